import type { CannedStore, NoteStore } from '../../ports/store.ts';
import type { Context } from './context.ts';

export function noteStore({ notes }: Context): NoteStore {
  return {
    add: async (note) => {
      await notes.insert(note);
    },
    ofConversation: (conversationId) => notes.all({ conversation_id: conversationId }, { at: 1, _id: 1 }),
  };
}

export function cannedStore({ canned }: Context): CannedStore {
  return {
    list: () => canned.all({}, { shortcut: 1, language: 1 }),
    put: (reply) => canned.put(reply),
    remove: async (id) => {
      await canned.remove({ _id: id });
    },
  };
}
