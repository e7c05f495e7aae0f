import type { CallBackStore } from '../../ports/store.ts';
import type { Context } from './context.ts';

export function callBackStore({ callBacks, connection, write }: Context): CallBackStore {
  return {
    add: (callBack) => write(() => callBacks.insert(callBack)),
    get: async (id) => callBacks.find(id),
    ofConversation: async (conversationId) =>
      callBacks.all('conversation_id = ? order by asked_at, id', [conversationId]),
    due: async (limit) => callBacks.all(`state = 'due' order by due_at, id limit ?`, [limit]),
    save: (callBack) => write(() => callBacks.save(callBack)),
    removeBefore: ({ closed, asked }) =>
      write(() =>
        connection.run('delete from call_backs where closed_at < ? or asked_at < ?', [
          closed.getTime(),
          asked.getTime(),
        ]),
      ),
  };
}
