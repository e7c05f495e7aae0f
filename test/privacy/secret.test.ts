import { randomBytes } from 'node:crypto';
import { keptSecret } from '../../src/privacy/secret.ts';
import { openSqlite } from '../../src/store/sqlite/index.ts';

describe('a secret that the store keeps', () => {
  it('is the same to all who ask for it first at once, and another by another name', async () => {
    const { values, close } = await openSqlite({ path: ':memory:' });
    const parts = { values, randomBytes };
    const given = await Promise.all(Array.from({ length: 8 }, () => keptSecret('one', parts)()));
    expect(new Set(given).size).toBe(1);
    expect(given[0]).toHaveLength(43);
    expect(await keptSecret('one', parts)()).toBe(given[0]);
    expect(await keptSecret('two', parts)()).not.toBe(given[0]);
    await close();
  });

  it('is asked for again after an outage', async () => {
    const { values, close } = await openSqlite({ path: ':memory:' });
    let away = true;
    const get = (name: string) => (away ? Promise.reject(new Error('away')) : values.get(name));
    const secret = keptSecret('one', { values: { ...values, get }, randomBytes });
    await expect(secret()).rejects.toThrow('away');
    away = false;
    expect(await secret()).toBe(await values.get('one'));
    await close();
  });
});
