import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
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
    await mkdir(settings.dataDir, { recursive: true });
  } catch (cause) {
    throw new AppError('service.unavailable', `The folder ${settings.dataDir} cannot be made.`, { cause });
  }
  return openSqlite({ path: databaseFile(settings.dataDir) });
}

/** Names the store for people and logs. */
export function describeStore(settings: StoreSettings): string {
  return `SQLite in ${databaseFile(settings.dataDir)}`;
}

function databaseFile(dataDir: string): string {
  return join(dataDir, 'dalil.db');
}
