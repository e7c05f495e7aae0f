import type { CannedReply, Note } from '../../src/core/desk-notes.ts';
import { aConversation, aMessage, anAgent, anEscalation, aTurn, minute } from './store/samples.ts';
import { casesFor, type StoreUnderTest } from './store/subject.ts';

const aNote = (change: Partial<Note> = {}): Note => ({
  id: 'n1',
  conversationId: 'c1',
  agentId: 'agent-1',
  text: 'rappellera demain · غدا',
  at: minute(3),
  ...change,
});
const aCanned = (change: Partial<CannedReply> = {}): CannedReply => ({
  id: 'fr bonjour',
  shortcut: 'bonjour',
  language: 'fr',
  text: 'Bonjour, je suis {agent}.',
  updatedAt: minute(1),
  ...change,
});
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

/** What the desk keeps and asks beyond the single conversation, on every store. */
export function deskStoreContract(subject: StoreUnderTest): void {
  describe('the desk', () => {
    const promises = casesFor(subject);

    promises('keeps notes in order and each once', async ({ notes }) => {
      await notes.add(aNote({ id: 'n2', at: minute(5) }));
      await notes.add(aNote());
      await notes.add(aNote({ text: 'again' }));
      await notes.add(aNote({ id: 'n3', conversationId: 'c2' }));
      expect(await notes.ofConversation('c1')).toStrictEqual([aNote(), aNote({ id: 'n2', at: minute(5) })]);
    });

    promises('keeps one canned reply of each id', async ({ canned }) => {
      await canned.put(aCanned());
      await canned.put(aCanned({ text: 'Bonjour.' }));
      await canned.put(aCanned({ id: 'ar adieu', shortcut: 'adieu', language: 'ar' }));
      expect(ids(await canned.list())).toEqual(['ar adieu', 'fr bonjour']);
      expect((await canned.list())[1]).toStrictEqual(aCanned({ text: 'Bonjour.' }));
      await canned.remove('ar adieu');
      await canned.remove('unknown');
      expect(ids(await canned.list())).toEqual(['fr bonjour']);
    });

    promises('finds messages by their words, newest first, taken literally', async ({ messages }) => {
      await messages.append(aMessage({ id: 'a', text: 'Mon PASSEPORT, à 100 %', at: minute(1) }));
      await messages.append(aMessage({ id: 'b', text: 'un passeport (perdu)', at: minute(2) }));
      await messages.append(aMessage({ id: 'c', text: 'بغيت الباسبور', at: minute(3) }));
      expect(ids(await messages.search('passeport', 10))).toEqual(['b', 'a']);
      expect(ids(await messages.search('passeport', 1))).toEqual(['b']);
      expect(ids(await messages.search('الباسبور', 10))).toEqual(['c']);
      expect(ids(await messages.search('100 %', 10))).toEqual(['a']);
      expect(ids(await messages.search('(perdu)', 10))).toEqual(['b']);
      expect(await messages.search('p.sseport', 10)).toEqual([]);
      expect(await messages.search('pa_seport', 10)).toEqual([]);
    });

    promises('walks over all conversations', async ({ conversations }) => {
      for (const id of ['b', 'a', 'c']) await conversations.ensure(aConversation({ id }));
      expect(ids(await conversations.page('', 2))).toEqual(['a', 'b']);
      expect(ids(await conversations.page('b', 2))).toEqual(['c']);
    });

    promises('erases a conversation with all that hangs on it, and nothing else', async (store) => {
      for (const id of ['c1', 'c2']) {
        const conversation = await store.conversations.ensure(aConversation({ id }));
        await store.messages.append(aMessage({ id: `m-${id}`, conversationId: id }));
        await store.notes.add(aNote({ id: `n-${id}`, conversationId: id }));
        await store.turns.commit({
          conversation,
          messages: [],
          record: aTurn({ id: `m-${id}`, conversationId: id }),
          escalation: anEscalation({ id: `e-${id}`, conversationId: id }),
        });
      }
      await store.conversations.erase('c1');
      await store.conversations.erase('c1');
      expect(await left(store, 'c1')).toEqual([undefined, 0, 0, 0, 0]);
      expect(await left(store, 'c2')).toEqual(['c2', 1, 1, 1, 1]);
    });

    promises('reads turns and escalations of a period', async (store) => {
      const outcomes = ['answered', 'not-covered', 'not-understood'] as const;
      for (const [index, outcome] of outcomes.entries()) {
        const id = `c${index}`;
        const conversation = await store.conversations.ensure(aConversation({ id }));
        await store.turns.commit({
          conversation,
          messages: [],
          record: aTurn({ id: `t${index}`, conversationId: id, outcome, at: minute(index) }),
          escalation: anEscalation({ id: `e${index}`, conversationId: id, createdAt: minute(index) }),
        });
      }
      const period = { from: minute(1), to: minute(9) };
      const ended = await store.turns.ended({ ...period, outcomes: outcomes.slice(1), limit: 9 });
      expect(ids(ended)).toEqual(['t2', 't1']);
      expect(
        ids(await store.turns.ended({ ...period, outcomes: ['answered', 'not-covered'], limit: 9 })),
      ).toEqual(['t1']);
      const seen = await store.turns.conversations(period.from, period.to);
      expect(seen.map(({ conversationId }) => conversationId).sort()).toEqual(['c1', 'c2']);
      expect(ids(await store.escalations.opened(minute(0), minute(2), 9))).toEqual(['e0', 'e1']);
      expect(ids(await store.escalations.opened(minute(0), minute(2), 1))).toEqual(['e0']);
    });

    promises('removes an account made for a demonstration', async ({ agents }) => {
      await agents.add(anAgent());
      await agents.remove('agent-1');
      await agents.remove('agent-1');
      expect(await agents.list()).toEqual([]);
    });
  });
}

async function left(
  { conversations, messages, turns, escalations, notes }: Awaited<ReturnType<StoreUnderTest['create']>>,
  id: string,
) {
  return [
    (await conversations.get(id))?.id,
    (await messages.after(id, 0)).length,
    (await turns.ofConversation(id)).length,
    (await escalations.ofConversation(id)).length,
    (await notes.ofConversation(id)).length,
  ];
}
