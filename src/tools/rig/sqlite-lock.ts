import { join } from 'node:path';
import Database from 'libsql';

const TRY_MS = 200;

/**
 * Takes the database of a data folder for writing, as a backup or a repair by hand would, and gives what frees it.
 * Nothing where somebody else is writing just then.
 */
export function lockSqlite(dataDir: string): (() => void) | undefined {
  const database = new Database(join(dataDir, 'dalil.db'), { timeout: TRY_MS });
  try {
    database.exec('begin immediate');
  } catch {
    database.close();
    return undefined;
  }
  return () => {
    database.exec('rollback');
    database.close();
  };
}
