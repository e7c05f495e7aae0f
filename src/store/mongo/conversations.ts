import type { ConversationStore } from '../../ports/store.ts';
import type { Context } from './context.ts';

export function conversationStore(context: Context): ConversationStore {
  const { conversations, messages, platformIds, turns, escalations, notes, callBacks } = context;
  return {
    ensure: async (conversation) => {
      await conversations.insert(conversation);
      return (await conversations.find(conversation.id)) ?? conversation;
    },
    get: (id) => conversations.find(id),
    getMany: async (ids) => (ids.length === 0 ? [] : conversations.all({ _id: { $in: ids } })),
    save: (conversation) => conversations.save(conversation),
    page: (after, limit) => conversations.all({ _id: { $gt: after } }, { _id: 1 }, limit),
    erase: async (id) => {
      const own = { conversation_id: id };
      const ids = (await messages.all(own)).map((message) => message.id);
      await platformIds.remove({ message_id: { $in: ids } });
      for (const part of [messages, turns, escalations, notes, callBacks]) await part.remove(own);
      // Last: as long as it is there, what is left of it can be found and removed.
      await conversations.remove({ _id: id });
    },
  };
}
