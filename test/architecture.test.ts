import { readdirSync, readFileSync } from 'node:fs';
import { join, normalize, relative } from 'node:path';

/** Who may import what. Paths are folders or files of the project; packages stand as they are imported. */
interface Rule {
  readonly name: string;
  /** Sources the rule is about. */
  readonly in: RegExp;
  readonly except?: RegExp;
  /** Nothing but these. */
  readonly only?: RegExp;
  /** None of these. */
  readonly never?: RegExp;
  /** Whether imports of types alone are free. */
  readonly typesAreFree?: boolean;
  readonly why: string;
}

const RULES: readonly Rule[] = [
  {
    name: 'core stands alone',
    in: /^src\/core\//,
    only: /^src\/core\//,
    why: 'its rules must be true whatever the store, the queue or the channel is',
  },
  {
    name: 'ports know only core',
    in: /^src\/ports\//,
    only: /^src\/(core|ports)\/|^type express$/,
    why: 'an interface that names an engine is not an interface',
  },
  {
    name: 'intents know only core',
    in: /^intents\//,
    only: /^(intents|src\/core)\/|^node:|^(js-yaml|zod|intl-messageformat)$|^@orama\/stemmers\//,
    why: 'the router must run in the console, in a test and in a training thread',
  },
  {
    name: 'bot, escalation and the desk name no engine',
    in: /^src\/(bot|escalation|desk)\//,
    except: /^src\/desk\/([\w-]*routes|page|guard|event-stream|ui\/.*)\.tsx?$/,
    never: /^(channels|src\/(store|queue))\/|^(mongoose|bullmq|ioredis|libsql|express)$/,
    typesAreFree: true,
    why: 'use cases speak to ports; routes translate HTTP',
  },
  {
    name: 'routes of the desk name no engine but Express',
    in: /^src\/desk\//,
    never: /^(channels|src\/(store|queue))\/|^(mongoose|bullmq|ioredis|libsql)$/,
    why: 'they reach stores and queues through ports',
  },
  {
    name: 'mongoose lives in one folder',
    in: /^(src|channels|intents)\//,
    except: /^src\/store\/mongo\//,
    never: /^mongoose$/,
    why: 'what is behind a port can be replaced',
  },
  {
    name: 'BullMQ and ioredis live in one folder',
    in: /^(src|channels|intents)\//,
    // What the bench measures the program against.
    except: /^src\/queue\/|^src\/tools\/bench\/bare\.ts$/,
    never: /^(bullmq|ioredis|@bull-board\/.*)$/,
    why: 'what is behind a port can be replaced',
  },
  {
    name: 'only the store and the lock of its folder use SQLite',
    in: /^(src|channels|intents)\//,
    // Chaos holds its file.
    except: /^src\/(store\/sqlite|process)\/|^src\/tools\/rig\/sqlite-lock\.ts$/,
    never: /^libsql$/,
    why: 'what is behind a port can be replaced',
  },
  {
    name: 'the parts do not know the whole',
    in: /^(src|channels|intents)\//,
    except: /^src\/(main|app|config)\.ts$|^src\/(wiring|tools)\//,
    never: /^src\/(main|app|config|settings)\.ts$|^src\/wiring\//,
    typesAreFree: true,
    why: 'app.ts and wiring/ hand each part what it needs',
  },
];

/** A channel also uses its platform's SDK. */
const SDKS: Readonly<Record<string, RegExp>> = {
  telegram: /^telegraf(\/.*)?$/,
  'whatsapp-web': /^whatsapp-web\.js$|^puppeteer-core$|^uqr$/,
  // The tokens of Microsoft are checked without the SDK.
  teams: /^botbuilder(-.*)?$|^botframework-.*$|^jsonwebtoken$/,
};

const FILES = ['src', 'channels', 'intents'].flatMap(sourcesIn);

describe('boundaries', () => {
  it.each(RULES)('$name', (rule) => {
    const broken = FILES.filter((file) => rule.in.test(file) && !rule.except?.test(file)).flatMap((file) =>
      importsOf(file)
        .filter((one) => !isAllowed(one, rule))
        .map((one) => `${file} -> ${one.to}`),
    );
    expect({ why: rule.why, broken }).toEqual({ why: rule.why, broken: [] });
  });

  it('a channel knows core, ports, its folder, its SDK and Express', () => {
    const broken = FILES.flatMap((file) => {
      const [, channel] = /^channels\/([\w-]+)\//.exec(file) ?? [];
      if (!channel) return [];
      const allowed = [/^src\/(core|ports)\//, new RegExp(`^channels/${channel}/`), /^node:|^(express|zod)$/];
      const sdk = SDKS[channel];
      return importsOf(file)
        .filter(({ to }) => ![...allowed, ...(sdk ? [sdk] : [])].some((pattern) => pattern.test(to)))
        .map(({ to }) => `${file} -> ${to}`);
    });
    expect(broken).toEqual([]);
  });

  it('the archived SDK of Teams stands in one file', () => {
    const users = FILES.filter((file) =>
      importsOf(file).some(({ to }) => /^(botbuilder|botframework)/.test(to)),
    );
    expect(users).toEqual(['channels/teams/adapter.ts']);
  });

  it('only the settings and the commands read the environment', () => {
    const readers = FILES.filter((file) => readFileSync(file, 'utf8').includes('process.env'));
    const allowed = /^src\/(main|config)\.ts$|^src\/tools\//;
    expect(readers.filter((file) => !allowed.test(file))).toEqual([]);
  });

  it('sees imports as they are written', () => {
    expect(importsOf('src/queue/work-queue.ts')).toEqual(
      expect.arrayContaining([
        { to: 'bullmq', typeOnly: false },
        { to: 'src/ports/queue.ts', typeOnly: true },
      ]),
    );
  });
});

interface Import {
  /** A path of the project, or a package. */
  readonly to: string;
  readonly typeOnly: boolean;
}

function isAllowed({ to, typeOnly }: Import, { only, never, typesAreFree }: Rule): boolean {
  if (typesAreFree && typeOnly) return true;
  const named = typeOnly ? [to, `type ${to}`] : [to];
  return (!only || named.some((name) => only.test(name))) && !never?.test(to);
}

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return sourcesIn(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

const STATEMENT = /^(?:import|export)\s(?:(type)\s)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;
const CALL = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const statements = [...text.matchAll(STATEMENT)].map(([, type, to = '']) => ({
    to: target(file, to),
    typeOnly: type === 'type',
  }));
  const calls = [...text.matchAll(CALL)].map(([, to = '']) => ({ to: target(file, to), typeOnly: false }));
  return [...statements, ...calls];
}

function target(file: string, to: string): string {
  if (!to.startsWith('.')) return to;
  return relative('.', normalize(join(file, '..', to)));
}
