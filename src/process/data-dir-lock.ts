import { join, resolve } from 'node:path';
import Database from 'libsql';
import { makeFolder } from './make-folder.ts';

export interface DataDirLock {
  /** Gives the folder free. Safe to call twice. */
  release(): Promise<void>;
}

/**
 * Takes a data folder for this process alone, and makes it if it is missing. The lock is one of the operating system
 * on a SQLite file, so it ends with the process however that ends and is never left behind.
 * @throws {Error} in one sentence when another process has the folder or it cannot be written.
 */
export async function lockDataDir(dataDir: string): Promise<DataDirLock> {
  const folder = resolve(dataDir);
  try {
    await makeFolder(folder);
    return lock(join(folder, 'lock.db'));
  } catch (cause) {
    throw new Error(explain(folder, cause), { cause });
  }
}

function lock(file: string): DataDirLock {
  const database = new Database(file, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
    // A first write takes the lock also on file systems where beginning alone would not, and shows a read-only folder.
    database.exec('CREATE TABLE IF NOT EXISTS held (by)');
  } catch (error) {
    database.close();
    throw error;
  }
  return {
    async release() {
      if (database.open) database.close();
    },
  };
}

function explain(folder: string, cause: unknown): string {
  const { code = '' } = cause as { code?: string };
  if (code.startsWith('SQLITE_BUSY')) {
    return `Another Dalil runs on ${folder} already: stop it, or choose another folder with DATA_DIR.`;
  }
  return `The folder ${folder} cannot be written: choose another with DATA_DIR, or give this user the right to write there.`;
}
