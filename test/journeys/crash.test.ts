import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Citizen } from '../support/citizen.ts';
import { eventually } from '../support/eventually.ts';

/** `npm start` as a process of its own, on a data folder that outlives it. */
class Program {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    readonly exit: Promise<number | null>,
    private readonly words: () => string,
  ) {}

  static start(dataDir: string, port: number, env: Record<string, string> = {}): Program {
    const child = spawn(process.execPath, ['src/tools/start.mjs'], {
      env: { ...process.env, DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'warn', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    const listen = (chunk: Buffer) => {
      said += chunk;
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    const exit = once(child, 'exit').then(([code]) => code as number | null);
    return new Program(child, `http://127.0.0.1:${port}`, exit, () => said);
  }

  get said(): string {
    return this.words();
  }

  ready(): Promise<void> {
    return eventually(async () => {
      expect((await fetch(`${this.url}/readyz`).catch(() => undefined))?.status).toBe(200);
    }, 90_000);
  }

  async end(signal: NodeJS.Signals): Promise<number | null> {
    this.child.kill(signal);
    return this.exit;
  }
}

/** Processes of Redis that serve a folder. */
function redisOf(folder: string): string[] {
  const processes = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' });
  return processes.split('\n').filter((line) => line.includes('redis-server') && line.includes(folder));
}

describe('the program as people start it', () => {
  const PORT = 20_000 + Math.floor(Math.random() * 20_000);
  let dataDir: string;
  let programs: Program[];
  const start = (env?: Record<string, string>, port = PORT) => {
    const program = Program.start(dataDir, port, env);
    programs.push(program);
    return program;
  };
  beforeEach(async () => {
    programs = [];
    dataDir = await mkdtemp(join(tmpdir(), 'dalil-crash-'));
  });
  afterEach(async () => {
    await Promise.all(programs.map((program) => program.end('SIGKILL')));
    await rm(dataDir, { recursive: true, force: true });
  });

  it('answers after kill -9 what it had taken before, once and in order', async () => {
    const first = start();
    await first.ready();
    const person = await Citizen.open(first.url, { language: 'fr' });
    const questions = Array.from({ length: 12 }, (_, n) => ({
      clientId: randomUUID(),
      text: `prix du passeport adulte ${n}`,
    }));
    for (const question of questions) expect((await person.post(question)).status).toBe(202);
    await first.end('SIGKILL');
    await eventually(() => expect(redisOf(dataDir)).toEqual([]));

    const second = start();
    await second.ready();
    // A browser that saw no answer sends again: nothing doubles.
    for (const question of questions) await person.post(question);
    await eventually(async () => {
      const messages = await person.messages();
      expect(messages.filter(({ from }) => from === 'citizen').map(({ text }) => text)).toEqual(
        questions.map(({ text }) => text),
      );
      expect(messages.filter(({ from }) => from === 'bot')).toHaveLength(questions.length);
      expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1));
    }, 20_000);
    expect(await second.end('SIGTERM')).toBe(0);
    expect(redisOf(dataDir)).toEqual([]);
  }, 180_000);

  it('refuses in one sentence to start beside itself, on a port in use, or with bad settings', async () => {
    const first = start();
    await first.ready();
    const beside = start({}, PORT + 1);
    expect(await beside.exit).not.toBe(0);
    expect(beside.said).toContain('Another Dalil runs on');

    const otherFolder = await mkdtemp(join(tmpdir(), 'dalil-crash-'));
    const samePort = start({ DATA_DIR: otherFolder });
    expect(await samePort.exit).not.toBe(0);
    expect(samePort.said).toContain(`Port ${PORT} on 127.0.0.1 is in use`);
    await rm(otherFolder, { recursive: true });

    const malformed = start({ PORT: 'many', ROLE: 'boss', LOG_LEVEL: 'loud' });
    expect(await malformed.exit).not.toBe(0);
    for (const name of ['PORT', 'ROLE', 'LOG_LEVEL']) expect(malformed.said).toContain(name);

    const nowhere = start({ DATA_DIR: '/proc/dalil' }, PORT + 2);
    expect(await nowhere.exit).not.toBe(0);
    expect(nowhere.said).toContain('cannot be written');
  }, 180_000);
});
