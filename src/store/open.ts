import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { AppError } from '../core/errors.ts';
import type { Store } from '../ports/store.ts';
import { openSqlite } from './sqlite/index.ts';

export interface StoreSettings {
  /** Folder of the SQLite file, made if missing. */
  readonly dataDir: string;
}

/**
 * Opens the store that the settings choose.
 * @throws {AppError} `service.unavailable` with a sentence for the operator.
 */
export async function openStore(settings: StoreSettings): Promise<Store> {
  try {
    await makeFolder(resolve(settings.dataDir));
  } catch (cause) {
    throw new AppError('service.unavailable', `The folder ${settings.dataDir} cannot be made.`, { cause });
  }
  return openSqlite({ path: databaseFile(settings.dataDir) });
}

/** Names the store for people and logs. */
export function describeStore(settings: StoreSettings): string {
  return `SQLite in ${databaseFile(settings.dataDir)}`;
}

/** Makes a folder and those above it. Not by mkdir's own `recursive`, which on Node 20 never ends below `/proc`. */
async function makeFolder(path: string): Promise<void> {
  const failure = await codeOfMaking(path);
  if (failure === undefined || failure === 'EEXIST') return;
  if (failure === 'ENOENT' && dirname(path) !== path) await makeFolder(dirname(path));
  await mkdir(path);
}

function codeOfMaking(path: string): Promise<string | undefined> {
  return mkdir(path).then(
    () => undefined,
    (error: NodeJS.ErrnoException) => error.code,
  );
}

function databaseFile(dataDir: string): string {
  return join(dataDir, 'dalil.db');
}
