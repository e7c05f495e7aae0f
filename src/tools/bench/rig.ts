import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, Program } from '../rig/program.ts';
import { RigRedis } from '../rig/redis.ts';
import { QUESTIONS } from './questions.ts';
import type { Scale } from './scale.ts';
import { Visitor } from './visitor.ts';

export const ADMIN = { email: 'admin@example.org', password: 'Correct-Horse-9!' };

/** The program under measurement with its Redis, and its visitors. */
export interface Rig {
  readonly rootDir: string;
  readonly scale: Scale;
  readonly redis: RigRedis;
  readonly program: Program;
  /** From the start of the process until it answers, in milliseconds. */
  readonly startUpMs: number;
  readonly visitors: readonly Visitor[];
  /** Starts a web process beside the program, on the same data. */
  startWeb(): Promise<Program>;
  /** Opens further visitors, with their streams, at the program or at another process. */
  invite(count: number, at?: { readonly url: string }): Promise<Visitor[]>;
  /** The next visitor in turn who waits for nothing asks the next question; the milliseconds until the answer is there. */
  askNext(): Promise<number>;
  /** Size of the database with its journal, in bytes; 0 on a server elsewhere. */
  databaseBytes(): Promise<number>;
  end(): Promise<void>;
}

/** Starts everything on fresh data. @param mongoUrl measures on MongoDB; else on SQLite. */
export async function startRig(rootDir: string, scale: Scale, mongoUrl?: string): Promise<Rig> {
  const folder = await mkdtemp(join(tmpdir(), 'dalil-bench-'));
  const redis = await RigRedis.begin(folder);
  const settings = {
    DATA_DIR: folder,
    REDIS_URL: redis.socket,
    // Each visitor has an address of their own, as openings are counted by address.
    TRUST_PROXY: '1',
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
    ...(mongoUrl ? { MONGO_URL: mongoUrl } : {}),
  };
  const program = Program.start(rootDir, await freePort(), settings);
  const webs: Program[] = [];
  const visitors: Visitor[] = [];
  let turn = 0;
  const rig: Rig = {
    rootDir,
    scale,
    redis,
    program,
    startUpMs: await program.ready(),
    visitors,
    async startWeb() {
      const web = Program.start(rootDir, await freePort(), { ...settings, ROLE: 'web' });
      webs.push(web);
      await web.ready();
      return web;
    },
    async invite(count, { url } = program) {
      const invited = await openAll(url, visitors.length, count);
      visitors.push(...invited);
      return invited;
    },
    askNext() {
      for (let tried = 0; tried < visitors.length; tried++) {
        const index = turn++;
        const visitor = visitors[index % visitors.length];
        if (visitor && !visitor.waits) return visitor.ask(QUESTIONS[index % QUESTIONS.length] ?? '');
      }
      throw new Error('Nobody was invited, or everybody waits for an answer.');
    },
    databaseBytes: async () => (mongoUrl ? 0 : sizeOf(join(folder, 'dalil.db'))),
    async end() {
      for (const visitor of visitors) visitor.hangUp();
      for (const one of [program, ...webs]) await one.end('SIGKILL');
      await redis.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return rig;
}

async function openAll(url: string, from: number, count: number): Promise<Visitor[]> {
  const opened: Visitor[] = [];
  const lane = async () => {
    while (opened.length < count) {
      const visitor = Visitor.open(url, from + opened.length);
      opened.push(await visitor);
    }
  };
  await Promise.all(Array.from({ length: 8 }, lane));
  const kept = opened.slice(0, count);
  for (const visitor of kept) await visitor.listen();
  return kept;
}

async function sizeOf(path: string): Promise<number> {
  const sizes = await Promise.all([path, `${path}-wal`].map((one) => stat(one).catch(() => undefined)));
  return sizes.reduce((sum, one) => sum + (one?.size ?? 0), 0);
}
