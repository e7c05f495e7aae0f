import type { CannedStore, NoteStore } from '../../ports/store.ts';
import type { Context } from './context.ts';

export function noteStore({ notes, write }: Context): NoteStore {
  return {
    add: async (note) => {
      await write(() => notes.insert(note));
    },
    ofConversation: async (conversationId) =>
      notes.all('conversation_id = ? order by at, id', [conversationId]),
  };
}

export function cannedStore({ canned, connection, write }: Context): CannedStore {
  return {
    list: async () => canned.all('true order by shortcut, language', []),
    put: (reply) => write(() => canned.put(reply)),
    remove: async (id) => {
      await write(() => connection.run('delete from canned_replies where id = ?', [id]));
    },
  };
}
