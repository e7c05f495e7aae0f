import { join, resolve } from 'node:path';
import { readConfig } from '../config.ts';
import { backupMongo } from '../store/archive/mongo-backup.ts';
import { backupSqlite } from '../store/sqlite/backup.ts';

/** Copies the database, whichever store it is, to a new file while the program runs. */
async function main(): Promise<void> {
  const [target] = process.argv.slice(2);
  if (!target) throw new Error('Use: npm run backup -- <new file>');
  const { dataDir, mongoUrl } = readConfig(process.env);
  if (mongoUrl) await backupMongo(mongoUrl, resolve(target));
  else await backupSqlite(join(dataDir, 'dalil.db'), resolve(target));
  console.log(`Backed up to ${target}. It holds what people wrote: keep it as safe, and no longer.`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
