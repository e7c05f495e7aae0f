import type { ConversationStore } from '../../ports/store.ts';
import type { Context } from './context.ts';

export function conversationStore({ connection, conversations, write }: Context): ConversationStore {
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
    page: async (after, limit) => conversations.all('id > ? order by id limit ?', [after, limit]),
    erase: (id) =>
      write(() => {
        connection.run(
          'delete from platform_ids where message_id in (select id from messages where conversation_id = ?)',
          [id],
        );
        for (const table of ['messages', 'turns', 'escalations', 'notes', 'call_backs'])
          connection.run(`delete from ${table} where conversation_id = ?`, [id]);
        connection.run('delete from conversations where id = ?', [id]);
      }),
  };
}
