import { atOnce, casesFor, type StoreUnderTest } from './store/subject.ts';

/** The promises every ValueStore keeps. */
export function valueStoreContract(subject: StoreUnderTest): void {
  describe('values', () => {
    const promises = casesFor(subject);

    promises('keeps a value by name and replaces it', async ({ values }) => {
      expect(await values.get('telegram.offset')).toBeUndefined();
      await values.set('telegram.offset', '41');
      await values.set('telegram.offset', '42');
      await values.set('other', '');
      expect(await values.get('telegram.offset')).toBe('42');
      expect(await values.get('other')).toBe('');
      for (let time = 0; time < 2; time++) await values.remove('other');
      expect(await values.get('other')).toBeUndefined();
      expect(await values.get('telegram.offset')).toBe('42');
    });

    promises('swaps what it is known to be, and nothing else', async ({ values }) => {
      expect(await values.swap('lease', 'a', 'b')).toBe(false);
      expect(await values.get('lease')).toBeUndefined();
      expect(await values.swap('lease', undefined, 'a')).toBe(true);
      expect(await values.swap('lease', undefined, 'b')).toBe(false);
      expect(await values.swap('lease', 'a', 'b')).toBe(true);
      expect(await values.swap('lease', 'a', 'c')).toBe(false);
      expect(await values.swap('lease', 'b', '')).toBe(true);
      expect(await values.swap('lease', '', 'c')).toBe(true);
      const swapped = await atOnce(10, (number) => values.swap('lease', 'c', String(number)));
      expect(swapped.filter(Boolean)).toHaveLength(1);
      expect(await values.get('lease')).toBe(String(swapped.indexOf(true) + 1));
    });

    promises('counts without gap or double, also for many at once', async ({ values }) => {
      expect(await values.increment('complaints')).toBe(1);
      const numbers = await atOnce(10, () => values.increment('complaints'));
      expect([...numbers].sort((a, b) => a - b)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
      expect(await values.increment('others')).toBe(1);
    });
  });
}
