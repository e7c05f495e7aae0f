import { constants } from 'node:fs';
import { access, copyFile, rename, rm } from 'node:fs/promises';
import { AppError } from '../../core/errors.ts';
import { Connection } from './connection.ts';
import { openSqlite } from './index.ts';

/**
 * Writes a whole, compact copy of a database to a new file. The program may run meanwhile: the copy is what had been
 * written when it began. @throws {AppError} `service.unavailable`, `request.malformed` if the target exists
 */
export async function backupSqlite(path: string, target: string): Promise<void> {
  if (!(await exists(path))) throw new AppError('service.unavailable', `There is no database ${path}.`);
  if (await exists(target))
    throw new AppError('request.malformed', `${target} exists: a backup overwrites nothing.`);
  const connection = new Connection(path);
  try {
    connection.run('vacuum into ?', [target]);
  } finally {
    connection.close();
  }
  checkWhole(target);
}

/**
 * Puts a backup in the database's place, after it was found whole and of this or an older version; the one before
 * stays beside it as `.before-restore`. The program must not run.
 * @throws {AppError} `service.unavailable`
 */
export async function restoreSqlite(source: string, path: string): Promise<void> {
  if (!(await exists(source))) throw new AppError('service.unavailable', `There is no backup ${source}.`);
  const draft = `${path}.restoring`;
  await copyFile(source, draft);
  try {
    checkWhole(draft);
    await (await openSqlite({ path: draft })).close();
  } catch (error) {
    await removeWithLogs(draft);
    throw error;
  }
  await removeWithLogs(`${path}.before-restore`);
  await renameWithLog(path, `${path}.before-restore`);
  await removeWithLogs(path);
  await renameWithLog(draft, path);
  await removeWithLogs(draft);
}

/** What stands only in its log belongs to a database. The shared memory beside it is made anew. */
async function renameWithLog(from: string, to: string): Promise<void> {
  for (const end of ['-wal', '']) if (await exists(from + end)) await rename(from + end, to + end);
}

function checkWhole(path: string): void {
  const connection = new Connection(path);
  try {
    const verdict = connection.get('pragma integrity_check')?.['integrity_check'];
    if (verdict !== 'ok')
      throw new AppError('service.unavailable', `${path} is damaged: ${String(verdict)}.`);
  } finally {
    connection.close();
  }
}

async function removeWithLogs(path: string): Promise<void> {
  for (const end of ['', '-wal', '-shm']) await rm(`${path}${end}`, { force: true });
}

function exists(path: string): Promise<boolean> {
  return access(path, constants.F_OK).then(
    () => true,
    () => false,
  );
}
