import type { CallBackStore } from '../../ports/store.ts';
import type { Context } from './context.ts';

export function callBackStore({ callBacks }: Context): CallBackStore {
  return {
    add: (callBack) => callBacks.insert(callBack),
    get: (id) => callBacks.find(id),
    ofConversation: (conversationId) =>
      callBacks.all({ conversation_id: conversationId }, { asked_at: 1, _id: 1 }),
    due: (limit) => callBacks.all({ state: 'due' }, { due_at: 1, _id: 1 }, limit),
    save: (callBack) => callBacks.save(callBack),
    removeBefore: ({ closed, asked }) =>
      callBacks.remove({ $or: [{ closed_at: { $lt: closed } }, { asked_at: { $lt: asked } }] }),
  };
}
