import { aConversation, FULL_CONVERSATION, minute } from './store/samples.ts';
import { atOnce, casesFor, type StoreUnderTest } from './store/subject.ts';

/** The promises every ConversationStore keeps. */
export function conversationStoreContract(subject: StoreUnderTest): void {
  describe('conversations', () => {
    const promises = casesFor(subject);

    promises('gives back what was put in, field by field', async ({ conversations }) => {
      await conversations.ensure(FULL_CONVERSATION);
      expect(await conversations.get('full')).toEqual(FULL_CONVERSATION);
      await conversations.ensure(aConversation());
      expect(await conversations.get('c1')).toStrictEqual(aConversation());
    });

    promises('leaves out what has no value, however deep', async ({ conversations }) => {
      const address = { given: { kept: null, dropped: undefined } };
      await conversations.ensure(aConversation({ address }));
      expect(await conversations.get('c1')).toStrictEqual(
        aConversation({ address: { given: { kept: null } } }),
      );
    });

    promises('knows nothing of an id never seen', async ({ conversations }) => {
      expect(await conversations.get('nobody')).toBeUndefined();
      expect(await conversations.save(aConversation())).toBeUndefined();
      expect(await conversations.get('c1')).toBeUndefined();
    });

    promises('keeps the first of an id and returns it', async ({ conversations }) => {
      await conversations.ensure(aConversation({ mission: 'fr-paris' }));
      const second = await conversations.ensure(aConversation({ mission: 'be-brussels' }));
      expect(second.mission).toBe('fr-paris');
      expect((await conversations.get('c1'))?.mission).toBe('fr-paris');
    });

    promises('makes one of an id when many arrive at once', async ({ conversations }) => {
      const made = await atOnce(20, (number) =>
        conversations.ensure(aConversation({ personId: `p${number}` })),
      );
      expect(new Set(made.map(({ personId }) => personId)).size).toBe(1);
    });

    promises('gets several, without those it does not know', async ({ conversations }) => {
      for (const id of ['a', 'b', 'c']) await conversations.ensure(aConversation({ id }));
      const found = await conversations.getMany(['c', 'a', 'unknown']);
      expect(found.map(({ id }) => id).sort()).toEqual(['a', 'c']);
      expect(await conversations.getMany([])).toEqual([]);
    });

    promises('saves as a whole and counts the version up', async ({ conversations }) => {
      await conversations.ensure(FULL_CONVERSATION);
      const { agentId: _agentId, address: _address, ...left } = FULL_CONVERSATION;
      const next = { ...left, state: 'bot' as const, updatedAt: minute(9) };
      const saved = await conversations.save(next);
      expect(saved).toStrictEqual({ ...next, version: 2 });
      expect(await conversations.get('full')).toStrictEqual(saved);
    });

    promises('refuses a save with an old version and changes nothing', async ({ conversations }) => {
      const first = await conversations.ensure(aConversation());
      await conversations.save({ ...first, state: 'queued' });
      expect(await conversations.save({ ...first, state: 'closed' })).toBeUndefined();
      expect(await conversations.get('c1')).toMatchObject({ state: 'queued', version: 2 });
    });

    promises('lets exactly one of many saves of a version win', async ({ conversations }) => {
      const first = await conversations.ensure(aConversation());
      const saves = await atOnce(10, (number) =>
        conversations.save({ ...first, agentId: `agent-${number}` }),
      );
      const won = saves.filter((saved) => saved !== undefined);
      expect(won).toHaveLength(1);
      expect(await conversations.get('c1')).toEqual(won[0]);
    });

    promises('returns objects of the caller’s own', async ({ conversations }) => {
      const given = await conversations.ensure(FULL_CONVERSATION);
      (given.memory as { failures: number }).failures = 99;
      expect((await conversations.get('full'))?.memory.failures).toBe(1);
    });
  });
}
