import { constants } from 'node:fs';
import { access, chmod, copyFile, rename, rm } from 'node:fs/promises';
import { AppError } from '../../core/errors.ts';
import { Connection, makeForThisUserOnly } from './connection.ts';
import { openSqlite } from './index.ts';

/**
 * Writes a whole, compact copy of a database to a new file. The program may run meanwhile: the copy is what had been
 * written when it began. @throws {AppError} `service.unavailable`, `request.malformed` if the target exists
 */
export async function backupSqlite(path: string, target: string): Promise<void> {
  if (!(await exists(path))) throw new AppError('service.unavailable', `There is no database ${path}.`);
  if (await exists(target))
    throw new AppError('request.malformed', `${target} exists: a backup overwrites nothing.`);
  makeForThisUserOnly(target);
  const connection = new Connection(path);
  try {
    connection.run('vacuum into ?', [target]);
    checkWhole(target);
  } catch (error) {
    await removeWithLogs(target);
    throw error;
  } finally {
    connection.close();
  }
}

/**
 * Puts a backup in the database's place, after it was found whole and of this or an older version; the one before
 * stays beside it as `.before-restore`. The program must not run.
 * @throws {AppError} `service.unavailable`
 */
export async function restoreSqlite(source: string, path: string): Promise<void> {
  const draft = `${path}.restoring`;
  await draftOf(source, draft);
  await removeWithLogs(`${path}.before-restore`);
  await renameWithLog(path, `${path}.before-restore`);
  await removeWithLogs(path);
  await renameWithLog(draft, path);
  await removeWithLogs(draft);
}

/**
 * Copies a backup, for this user only, checks it and brings it up to date; what fails leaves nothing behind.
 * @throws {AppError} `service.unavailable`
 */
export async function draftOf(source: string, draft: string): Promise<void> {
  if (!(await exists(source))) throw new AppError('service.unavailable', `There is no backup ${source}.`);
  await removeWithLogs(draft);
  try {
    await copyFile(source, draft);
    await chmod(draft, 0o600);
    checkDalil(source, draft);
    await (await openSqlite({ path: draft })).close();
  } catch (error) {
    await removeWithLogs(draft);
    throw error;
  }
}

function checkDalil(source: string, draft: string): void {
  try {
    checkWhole(draft);
  } catch (cause) {
    const sentence = `${source} is damaged, or no backup of Dalil. Nothing was changed.`;
    throw new AppError('service.unavailable', sentence, { cause });
  }
}

/**
 * Processes that share a Redis take no lock on the folder; the file itself shows them.
 * @throws {AppError} `service.unavailable` if a process has it open, this one included
 */
export async function checkUnused(path: string): Promise<void> {
  if (!(await exists(path))) return;
  const connection = new Connection(path);
  try {
    connection.exec('pragma busy_timeout = 0');
    connection.exec('pragma locking_mode = exclusive');
    connection.exec('begin exclusive');
    connection.exec('rollback');
  } catch (cause) {
    const sentence = `A process uses ${path}: stop the program first. Nothing was changed.`;
    throw new AppError('service.unavailable', sentence, { cause });
  } finally {
    connection.close();
  }
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
    // An empty file is a whole database, too.
    connection.get('select max(step) from migrations');
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
