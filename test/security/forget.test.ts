import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TwoProcesses } from '../journeys/two-processes.ts';
import { eventually } from '../support/eventually.ts';

describe('a person has their words erased', () => {
  let two: TwoProcesses;
  let person = 212_622_000_000;
  beforeAll(async () => {
    two = await TwoProcesses.start();
  }, 200_000);
  afterAll(() => two.stop());

  /** Every byte of the store on the disk. */
  const onDisk = () =>
    readdirSync(two.dataDir)
      .filter((name) => name.startsWith('dalil.db'))
      .map((name) => readFileSync(join(two.dataDir, name), 'latin1'))
      .join('');

  it.each(['whatsapp', 'telegram', 'teams'] as const)(
    'on %s, by a supervisor: their number is gone from the disk, too',
    async (platform) => {
      person++;
      const call = two.says(person, 'je veux parler à un agent')[platform];
      expect(await call.at(two.apps[0].url)).toBe(200);
      await eventually(() => expect(call.arrived().join()).toContain('agent'), 30_000);
      const isOnDisk = () => onDisk().includes(String(person));
      expect(isOnDisk()).toBe(true);
      const administrator = await two.apps[0].administrator();
      const [mine] = await administrator.escalations('waiting');
      expect((await administrator.call('DELETE', `/conversations/${mine?.conversationId}`)).status).toBe(200);
      await eventually(() => expect(isOnDisk()).toBe(false), 20_000);
    },
    60_000,
  );

  it.each(['whatsapp', 'telegram', 'teams'] as const)(
    'on %s, by asking and saying yes: they are gone from the disk, and the talk begins anew',
    async (platform) => {
      person++;
      const word = `Zanzibarova-${platform}`;
      const say = async (words: string, answered: RegExp) => {
        const call = two.says(person, words)[platform];
        const before = call.arrived().length;
        expect(await call.at(two.apps[before % 2 === 0 ? 0 : 1].url)).toBe(200);
        await eventually(() => expect(call.arrived().slice(before).join()).toMatch(answered), 30_000);
      };
      await say(`prix du passeport adulte, je suis ${word}`, /MAD/);
      expect(onDisk()).toContain(word);
      await say('effacez mes messages', /Tout effacer ici/);
      expect(onDisk()).toContain(word);
      await say('Oui, tout effacer', /effacé/);
      await eventually(() => expect(onDisk()).not.toContain(word), 20_000);
      await say('prix du passeport adulte', /enregistr/);
    },
    120_000,
  );
});
