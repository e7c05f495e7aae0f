import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import type { Place } from '../../src/tools/rig/network.ts';
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
  | {
      readonly name: string;
      /** @param place where it is to run; only one of our own can be sent there. */
      readonly start: (place?: Place) => Promise<MongoForTests>;
    }
  | { readonly missing: string };

/** The server that tests can use: the one `MONGO_URL` names, else FerretDB built with Go, else none and why. */
export function mongoServer(url = process.env.MONGO_URL): MongoServer {
  if (url) return { name: 'MONGO_URL', start: async (place) => mongoAt(url, place) };
  const program = ferretProgram();
  if ('missing' in program) {
    // Jest does not name a file in which everything is skipped.
    process.stderr.write(`SKIPPED: all tests on MongoDB, because ${program.missing}.\n`);
    return program;
  }
  return { name: 'FerretDB', start: (place) => ferretMongo(program.path, place) };
}

function mongoAt(url: string, place?: Place): MongoForTests {
  if (place) throw new Error('The server that MONGO_URL names stands elsewhere: unset it.');
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

async function ferretMongo(program: string, place?: Place): Promise<MongoForTests> {
  const folder = await mkdtemp(join(tmpdir(), 'dalil-ferret-'));
  const ferret = await startFerret(program, folder, place);
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
