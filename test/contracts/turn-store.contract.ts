import type { Conversation } from '../../src/core/conversation.ts';
import type { TurnWrites } from '../../src/core/turn.ts';
import type { Store } from '../../src/ports/store.ts';
import { aConversation, aDelivery, aMessage, anEscalation, aReply, aTurn, minute } from './store/samples.ts';
import { atOnce, casesFor, type StoreUnderTest } from './store/subject.ts';

/** The promises every TurnStore keeps. */
export function turnStoreContract(subject: StoreUnderTest): void {
  describe('turns', () => {
    committing(subject);
    escalating(subject);
    records(subject);
  });
}

function committing(subject: StoreUnderTest): void {
  describe('committing', () => {
    const promises = casesFor(subject);

    promises('writes replies, record and conversation', async (store) => {
      const conversation = await begin(store);
      const done = await store.turns.commit(aCommit(conversation));
      expect(done?.conversation).toStrictEqual({ ...conversation, answeredThrough: 1, version: 2 });
      expect(done?.messages).toStrictEqual([
        { ...aReply(), seq: 2 },
        { ...aReply({ id: 'r2' }), seq: 3 },
      ]);
      expect(await store.messages.after('c1', 1)).toEqual(done?.messages);
      expect(await store.conversations.get('c1')).toEqual(done?.conversation);
      expect(await store.turns.get('m1')).toStrictEqual(aTurn());
    });

    promises('marks what it answers as handled, and nothing that came later', async (store) => {
      const conversation = await begin(store);
      await store.messages.append(aMessage({ id: 'm2' }));
      await store.turns.commit(aCommit(conversation));
      expect((await store.messages.unhandled('c1', 0)).map(({ id }) => id)).toEqual(['m2']);
      expect((await store.messages.get('m1'))?.handling).toBe('done');
    });

    promises('marks what it gives up as failed', async (store) => {
      const conversation = await begin(store);
      await store.turns.commit({ ...aCommit(conversation), handled: { id: 'm1', as: 'failed' } });
      expect((await store.messages.get('m1'))?.handling).toBe('failed');
    });

    promises('refuses when the conversation was changed meanwhile', async (store) => {
      const conversation = await begin(store);
      await store.conversations.save({ ...conversation, state: 'assigned', agentId: 'agent-1' });
      expect(await store.turns.commit(aCommit(conversation))).toBeUndefined();
      expect(await store.conversations.get('c1')).toMatchObject({ state: 'assigned', answeredThrough: 0 });
      expect(await store.messages.after('c1', 1)).toEqual([]);
      expect(await store.turns.get('m1')).toBeUndefined();
    });

    promises('notes nothing as said whose replies could not be kept', async (store) => {
      const conversation = await begin(store);
      const unkept = [aReply({ at: new Date(Number.NaN) })];
      const commit = { ...aCommit(conversation), messages: unkept, escalation: anEscalation() };
      await expect(store.turns.commit(commit)).rejects.toThrow();
      expect(await store.turns.get('m1')).toBeUndefined();
      expect(await store.escalations.openOf('c1')).toBeUndefined();
      expect(await store.conversations.get('c1')).toEqual(conversation);
    });

    promises('writes nothing for a conversation it does not know', async (store) => {
      expect(await store.turns.commit(aCommit(aConversation()))).toBeUndefined();
      expect(await store.messages.after('c1', 0)).toEqual([]);
    });

    promises('doubles nothing when the same turn is committed again', async (store) => {
      const conversation = await begin(store);
      await store.turns.commit(aCommit(conversation));
      await store.turns.commit(aCommit(conversation));
      expect(await store.messages.after('c1', 0)).toHaveLength(3);
      expect(await store.conversations.get('c1')).toMatchObject({ version: 2, answeredThrough: 1 });
    });

    promises('completes a turn that was cut off after some of its writes', async (store) => {
      const conversation = await begin(store);
      await store.messages.append(aReply());
      const done = await store.turns.commit(aCommit(conversation));
      expect(done?.messages.map(({ id, seq }) => [id, seq])).toEqual([
        ['r1', 2],
        ['r2', 3],
      ]);
      expect(await store.messages.after('c1', 0)).toHaveLength(3);
    });

    promises('lets one of several commits of a turn through', async (store) => {
      const conversation = await begin(store);
      const done = await atOnce(5, () => store.turns.commit(aCommit(conversation)));
      expect(done.filter((result) => result !== undefined)).toHaveLength(1);
      const stored = await store.messages.after('c1', 0);
      expect(stored.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    });

    promises('stores replies of a channel that delivers as pending', async (store) => {
      const conversation = await begin(store, { channel: 'telegram' });
      const messages = [aReply({ delivery: aDelivery() })];
      await store.turns.commit({ ...aCommit(conversation), messages });
      expect(await store.deliveries.pending('c1')).toEqual([{ ...messages[0], seq: 2 }]);
      expect(await store.deliveries.conversationsPendingSince('telegram', minute(9), 9)).toEqual(['c1']);
    });

    promises('numbers a turn and messages arriving with it without gap', async (store) => {
      const conversation = await begin(store);
      await Promise.all([
        store.turns.commit(aCommit(conversation)),
        atOnce(5, (number) => store.messages.append(aMessage({ id: `more-${number}` }))),
      ]);
      const stored = await store.messages.after('c1', 0);
      expect(stored.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    });
  });
}

function escalating(subject: StoreUnderTest): void {
  describe('escalating', () => {
    const promises = casesFor(subject);

    promises('opens the turn’s escalation', async (store) => {
      const conversation = await begin(store);
      await store.turns.commit({ ...aCommit(conversation), escalation: anEscalation() });
      expect(await store.escalations.openOf('c1')).toStrictEqual(anEscalation());
    });

    promises('drops it when one is open already', async (store) => {
      const conversation = await begin(store);
      await store.escalations.open(anEscalation({ id: 'earlier' }));
      const done = await store.turns.commit({ ...aCommit(conversation), escalation: anEscalation() });
      expect(done?.conversation.version).toBe(2);
      expect(await store.escalations.openOf('c1')).toMatchObject({ id: 'earlier' });
      expect(await store.escalations.get('e1')).toBeUndefined();
    });

    promises(
      'opens none where the replies could not be written: an agent would silence them',
      async (store) => {
        const conversation = await begin(store);
        const messages = [aReply({ at: new Date(Number.NaN) })];
        const writes = { ...aCommit(conversation), messages, escalation: anEscalation() };
        await expect(store.turns.commit(writes)).rejects.toThrow();
        expect(await store.escalations.openOf('c1')).toBeUndefined();
      },
    );

    promises('opens one again after the last was resolved', async (store) => {
      const conversation = await begin(store);
      const earlier = await store.escalations.open(anEscalation({ id: 'earlier' }));
      await store.escalations.save({ ...earlier, state: 'resolved', resolvedAt: minute(4) });
      await store.turns.commit({ ...aCommit(conversation), escalation: anEscalation() });
      expect(await store.escalations.openOf('c1')).toMatchObject({ id: 'e1' });
    });
  });
}

function records(subject: StoreUnderTest): void {
  describe('records', () => {
    const promises = casesFor(subject);

    promises('lists the turns of a conversation, oldest first', async (store) => {
      await record(store, aTurn({ id: 'second', at: minute(5) }), aTurn({ id: 'first', at: minute(4) }));
      const turns = await store.turns.ofConversation('c1');
      expect(turns.map(({ id }) => id)).toEqual(['first', 'second']);
      expect(await store.turns.ofConversation('c2')).toEqual([]);
    });

    promises('counts outcomes from one instant until before another', async (store) => {
      const { understanding: _understanding, ...pressed } = aTurn({ id: 'pressed' });
      await record(
        store,
        aTurn({ id: 'before', at: minute(1) }),
        aTurn({ id: 'start', at: minute(2) }),
        aTurn({ id: 'within', at: minute(3) }),
        { ...pressed, at: minute(3) },
        aTurn({ id: 'refused', outcome: 'refused', language: 'ar', at: minute(3) }),
        aTurn({ id: 'end', at: minute(4) }),
      );
      const counts = await store.turns.counts(minute(2), minute(4));
      expect(counts).toHaveLength(3);
      const passport = { channel: 'webchat', language: 'fr', service: 'passport', outcome: 'answered' };
      expect(counts).toContainEqual({ ...passport, count: 2 });
      expect(counts).toContainEqual({ ...passport, service: 'none', count: 1 });
      expect(counts).toContainEqual({ ...passport, language: 'ar', outcome: 'refused', count: 1 });
    });
  });
}

async function begin(store: Store, change: Partial<Conversation> = {}): Promise<Conversation> {
  const conversation = await store.conversations.ensure(aConversation(change));
  await store.messages.append(aMessage());
  return conversation;
}

function aCommit(conversation: Conversation): TurnWrites {
  return {
    conversation: { ...conversation, answeredThrough: 1 },
    messages: [aReply(), aReply({ id: 'r2' })],
    record: aTurn(),
    handled: { id: 'm1', as: 'done' },
  };
}

/** Commits a turn without replies for each record. */
async function record(store: Store, ...turns: ReturnType<typeof aTurn>[]): Promise<void> {
  let conversation = await store.conversations.ensure(aConversation());
  for (const turn of turns) {
    const done = await store.turns.commit({ conversation, messages: [], record: turn });
    conversation = done?.conversation ?? conversation;
  }
}
