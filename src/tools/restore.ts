import { join, resolve } from 'node:path';
import { readConfig } from '../config.ts';
import { lockDataDir } from '../process/data-dir-lock.ts';
import { restoreMongo } from '../store/archive/mongo-backup.ts';
import { checkUnused, restoreSqlite } from '../store/sqlite/backup.ts';

/** Puts a backup in the database's place. The program must not run: the lock on `DATA_DIR` is taken, too. */
async function main(): Promise<void> {
  const [source] = process.argv.slice(2);
  if (!source) throw new Error('Use: npm run restore -- <file of a backup>');
  const { dataDir, mongoUrl } = readConfig(process.env);
  if (mongoUrl) {
    await restoreMongo(resolve(source), mongoUrl);
    return console.log(`Restored from ${source} and compared.`);
  }
  const lock = await lockDataDir(dataDir);
  try {
    await checkUnused(join(dataDir, 'dalil.db'));
    await restoreSqlite(resolve(source), join(dataDir, 'dalil.db'));
  } finally {
    await lock.release();
  }
  console.log(`Restored from ${source}. The database before it stays as dalil.db.before-restore.`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
