import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockDataDir } from '../../src/process/data-dir-lock.ts';
import { startChild, type TestChild } from '../queue/child.ts';
import { eventually } from '../queue/redis-server.ts';

let folder: string;
const children: TestChild[] = [];
const startHolder = (dataDir: string): TestChild => {
  const child = startChild('lock', [dataDir]);
  children.push(child);
  return child;
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dalil-test-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill();
  await rm(folder, { recursive: true, force: true });
});

describe('lock of the data folder', () => {
  it('makes the folder, keeps a second start out in one sentence, and gives it free', async () => {
    const dataDir = join(folder, 'new/deep');
    const lock = await lockDataDir(dataDir);
    await expect(lockDataDir(dataDir)).rejects.toThrow(
      `Another Dalil runs on ${dataDir} already: stop it, or choose another folder with DATA_DIR.`,
    );
    await lock.release();
    await lock.release();
    await (await lockDataDir(dataDir)).release();
  });

  it('is won by exactly one of many processes, and free again when that one is killed', async () => {
    const rivals = Array.from({ length: 6 }, () => startHolder(folder));
    await eventually(() => rivals.every(({ lines }) => lines.length === 1), 15_000);
    const winners = rivals.filter(({ lines }) => lines[0] === 'held');
    expect(winners).toHaveLength(1);
    await expect(lockDataDir(folder)).rejects.toThrow('already');
    winners[0]?.kill('SIGKILL');
    const lock = await waitForLock(folder);
    await lock.release();
  });

  it('says in one sentence that the folder cannot be written', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(lockDataDir(join(folder, 'file'))).rejects.toThrow(
      /^The folder .* cannot be written: choose/,
    );
    await expect(lockDataDir('/proc/dalil/var')).rejects.toThrow(/^The folder .* cannot be written: choose/);
  });
});

/** The lock, once the operating system has noticed the end of its holder. */
async function waitForLock(dataDir: string) {
  let lock: Awaited<ReturnType<typeof lockDataDir>> | undefined;
  await eventually(async () => {
    lock = await lockDataDir(dataDir).catch(() => undefined);
    return lock !== undefined;
  }, 3_000);
  if (!lock) throw new Error('The lock was not given free.');
  return lock;
}
