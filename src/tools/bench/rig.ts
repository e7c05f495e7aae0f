import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, Program } from '../rig/program.ts';
import { RigRedis } from '../rig/redis.ts';
import { pause, until } from '../rig/until.ts';
import { QUESTIONS } from './questions.ts';
import type { Scale } from './scale.ts';
import { Visitor } from './visitor.ts';

export const ADMIN = { email: 'admin@example.org', password: 'Correct-Horse-9!' };

/** Longest that answering what tens of thousands have asked may take. */
const ANSWERING_MS = 600_000;

/** The program under measurement with its Redis, and its visitors. */
export interface Rig {
  readonly rootDir: string;
  readonly scale: Scale;
  readonly redis: RigRedis;
  readonly program: Program;
  /** From the start of the process until it answers, in milliseconds. */
  readonly startUpMs: number;
  /** Those who take turns, with open streams. */
  readonly visitors: readonly Visitor[];
  /** Starts a web process beside the program, on the same data. */
  startWeb(): Promise<Program>;
  /** Opens further visitors, with their streams, at the program or at another process. */
  invite(count: number, at?: { readonly url: string }): Promise<Visitor[]>;
  /**
   * Until there are so many conversations others come to the program, ask something and leave. Then as many as before
   * take turns, evenly from among all.
   */
  growTo(conversations: number): Promise<void>;
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
  const everybody: Visitor[] = [];
  let visitors: Visitor[] = [];
  let turn = 0;
  const rig: Rig = {
    rootDir,
    scale,
    redis,
    program,
    startUpMs: await program.ready(),
    get visitors() {
      return visitors;
    },
    async startWeb() {
      const web = Program.start(rootDir, await freePort(), { ...settings, ROLE: 'web' });
      webs.push(web);
      await web.ready();
      return web;
    },
    async invite(count, { url } = program) {
      const invited = await openAll(url, everybody.length, count);
      for (const visitor of invited) await visitor.listen();
      everybody.push(...invited);
      visitors.push(...invited);
      return invited;
    },
    async growTo(conversations) {
      const came = await openAll(program.url, everybody.length, conversations - everybody.length);
      await inLanes(came, (visitor, index) => visitor.write(questionAt(index)));
      await until(() => pause(1_000).then(() => nothingWaits(program.url)), ANSWERING_MS, 'all are answered');
      everybody.push(...came);
      const every = everybody.length / visitors.length;
      for (const visitor of visitors) visitor.hangUp();
      visitors = visitors.flatMap((_, index) => everybody[Math.floor(index * every)] ?? []);
      for (const visitor of visitors) await visitor.listen();
    },
    askNext() {
      for (let tried = 0; tried < visitors.length; tried++) {
        const index = turn++;
        const visitor = visitors[index % visitors.length];
        if (visitor && !visitor.waits) return visitor.ask(questionAt(index));
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

function questionAt(index: number): string {
  return QUESTIONS[index % QUESTIONS.length] ?? '';
}

async function openAll(url: string, from: number, count: number): Promise<Visitor[]> {
  const numbers = Array.from({ length: Math.max(0, count) }, (_, index) => from + index);
  return inLanes(numbers, (number) => Visitor.open(url, number));
}

/** Eight at a time; the results in order. */
async function inLanes<T, R>(all: readonly T[], work: (one: T, index: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const rest = all.entries();
  const lane = async () => {
    for (const [index, one] of rest) results[index] = await work(one, index);
  };
  await Promise.all(Array.from({ length: 8 }, lane));
  return results;
}

/** By the program's own count of what its queue of questions holds. */
async function nothingWaits(url: string): Promise<boolean> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  const counts = [...metrics.matchAll(/^dalil_queue_jobs\{queue="answer",state="\w+"\} (\d+)$/gm)];
  return counts.length > 0 && counts.every(([, count]) => count === '0');
}

async function sizeOf(path: string): Promise<number> {
  const sizes = await Promise.all([path, `${path}-wal`].map((one) => stat(one).catch(() => undefined)));
  return sizes.reduce((sum, one) => sum + (one?.size ?? 0), 0);
}
