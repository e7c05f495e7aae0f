import type { AuditEntry } from '../../src/core/audit.ts';
import type { Conversation } from '../../src/core/conversation.ts';
import type { Store } from '../../src/ports/store.ts';
import {
  aConversation,
  aMessage,
  anEscalation,
  aReply,
  aTurn,
  minute,
  REMEMBERING,
} from './store/samples.ts';
import { casesFor, type StoreUnderTest } from './store/subject.ts';

const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
const anEntry = (change: Partial<AuditEntry> = {}): AuditEntry => ({
  id: 'a1',
  at: minute(1),
  actor: 'agent-1',
  action: 'GET /conversations/:id',
  ...change,
});

/** A conversation with two messages, a turn, a resolved escalation with remarks, and a note. */
async function talk(store: Store, id: string): Promise<void> {
  const conversation = await store.conversations.ensure(aConversation({ id }));
  await store.messages.append(aMessage({ id: `${id}-1`, conversationId: id }));
  await store.turns.commit({
    conversation,
    messages: [aReply({ id: `${id}-2`, conversationId: id })],
    record: aTurn({ id: `${id}-1`, conversationId: id }),
    escalation: anEscalation({
      ...{ id: `${id}-e`, conversationId: id, note: 'speaks softly', tags: ['son nom'], reference: 'R-1' },
      transfer: { from: 'agent-2', at: minute(2), note: 'knows the case' },
      refusal: { by: 'agent-3', at: minute(3), note: 'lives elsewhere' },
    }),
  });
  await store.notes.add({ id: `${id}-n`, conversationId: id, agentId: 'agent-1', text: 'x', at: minute(1) });
}

/** What both stores promise about erasing and the audit log. */
export function privacyStoreContract(subject: StoreUnderTest): void {
  describe('privacy', () => {
    const promises = casesFor(subject);

    promises('scrubs the words up to a message and keeps what is counted', async (store) => {
      for (const id of ['c1', 'c2']) await talk(store, id);
      for (let n = 0; n < 2; n++) await store.privacy.scrub('c1', 1, REMEMBERING);
      expect(ids(await store.messages.after('c1', 0))).toEqual(['c1-2']);
      expect(await store.notes.ofConversation('c1')).toEqual([]);
      const [turn] = await store.turns.ofConversation('c1');
      expect(turn).toMatchObject({ id: 'c1-1', outcome: 'answered' });
      expect(turn?.understanding).toBeUndefined();
      const escalation = await store.escalations.get('c1-e');
      expect(escalation).toMatchObject({ reference: 'R-1', transfer: { from: 'agent-2' } });
      const { note, tags, transfer, refusal } = escalation ?? {};
      expect([note, tags, transfer?.note, refusal?.note].filter((one) => one !== undefined)).toEqual([]);
      const next = await store.messages.append(aMessage({ id: 'next', conversationId: 'c1' }));
      expect(next.message.seq).toBe(3);
      expect(ids(await store.messages.after('c2', 0))).toEqual(['c2-1', 'c2-2']);
      const counts = await store.turns.counts(minute(0), minute(9));
      expect(counts).toMatchObject([{ service: 'passport', count: 2 }]);
    });

    promises('dissolves a conversation: nothing leads back to it, the counts stay', async (store) => {
      for (const id of ['c1', 'c2']) await talk(store, id);
      for (let n = 0; n < 2; n++) await store.privacy.dissolve('c1', 'erased-1', REMEMBERING);
      expect(await store.conversations.get('c1')).toBeUndefined();
      expect(await store.messages.after('c1', 0)).toEqual([]);
      expect(await store.turns.ofConversation('c1')).toEqual([]);
      expect(await store.escalations.ofConversation('c1')).toEqual([]);
      expect(await store.escalations.openOf('c1')).toBeUndefined();
      expect(ids(await store.turns.ofConversation('erased-1'))).toEqual(['c1-1']);
      expect(ids(await store.escalations.ofConversation('erased-1'))).toEqual(['c1-e']);
      expect(await store.turns.counts(minute(0), minute(9))).toMatchObject([{ count: 2 }]);
      expect(ids(await store.messages.after('c2', 0))).toEqual(['c2-1', 'c2-2']);
    });

    promises('remembers the citizens’ messages that it removed, as long as they are young', async (store) => {
      const { privacy } = store;
      for (const id of ['c1', 'c2', 'c3', 'c4']) await talk(store, id);
      await store.messages.append(aMessage({ id: 'later', conversationId: 'c1' }));
      await privacy.scrub('c1', 2, REMEMBERING);
      await privacy.dissolve('c2', 'erased-2', { ...REMEMBERING, since: minute(2) });
      for (let n = 0; n < 2; n++) await privacy.dissolve('c3', 'erased-3', REMEMBERING);
      const names = ['c1-1', 'c1-2', 'later', 'c2-1', 'c3-1', 'c4-1'];
      const remembered = async () => {
        const known = await Promise.all(names.map((name) => privacy.wasErased(`mark of ${name}`)));
        return names.filter((_, index) => known[index]);
      };
      expect(await remembered()).toEqual(['c1-1', 'c3-1']);
      expect(await privacy.wasErased('c1-1')).toBe(false);
      expect(await privacy.removeMarksBefore(minute(1))).toBe(0);
      expect(await privacy.removeMarksBefore(minute(2))).toBe(2);
      expect(await remembered()).toEqual([]);
    });

    promises('takes one message back, once or twice', async ({ messages, privacy }) => {
      for (const id of ['m1', 'm2', 'm3']) await messages.append(aMessage({ id }));
      for (let time = 0; time < 2; time++) await privacy.takeBack('m2');
      expect(ids(await messages.after('c1', 0))).toEqual(['m1', 'm3']);
      expect((await messages.append(aMessage({ id: 'm4' }))).message.seq).toBe(4);
    });

    promises('remembers more of them than fit into one call', async ({ messages, privacy }) => {
      for (let n = 0; n < 230; n++) await messages.append(aMessage({ id: `m${n}` }));
      await privacy.scrub('c1', 230, REMEMBERING);
      expect(await privacy.removeMarksBefore(minute(9))).toBe(230);
    });

    promises('finds what is at rest, oldest first; never what is held or waits', async (store) => {
      const { conversations, privacy } = store;
      for (const [index, id] of ['c', 'a', 'b'].entries())
        await conversations.ensure(aConversation({ id, updatedAt: minute(index) }));
      await conversations.ensure(aConversation({ id: 'kept', held: true }));
      await conversations.ensure(aConversation({ id: 'queued', state: 'queued' }));
      expect(ids(await privacy.inactiveSince(minute(2), 9))).toEqual(['c', 'a']);
      expect(ids(await privacy.inactiveSince(minute(9), 2))).toEqual(['c', 'a']);
      const forgotten = { at: minute(4), through: 7 };
      await conversations.ensure(aConversation({ id: 'f', forgotten }));
      expect((await conversations.get('f'))?.forgotten).toEqual(forgotten);
      expect((await conversations.get('a'))?.forgotten).toBeUndefined();
      expect(ids(await privacy.forgottenBefore(minute(4), 9))).toEqual([]);
      expect(ids(await privacy.forgottenBefore(minute(5), 9))).toEqual(['f']);
    });

    promises('removes what was opened and never written in, and nothing else', async (store) => {
      const { conversations, messages, escalations, privacy } = store;
      const opened = (id: string, change: Partial<Conversation> = {}) =>
        conversations.ensure(aConversation({ id, ...change }));
      for (const id of ['empty-1', 'empty-2', 'empty-3', 'written-in', 'called']) await opened(id);
      await opened('just-opened', { updatedAt: minute(5) });
      await opened('answered', { answeredThrough: 1 });
      await opened('held', { held: true });
      await opened('queued', { state: 'queued' });
      await opened('of-a-platform', { channel: 'telegram', personId: 'p' });
      await opened('of-a-phone', { channel: 'phone', personId: 'p' });
      await messages.append(aMessage({ id: 'm', conversationId: 'written-in' }));
      await escalations.open(anEscalation({ id: 'e', conversationId: 'called' }));
      expect(await privacy.removeUnused(minute(5), 2)).toBe(2);
      expect(await privacy.removeUnused(minute(5), 9)).toBe(2);
      expect(await privacy.removeUnused(minute(5), 9)).toBe(0);
      const left = ['answered', 'called', 'held', 'just-opened', 'of-a-phone', 'queued', 'written-in'];
      expect(ids(await conversations.page('', 99))).toEqual(left);
    });
  });

  describe('the audit log', () => {
    const promises = casesFor(subject);

    promises('keeps each entry once, as it was first written, newest first', async ({ audit }) => {
      await audit.add(anEntry());
      await audit.add(anEntry({ action: 'something else' }));
      const full = anEntry({ id: 'a2', at: minute(2), subject: 'c1', status: 404, detail: '{"messages":3}' });
      await audit.add(full);
      expect(await audit.list({ limit: 9 })).toEqual([full, anEntry()]);
      expect(await audit.list({ limit: 1 })).toEqual([full]);
      expect(await audit.list({ limit: 9, before: minute(2) })).toEqual([anEntry()]);
      expect(await audit.list({ limit: 9, subject: 'c1' })).toEqual([full]);
      expect(await audit.list({ limit: 9, actor: 'nobody' })).toEqual([]);
      expect(await audit.list({ limit: 9, actor: 'agent-1' })).toHaveLength(2);
    });

    promises('is shortened from its old end', async ({ audit }) => {
      await audit.add(anEntry());
      await audit.add(anEntry({ id: 'a2', at: minute(2) }));
      expect(await audit.removeBefore(minute(2))).toBe(1);
      expect(ids(await audit.list({ limit: 9 }))).toEqual(['a2']);
    });
  });
}
