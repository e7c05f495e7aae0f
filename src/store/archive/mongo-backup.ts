import { mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../../core/errors.ts';
import type { Shape } from '../shape.ts';
import { SHAPES } from '../shapes.ts';
import { backupSqlite, draftOf } from '../sqlite/backup.ts';
import type { Archive } from './archive.ts';
import { copyStore, copyWhileRunning } from './copy.ts';
import { openMongoArchive } from './mongo-archive.ts';
import { openSqliteArchive } from './sqlite-archive.ts';

/**
 * Writes a MongoDB database to a new SQLite file, which either store can be restored from. The program may run
 * meanwhile. @throws {AppError} `service.unavailable`, `request.malformed` if the target exists
 */
export async function backupMongo(url: string, target: string): Promise<void> {
  await withDraft(target, async (draft) => {
    await between(
      () => openMongoArchive(url),
      () => openSqliteArchive(draft),
      copyWhileRunning,
    );
    // Into one file: the draft's log lies beside it.
    await backupSqlite(draft, target);
  });
}

/**
 * Fills an empty MongoDB database from a backup and reads it again to compare. The program must not run.
 * @throws {AppError} `service.unavailable` also when the database is not empty or something differs afterwards
 */
export async function restoreMongo(source: string, url: string): Promise<void> {
  await withDraft(source, async (draft) => {
    await draftOf(source, draft);
    await between(
      () => openSqliteArchive(draft),
      () => openMongoArchive(url),
      async (from, to) => {
        await checkEmpty(to);
        const reports = await copyStore(from, to, () => undefined);
        const different = reports.filter(({ agrees }) => !agrees).map(({ table }) => table);
        if (different.length > 0)
          throw new AppError('service.unavailable', `What was restored differs in ${different.join(', ')}.`);
      },
    );
  });
}

/** Beside the backup, where there is room for one: a container's `/tmp` is memory. */
async function withDraft(backup: string, work: (draft: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(dirname(backup), 'dalil-backup-'));
  try {
    await work(join(folder, 'draft.db'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function checkEmpty(archive: Archive): Promise<void> {
  for (const shape of SHAPES as readonly Shape<unknown>[]) {
    if ((await archive.count(shape)) > 0)
      throw new AppError(
        'service.unavailable',
        'The database is not empty: name a new one in MONGO_URL. Nothing was changed.',
      );
  }
}

async function between(
  openFrom: () => Promise<Archive>,
  openTo: () => Promise<Archive>,
  work: (from: Archive, to: Archive) => Promise<void>,
): Promise<void> {
  const from = await openFrom();
  try {
    const to = await openTo();
    try {
      await work(from, to);
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
}
