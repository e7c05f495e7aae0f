import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { type Ferret, ferretProgram, startFerret } from './ferret/ferret.ts';

/** A server for a test file. */
export interface MongoForTests {
  /** The address of a database that nobody has used. */
  freshUrl(): string;
  /** What only a server of our own can do; absent on the one `MONGO_URL` names. */
  readonly ferret?: Ferret;
  /** Drops what was made, and ends the server if it is ours. */
  stop(): Promise<void>;
}

export type MongoServer =
  | { readonly name: string; readonly start: () => Promise<MongoForTests> }
  | { readonly missing: string };

/** The server that tests can use: the one `MONGO_URL` names, else FerretDB built with Go, else none and why. */
export function mongoServer(url = process.env.MONGO_URL): MongoServer {
  if (url) return { name: 'MONGO_URL', start: async () => mongoAt(url) };
  const program = ferretProgram();
  if ('missing' in program) {
    // Jest does not name a file in which everything is skipped.
    process.stderr.write(`SKIPPED: all tests on MongoDB, because ${program.missing}.\n`);
    return program;
  }
  return { name: 'FerretDB', start: () => ferretMongo(program.path) };
}

function mongoAt(url: string): MongoForTests {
  const made: string[] = [];
  return {
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

async function ferretMongo(program: string): Promise<MongoForTests> {
  const folder = await mkdtemp(join(tmpdir(), 'dalil-ferret-'));
  const ferret = await startFerret(program, folder);
  let made = 0;
  return {
    ferret,
    freshUrl: () => withDatabase(ferret.url, `dalil${++made}`),
    stop: async () => {
      await ferret.kill();
      await rm(folder, { recursive: true });
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
