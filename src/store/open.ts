import { join, resolve } from 'node:path';
import { AppError } from '../core/errors.ts';
import type { Store } from '../ports/store.ts';
import { makeFolder } from '../process/make-folder.ts';
import { mongoAddress } from './mongo/address.ts';
import { openSqlite } from './sqlite/index.ts';

export interface StoreSettings {
  /** Folder of the SQLite file, made if missing. */
  readonly dataDir: string;
  /** MongoDB's address; without it the store is SQLite. */
  readonly mongoUrl?: string | undefined;
  /** How long a MongoDB that does not answer is waited for, in milliseconds; default not at all. */
  readonly patienceMs?: number;
}

/**
 * Opens the store that the settings choose.
 * @throws {AppError} `service.unavailable` with a sentence for the operator.
 */
export async function openStore({ dataDir, mongoUrl, patienceMs }: StoreSettings): Promise<Store> {
  if (mongoUrl !== undefined) {
    // Loaded here, so that an installation on SQLite does not pay for mongoose.
    const { openMongo } = await import('./mongo/index.ts');
    return openMongo({ url: mongoUrl, patienceMs });
  }
  try {
    await makeFolder(resolve(dataDir));
  } catch (cause) {
    throw new AppError('service.unavailable', `The folder ${dataDir} cannot be made.`, { cause });
  }
  return openSqlite({ path: databaseFile(dataDir) });
}

/** Names the store for people and logs; no user and no password. */
export function describeStore({ dataDir, mongoUrl }: StoreSettings): string {
  if (mongoUrl === undefined) return `SQLite in ${databaseFile(dataDir)}`;
  return mongoAddress(mongoUrl).name;
}

function databaseFile(dataDir: string): string {
  return join(dataDir, 'dalil.db');
}
