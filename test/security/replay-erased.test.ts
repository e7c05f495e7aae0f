import { journeyStores } from '../journeys/stores.ts';
import { type PlatformCall, TwoProcesses } from '../journeys/two-processes.ts';
import type { DeskAgent } from '../support/desk-agent.ts';
import { eventually } from '../support/eventually.ts';

const PLATFORMS = ['whatsapp', 'telegram', 'teams'] as const;

/** Whoever has recorded genuine calls, or a platform that repeats its own late, brings nothing of it back. */
describe.each(journeyStores())(
  'a genuine call that is made again after the erasure, on $name',
  ({ prepare }) => {
    let two: TwoProcesses;
    let store: Awaited<ReturnType<typeof prepare>>;
    let administrator: DeskAgent;
    let person = 212_633_000_000;
    beforeAll(async () => {
      store = await prepare();
      two = await TwoProcesses.start(store.env);
      administrator = await two.apps[0].administrator();
    }, 240_000);
    afterAll(async () => {
      await two.stop();
      await store.stop();
    });

    const everywhere = (call: PlatformCall) =>
      Promise.all([...two.apps, ...two.apps].map(({ url }) => call.at(url)));

    /** A person who writes and is answered; every call of theirs is recorded. */
    function someone(platform: (typeof PLATFORMS)[number]) {
      person += 1;
      const known = person;
      const recorded: PlatformCall[] = [];
      return {
        recorded,
        async says(words: string, answered: RegExp): Promise<void> {
          const call = two.says(known, words)[platform];
          const before = call.arrived().length;
          expect(await call.at(two.apps[recorded.length % 2 === 0 ? 0 : 1].url)).toBe(200);
          recorded.push(call);
          await eventually(() => expect(call.arrived().slice(before).join()).toMatch(answered), 30_000);
        },
      };
    }

    const found = async (words: string): Promise<number> => {
      const response = await administrator.call('GET', `/search?q=${words}`);
      const { messages } = (await response.json()) as { messages: unknown[] };
      return messages.length;
    };

    it.each(PLATFORMS)(
      '%s: by the person',
      async (platform) => {
        const word = `Zanzibarova-${platform}`;
        const { says, recorded } = someone(platform);
        await says(`prix du passeport adulte, je suis ${word}`, /MAD/);
        expect(await found(word)).toBe(1);
        await says('effacez mes messages', /Tout effacer ici/);
        // Somebody makes the recorded calls over and over, also in the moment of the erasure.
        let erased = false;
        const hammering = (async () => {
          while (!erased) await Promise.all(recorded.slice(0, 2).map(everywhere));
        })();
        try {
          await says('Oui, tout effacer', /effacé/);
          await eventually(async () => expect(await found(word)).toBe(0), 20_000);
        } finally {
          erased = true;
          await hammering;
        }
        const heard = recorded[0]?.arrived() ?? [];
        for (const call of recorded) expect(await everywhere(call)).toEqual([200, 200, 200, 200]);
        // Would what was repeated be taken, it would be answered before this.
        await says('prix de la carte nationale', /CNIE|carte nationale/i);
        const after = recorded[0]?.arrived() ?? [];
        expect(after.slice(0, heard.length)).toEqual(heard);
        expect(after).toHaveLength(heard.length + 1);
        expect(await found(word)).toBe(0);
      },
      120_000,
    );

    it.each(PLATFORMS)(
      '%s: by a supervisor, and the conversation does not begin again',
      async (platform) => {
        const word = `Crocodilius-${platform}`;
        const { says, recorded } = someone(platform);
        await says(`je veux parler à un agent, je suis ${word}`, /agent/i);
        const [mine] = await administrator.escalations('waiting');
        const path = `/conversations/${mine?.conversationId}`;
        expect((await administrator.call('DELETE', path)).status).toBe(200);
        for (const call of recorded) expect(await everywhere(call)).toEqual([200, 200, 200, 200]);
        expect((await administrator.call('GET', path)).status).toBe(404);
        expect(await administrator.escalations('waiting')).toEqual([]);
        expect(await found(word)).toBe(0);
        // Whoever is answered for the first time is told how their words are kept: now, and not when the calls were repeated.
        await says('prix du passeport adulte', /enregistr/);
      },
      120_000,
    );
  },
);
