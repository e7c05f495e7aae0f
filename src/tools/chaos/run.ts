import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { testIds } from '../../../test/support/in-process.ts';
import { openStore } from '../../store/open.ts';
import { Network } from '../rig/network.ts';
import { Random } from '../rig/random.ts';
import { pause } from '../rig/until.ts';
import { Agents } from './agents.ts';
import { type Account, Books, readRecords } from './books.ts';
import { addAgent, signInTo } from './desk-hand.ts';
import { Intruders, MARK } from './intruders.ts';
import { MemoryWatch } from './memory.ts';
import type { Platform } from './platforms.ts';
import { patiently, settled, stopAll } from './rest.ts';
import { ADMIN, Site } from './site.ts';
import { Troubles } from './troubles.ts';
import { type Ask, askAnyOf, WebPerson } from './web-person.ts';

export interface ChaosOptions {
  readonly rootDir: string;
  /** In all; half of them at the web chat, the others on Telegram, WhatsApp and Teams. */
  readonly conversations: number;
  /** How long things are broken and people write. */
  readonly seconds: number;
  readonly seed: number;
  readonly store: 'sqlite' | 'mongo';
  /** Without forged calls and floods. */
  readonly calm?: boolean;
  /** Cuts whole hosts off instead of single connections; only where `runApart` has brought us. */
  readonly partitions?: boolean;
  /** A folder that keeps what was done, what each process printed, and the records of what differs. */
  readonly keep?: string | undefined;
}

export interface ChaosReport {
  /** Empty when all is well. */
  readonly differences: readonly string[];
  readonly figures: Readonly<Record<string, number>>;
  /** What kept the site's data. */
  readonly store: string;
  /** How often each trouble was made. */
  readonly troubles: Readonly<Record<string, number>>;
}

const QUESTIONS = [
  'prix du passeport adulte',
  'quels documents pour la carte nationale ?',
  'chhal taman dyal lacarte nationale?',
  'merci beaucoup',
  'et pour un mineur ?',
];
const AGENT = 'je veux parler à un agent humain';
const AGENTS = 4;
/** After the last trouble everything must be in order within this. */
const SETTLE_MS = 90_000;

/** Breaks a site at random while people write, mends it, and compares the books. */
export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const { rootDir, store, keep: logsIn, partitions } = options;
  if (logsIn) await mkdir(logsIn, { recursive: true });
  const site = await Site.open(rootDir, store, { logsIn, network: partitions ? Network.open() : undefined });
  try {
    return await breakAndCompare(site, options);
  } finally {
    await site.close();
  }
}

async function breakAndCompare(site: Site, options: ChaosOptions): Promise<ChaosReport> {
  const random = new Random(options.seed);
  const troubles = new Troubles(site, random);
  const over = new AbortController();
  const anyUrl = () => random.of(site.webs).url;
  const ask = askAnyOf(anyUrl, over.signal);
  const agents = new Agents(ask);
  const failures: string[] = [];
  /** What fails ends as a difference, not as the end of this process: there is a site to be cleared away. */
  const noted = <T>(work: Promise<T>) =>
    work.catch((error: Error) => {
      failures.push(error.message);
      return undefined;
    });
  const plans = Array.from({ length: options.conversations }, (_, number) =>
    planOf({ random, site, number, seconds: options.seconds }),
  );
  const intruders = new Intruders({
    random,
    anyUrl,
    platforms: site.platforms,
    conversationIds: plans.flatMap(({ platform, number }) => (platform ? idOn(platform, number) : [])),
    agent: await addAgent(ask, await signInTo(ask, ADMIN), 'intruder'),
  });
  const serving = noted(agents.work(AGENTS));
  const breaking = noted(troubles.make());
  const people = plans.map((plan) =>
    noted(plan.platform ? onPlatform(plan.platform, ask, plan) : onWeb(ask, anyUrl, plan)),
  );
  const talks = Promise.all(people);
  const memory = new MemoryWatch(site);
  const watching = memory.make();
  const intruding = options.calm ? undefined : noted(intruders.make());
  await pause(options.seconds * 1000);
  troubles.stop();
  intruders.stop();
  await breaking;
  await intruding;
  // Mending may have taken long: only from here on is everybody to be served.
  const late = setTimeout(() => over.abort(), 2 * SETTLE_MS);
  const accounts = (await talks).filter((talk) => talk !== undefined);
  const store = await patiently(() => openStore({ dataDir: site.folder, mongoUrl: site.mongo?.url }));
  const books = new Books(troubles.made);
  try {
    await settled(
      store,
      accounts.map(({ account }) => account()),
      SETTLE_MS,
    ).catch((error: Error) => books.differences.push(error.message));
    agents.stop();
    await serving;
    await pause(500);
    for (const { leave } of accounts) leave();
    memory.stop();
    await watching;
    books.differences.push(...(await stopAll(site, store)), ...memory.differences, ...intruders.differences);
    const [forged] = await patiently(() => store.messages.search(MARK, 1));
    if (forged) books.differences.push(`what an intruder forged is kept in ${forged.conversationId}`);
    for (const one of accounts) {
      const account = one.account();
      const records = await patiently(() => readRecords(store, account.conversationId));
      const before = books.differences.length;
      books.compare(account, agents.replies, records);
      if (books.differences.length > before)
        await keep(options, account.conversationId, { account, records });
    }
    books.differences.push(...failures);
    await keep(options, 'troubles', troubles.made);
    await keep(options, 'memory', memory.peaks);
  } finally {
    clearTimeout(late);
    await store.close();
  }
  const made = troubles.made.map(({ what }) => what);
  return {
    differences: books.differences,
    store: site.mongo?.name ?? 'SQLite',
    figures: {
      ...books.figures,
      ...intruders.figures,
      webMb: memory.most('web'),
      workerMb: memory.most('worker'),
    },
    troubles: Object.fromEntries(
      [...new Set(made)].map((what) => [what, made.filter((one) => one === what).length]),
    ),
  };
}

async function keep({ keep: folder }: ChaosOptions, name: string, what: object): Promise<void> {
  if (folder) await writeFile(join(folder, `${name}.json`), JSON.stringify(what, null, 2));
}

interface Plan {
  readonly number: number;
  /** None: at the web chat. */
  readonly platform: Platform | undefined;
  readonly texts: readonly string[];
  readonly pauses: readonly number[];
  readonly wantsAgent: boolean;
}

/** Somebody's talk: a beginning, three to six messages, and the pauses between them, over the whole time. */
function planOf(parts: { random: Random; site: Site; number: number; seconds: number }): Plan {
  const { random, site, number, seconds } = parts;
  const count = Math.floor(random.between(3, 7));
  const wantsAgent = random.next() < 0.15;
  const agentAt = Math.floor(random.between(0, count));
  const texts = Array.from({ length: count }, (_, index) =>
    wantsAgent && index === agentAt ? AGENT : `${random.of(QUESTIONS)} ${index + 1}`,
  );
  // All together no longer than the troubles last.
  const pauses = texts.map(() => (random.next() * seconds * 1000) / count);
  const platform = number % 2 === 0 ? undefined : site.platforms[((number - 1) / 2) % site.platforms.length];
  return { number, platform, texts, pauses, wantsAgent };
}

/** What a person did, to be read when all is over. */
interface Talk {
  account(): Account;
  leave(): void;
}

async function onWeb(ask: Ask, anyUrl: () => string, { texts, pauses, wantsAgent }: Plan): Promise<Talk> {
  const [beforeFirst = 0, ...between] = pauses;
  await pause(beforeFirst);
  const person = await WebPerson.open(ask, anyUrl);
  void person.follow();
  for (const [index, text] of texts.entries()) {
    await person.write(text);
    await pause(between[index] ?? 0);
  }
  const { conversationId, acknowledged: sent, heard } = person;
  return {
    account: () => ({ channel: 'webchat', conversationId, sent, heard, wantsAgent }),
    leave: () => person.leave(),
  };
}

function idOn({ channel, personId }: Platform, number: number): string {
  return testIds.conversation(channel, personId(number));
}

async function onPlatform(
  platform: Platform,
  ask: Ask,
  { number, texts, pauses, wantsAgent }: Plan,
): Promise<Talk> {
  const { channel, partsOf } = platform;
  for (const [index, text] of texts.entries()) {
    await pause(pauses[index] ?? 0);
    await platform.say(number, text, ask);
  }
  const conversationId = idOn(platform, number);
  const sent = texts.map((text) => ({ text }));
  return {
    account: () => ({
      channel,
      conversationId,
      sent,
      arrived: platform.arrived(number),
      partsOf,
      wantsAgent,
    }),
    leave: () => undefined,
  };
}
