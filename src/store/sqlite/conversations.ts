import type { ConversationStore } from '../../ports/store.ts';
import type { Context } from './context.ts';

export function conversationStore({ conversations, write }: Context): ConversationStore {
  return {
    ensure: (conversation) =>
      write(() => {
        conversations.insert(conversation);
        return conversations.find(conversation.id) ?? conversation;
      }),
    get: async (id) => conversations.find(id),
    getMany: async (ids) =>
      conversations.all('id in (select value from json_each(?))', [JSON.stringify(ids)]),
    save: (conversation) => write(() => conversations.save(conversation)),
  };
}
