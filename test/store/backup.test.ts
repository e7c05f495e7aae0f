import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backupSqlite, restoreSqlite } from '../../src/store/sqlite/backup.ts';
import { openSqlite } from '../../src/store/sqlite/index.ts';
import { aConversation, aMessage } from '../contracts/store/samples.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'dalil-backup-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

describe('a backup', () => {
  it('is made while the program writes, and brings back what was there', async () => {
    const [path, copy] = [join(dir, 'dalil.db'), join(dir, 'copy.db')];
    const store = await openSqlite({ path });
    await store.conversations.ensure(aConversation());
    await store.messages.append(aMessage());
    const writing = Promise.all(
      Array.from({ length: 200 }, (_, index) => store.messages.append(aMessage({ id: `later-${index}` }))),
    );
    await backupSqlite(path, copy);
    await writing;
    await store.messages.append(aMessage({ id: 'afterwards' }));
    await store.close();

    await restoreSqlite(copy, path);
    const restored = await openSqlite({ path });
    expect((await restored.messages.get('m1'))?.text).toBe('بغيت نجدد الباسبور');
    expect(await restored.messages.get('afterwards')).toBeUndefined();
    await restored.close();
    expect(readdirSync(dir)).toContain('dalil.db.before-restore');
  });

  it('is for nobody else to read, like what it is made of', async () => {
    const [path, copy] = [join(dir, 'dalil.db'), join(dir, 'copy.db')];
    const store = await openSqlite({ path });
    await store.conversations.ensure(aConversation());
    const others = (file: string) => statSync(file).mode & 0o077;
    expect([path, `${path}-wal`].map(others)).toEqual([0, 0]);
    await backupSqlite(path, copy);
    await store.close();
    chmodSync(copy, 0o644);
    await restoreSqlite(copy, path);
    expect([path, `${path}.before-restore`].map(others)).toEqual([0, 0]);
  });

  it('is cut off in the middle: it is refused, whichever bytes are missing', async () => {
    const [path, copy] = [join(dir, 'dalil.db'), join(dir, 'copy.db')];
    const store = await openSqlite({ path });
    for (let n = 0; n < 300; n++)
      await store.conversations.ensure(aConversation({ id: `c${n}`, personId: `${n}` }));
    await backupSqlite(path, copy);
    await store.close();
    const whole = readFileSync(copy);
    for (const part of [0.01, 0.3, 0.7, 0.99]) {
      writeFileSync(copy, whole.subarray(0, whole.length * part));
      await expect(restoreSqlite(copy, path)).rejects.toThrow('Nothing was changed');
    }
  });

  it('overwrites nothing, and a broken one replaces nothing', async () => {
    const [path, copy] = [join(dir, 'dalil.db'), join(dir, 'copy.db')];
    await expect(backupSqlite(path, copy)).rejects.toThrow('There is no database');
    const store = await openSqlite({ path });
    await store.conversations.ensure(aConversation());
    await store.close();
    writeFileSync(copy, 'something else');
    await expect(backupSqlite(path, copy)).rejects.toThrow('overwrites nothing');
    await expect(restoreSqlite(copy, path)).rejects.toThrow('is damaged, or no backup of Dalil');
    writeFileSync(copy, '');
    await expect(restoreSqlite(copy, path)).rejects.toThrow('is damaged, or no backup of Dalil');
    await expect(restoreSqlite(join(dir, 'none'), path)).rejects.toThrow('There is no backup');
    expect(readdirSync(dir).filter((name) => name.includes('restor'))).toEqual([]);
    const still = await openSqlite({ path });
    expect(await still.conversations.get('c1')).toBeDefined();
    await still.close();
  });
});
