import { casesFor, type StoreUnderTest } from './store/subject.ts';

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
    });
  });
}
