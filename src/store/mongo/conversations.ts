import type { ConversationStore } from '../../ports/store.ts';
import type { Context } from './context.ts';

export function conversationStore({ conversations }: Context): ConversationStore {
  return {
    ensure: async (conversation) => {
      await conversations.insert(conversation);
      return (await conversations.find(conversation.id)) ?? conversation;
    },
    get: (id) => conversations.find(id),
    getMany: async (ids) => (ids.length === 0 ? [] : conversations.all({ _id: { $in: ids } })),
    save: (conversation) => conversations.save(conversation),
  };
}
