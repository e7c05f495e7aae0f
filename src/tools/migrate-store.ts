import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { lockDataDir } from '../process/data-dir-lock.ts';
import type { Archive } from '../store/archive/archive.ts';
import { copyStore } from '../store/archive/copy.ts';
import { openMongoArchive } from '../store/archive/mongo-archive.ts';
import { openSqliteArchive } from '../store/archive/sqlite-archive.ts';

const USAGE =
  'Use: npm run migrate-store -- --from sqlite --to mongo (or the other way), with MONGO_URL and DATA_DIR set.';

/**
 * Copies an installation from one store to the other and proves that both hold the same. The program must not run
 * meanwhile: the lock on `DATA_DIR` is taken. May be repeated after an interruption. Ends with 1 if anything differs.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { from: { type: 'string' }, to: { type: 'string' } } });
  const ends = [values.from, values.to];
  if (!ends.includes('sqlite') || !ends.includes('mongo')) throw new Error(USAGE);
  const { dataDir, mongoUrl } = readConfig(process.env);
  if (!mongoUrl) throw new Error(`MONGO_URL is not set. ${USAGE}`);
  const lock = await lockDataDir(dataDir);
  const sqlite = await openSqliteArchive(join(dataDir, 'dalil.db'));
  const mongo = await openMongoArchive(mongoUrl);
  const [from, to]: [Archive, Archive] = values.from === 'sqlite' ? [sqlite, mongo] : [mongo, sqlite];
  try {
    const reports = await copyStore(from, to, ({ table, from: source, to: target, agrees }) => {
      console.log(
        `${agrees ? 'same  ' : 'DIFFER'} ${table}: ${source.count} rows ${source.checksum} → ${target.count} rows ${target.checksum}`,
      );
    });
    const different = reports.filter(({ agrees }) => !agrees);
    console.log(
      different.length === 0
        ? 'Both stores hold the same.'
        : 'They differ: the target holds rows that the source has not, or was written to meanwhile.',
    );
    process.exitCode = different.length === 0 ? 0 : 1;
  } finally {
    await sqlite.close();
    await mongo.close();
    await lock.release();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
