import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import type { Place } from '../../src/tools/rig/network.ts';
import { type Ferret, ferretProgram, startFerret } from './ferret/ferret.ts';
import { type Postgres, postgresPrograms, startPostgres } from './ferret/postgres.ts';

/** A server for a test file. */
export interface MongoForTests {
  /** What it is, for people. */
  readonly name: string;
  /** The address of a database that nobody has used. */
  freshUrl(): string;
  /** What only a server of our own can do; absent on the one `MONGO_URL` names. */
  readonly ferret?: Ferret;
  /** Drops what was made, and ends the server if it is ours. */
  stop(): Promise<void>;
}

export interface MongoOptions {
  /** Where it is to run; only one of our own can be sent there. */
  readonly place?: Place | undefined;
  /**
   * It must carry thousands of messages. FerretDB then keeps its data in a PostgreSQL, if there is one: that starts more
   * slowly, but does not read a whole collection for each question.
   */
  readonly manyMessages?: boolean;
}

export type MongoServer =
  | {
      readonly name: string;
      readonly start: (options?: MongoOptions) => Promise<MongoForTests>;
    }
  | { readonly missing: string };

/** The server that tests can use: the one `MONGO_URL` names, else FerretDB built with Go, else none and why. */
export function mongoServer(url = process.env.MONGO_URL): MongoServer {
  if (url) return { name: 'MONGO_URL', start: async (options) => mongoAt(url, options) };
  const program = ferretProgram();
  if ('missing' in program) {
    // Jest does not name a file in which everything is skipped.
    process.stderr.write(`SKIPPED: all tests on MongoDB, because ${program.missing}.\n`);
    return program;
  }
  return { name: 'FerretDB', start: (options) => ferretMongo(program.path, options) };
}

function mongoAt(url: string, { place }: MongoOptions = {}): MongoForTests {
  if (place) throw new Error('The server that MONGO_URL names stands elsewhere: unset it.');
  const made: string[] = [];
  return {
    name: 'MONGO_URL',
    freshUrl: () => {
      const name = `dalil_test_${randomUUID().slice(0, 8)}`;
      made.push(name);
      return withDatabase(url, name);
    },
    stop: async () => {
      const connection = await mongoose.createConnection(url).asPromise();
      for (const name of made) await connection.useDb(name).dropDatabase();
      await connection.close();
    },
  };
}

async function ferretMongo(
  program: string,
  { place, manyMessages = false }: MongoOptions = {},
): Promise<MongoForTests> {
  const folder = await mkdtemp(join(tmpdir(), 'dalil-ferret-'));
  const programs = manyMessages ? postgresPrograms() : undefined;
  const postgres = programs === undefined ? undefined : await startPostgres(programs, folder);
  const alone = await startFerret(program, postgres?.url ?? folder, place);
  const ferret = postgres ? onPostgres(alone, postgres) : alone;
  let made = 0;
  return {
    name: postgres ? 'FerretDB on PostgreSQL' : 'FerretDB on SQLite',
    ferret,
    freshUrl: () => withDatabase(ferret.url, `dalil${++made}`),
    stop: async () => {
      await ferret.kill();
      await rm(folder, { recursive: true });
    },
  };
}

/** Both fail together, as one server would. */
function onPostgres(ferret: Ferret, postgres: Postgres): Ferret {
  return {
    ...ferret,
    start: async () => {
      await postgres.start();
      await ferret.start();
    },
    kill: async () => {
      await Promise.all([ferret.kill(), postgres.kill()]);
    },
  };
}

/** The address with another database. */
function withDatabase(url: string, database: string): string {
  const [address = '', options] = url.split('?', 2);
  const scheme = address.slice(0, address.indexOf('//') + 2);
  const [hosts = ''] = address.slice(scheme.length).split('/', 1);
  return `${scheme}${hosts}/${database}${options === undefined ? '' : `?${options}`}`;
}
