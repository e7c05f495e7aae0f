import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestApp, type TestApp } from '../journeys/app.ts';
import { startTestRedis, type TestRedis } from '../queue/redis-server.ts';

/** Runs one of the commands as an operator does; what it said, and how it ended. */
function run(tool: 'backup' | 'restore', dataDir: string, file: string) {
  const { PATH } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [`dist/tools/${tool}.js`, file], {
    env: { PATH, DATA_DIR: dataDir },
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
}

describe('backup and restore', () => {
  let redis: TestRedis;
  let folder: string;
  let file: string;
  let app: TestApp;
  beforeAll(async () => {
    execFileSync(process.execPath, ['src/tools/build.mjs']);
    redis = await startTestRedis();
    folder = await mkdtemp(join(tmpdir(), 'dalil-kept-'));
    file = join(folder, 'backup.db');
    // With a Redis elsewhere nothing but the file itself shows that the program runs.
    app = await startTestApp({ REDIS_URL: redis.socket });
  }, 300_000);
  afterAll(async () => {
    await app.stop();
    await redis.close();
    await rm(folder, { recursive: true });
  });

  it('are tried on the running program: people go on where they were, on another folder', async () => {
    const people = await Promise.all(Array.from({ length: 8 }, () => app.citizen({ language: 'fr' })));
    await Promise.all(people.map((person) => person.asks('prix du passeport adulte')));
    const before = await Promise.all(people.map((person) => person.messages()));
    const meanwhile = Promise.all(people.map((person) => person.asks('et pour un mineur ?')));
    expect(run('backup', app.dataDir, file)).toMatchObject({ status: 0 });
    await meanwhile;
    expect((await stat(file)).mode & 0o077).toBe(0);
    expect(run('backup', app.dataDir, file)).toMatchObject({
      status: 1,
      said: expect.stringContaining('overwrites nothing'),
    });

    const other = join(folder, 'other');
    const missing = run('restore', other, join(folder, 'none'));
    expect(missing).toMatchObject({ status: 1, said: expect.stringContaining('There is no backup') });
    expect(run('restore', other, file)).toMatchObject({ status: 0 });
    const restored = await startTestApp({ DATA_DIR: other });
    try {
      for (const [index, person] of people.entries()) {
        const same = person.at(restored.url);
        expect((await same.messages()).slice(0, before[index]?.length)).toEqual(before[index]);
      }
      const [person] = people;
      const answer = await person?.at(restored.url).asks('prix du passeport adulte');
      expect(JSON.stringify(answer)).toContain('MAD');
    } finally {
      await restored.stop();
    }
  }, 120_000);

  it('replace nothing while the program runs, nor with what is damaged', async () => {
    expect(run('restore', app.dataDir, file)).toMatchObject({
      status: 1,
      said: expect.stringContaining('stop the program first'),
    });
    const damaged = join(folder, 'damaged.db');
    const bytes = await readFile(file);
    await writeFile(damaged, bytes.subarray(0, bytes.length / 2));
    await chmod(damaged, 0o600);
    const elsewhere = join(folder, 'elsewhere');
    expect(run('restore', elsewhere, damaged)).toMatchObject({
      status: 1,
      said: expect.stringContaining('damaged, or no backup of Dalil. Nothing was changed.'),
    });
    await expect(stat(join(elsewhere, 'dalil.db'))).rejects.toThrow('ENOENT');
    const citizen = await app.citizen();
    expect((await citizen.asks('salam')).length).toBeGreaterThan(0);
  }, 60_000);
});
