import type { Remembering } from '../../core/erased.ts';
import type { PrivacyStore } from '../../ports/store.ts';
import type { Context } from './context.ts';

/** Nobody waits in it and nothing keeps it. */
const AT_REST = { state: { $in: ['bot', 'closed'] }, held: { $ne: true } };
const NEVER_ANSWERED = { channel: { $ne: 'phone' }, state: 'bot', answered_through: 0, held: { $ne: true } };

export function privacyStore(context: Context): PrivacyStore {
  const { conversations, messages, turns, escalations, erased } = context;
  return {
    scrub: async (conversationId, through, remembering) => {
      await removeMessages(context, { conversationId, through }, remembering);
      await removeRemarks(context, conversationId);
    },
    dissolve: async (conversationId, alias, remembering) => {
      await removeMessages(context, { conversationId, through: Number.MAX_SAFE_INTEGER }, remembering);
      await removeRemarks(context, conversationId);
      const own = { conversation_id: conversationId };
      await turns.changeAll(own, { $set: { conversation_id: alias } });
      for (const { id } of await escalations.all(own)) {
        const change = { $set: { conversation_id: alias, open_key: id }, $inc: { version: 1 } };
        await escalations.changeAll({ _id: id }, change);
      }
      // Last: as long as it is there, what is left of it can be found and removed.
      await conversations.remove({ _id: conversationId });
    },
    takeBack: async (messageId) => {
      await messages.remove({ _id: messageId });
    },
    wasErased: async (mark) => (await erased.find(mark)) !== undefined,
    removeMarksBefore: (instant) => erased.remove({ at: { $lt: instant } }),
    inactiveSince: (before, limit) =>
      conversations.all({ ...AT_REST, updated_at: { $lt: before } }, { updated_at: 1, _id: 1 }, limit),
    forgottenBefore: (before, limit) =>
      conversations.all({ ...AT_REST, forgotten_at: { $lt: before } }, { forgotten_at: 1, _id: 1 }, limit),
    removeUnused: async (before, limit) => {
      const unused = { ...NEVER_ANSWERED, updated_at: { $lt: before } };
      const ids = (await conversations.all(unused, { updated_at: 1 }, limit)).map(({ id }) => id);
      const own = { conversation_id: { $in: ids } };
      const used = new Set<string>();
      for (const part of [messages, escalations])
        for (const id of await part.distinct('conversation_id', own, { sort: {}, limit })) used.add(id);
      return conversations.remove({ ...unused, _id: { $in: ids.filter((id) => !used.has(id)) } });
    },
  };
}

async function removeMessages(
  { messages, platformIds, erased }: Context,
  { conversationId, through }: { conversationId: string; through: number },
  { markOf, since }: Remembering,
): Promise<void> {
  const gone = { conversation_id: conversationId, seq: { $lte: through } };
  const removed = await messages.all(gone);
  const fromPerson = removed.filter(({ from, at }) => from === 'citizen' && at >= since);
  // First: a call that comes again meanwhile finds the message or its mark.
  await erased.putAll(fromPerson.map(({ id, at }) => ({ id: markOf(id), at })));
  const ids = removed.map(({ id }) => id);
  await platformIds.remove({ message_id: { $in: ids } });
  await messages.remove(gone);
}

/** Fields of an escalation in which agents write about a person. */
const REMARKS = ['note', 'transfer_note', 'refusal_note', 'tags'];

async function removeRemarks(
  { notes, callBacks, turns, escalations }: Context,
  conversationId: string,
): Promise<void> {
  const own = { conversation_id: conversationId };
  await notes.remove(own);
  await callBacks.remove(own);
  await turns.changeAll(own, { $unset: { understanding: '' } });
  await escalations.changeAll(
    { ...own, $or: REMARKS.map((name) => ({ [name]: { $exists: true } })) },
    { $unset: Object.fromEntries(REMARKS.map((name) => [name, ''])), $inc: { version: 1 } },
  );
}
