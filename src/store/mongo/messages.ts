import { AppError } from '../../core/errors.ts';
import type { Message, NewMessage } from '../../core/message.ts';
import type { MessageStore } from '../../ports/store.ts';
import type { Context } from './context.ts';
import type { Question } from './gathering.ts';
import { appendMessage, placeIn } from './numbering.ts';

const DEFAULT_LIMIT = 1_000;

export function messageStore(context: Context): MessageStore {
  const { messages } = context;
  const noted = (last: Message | undefined) => {
    if (last) context.lastSeen.note(last);
    return last;
  };
  const inOrder = async (question: Question) => {
    const found = await context.messagesInOrder(question);
    noted(found.at(question.lastFirst ? 0 : -1));
    return found;
  };
  return {
    append: (message) => context.additions.do(message.conversationId, () => append(context, message)),
    get: async (id) => noted(await messages.find(id)),
    after: (conversationId, after, limit = DEFAULT_LIMIT) =>
      inOrder({ filter: { conversation_id: conversationId, seq: { $gt: after } }, limit }),
    latest: async (conversationId, limit) =>
      (await inOrder({ filter: { conversation_id: conversationId }, lastFirst: true, limit })).reverse(),
    unhandled: (conversationId, after) => {
      const received = { from: 'citizen', handling: 'received' };
      return inOrder({ filter: { conversation_id: conversationId, ...received, seq: { $gt: after } } });
    },
    conversationsUnhandledSince: (before, limit) =>
      messages.distinct(
        'conversation_id',
        { handling: 'received', at: { $lt: before } },
        { sort: { at: 1 }, limit },
      ),
    mark: (id, handling) => mark(context, id, handling),
    countAttempt: async (id) => {
      const message = await messages.change({ _id: id }, { $inc: { attempts: 1 } });
      if (!message) throw new AppError('resource.unknown', `There is no message ${id}.`);
      return message.attempts ?? 0;
    },
    search: (words, limit) =>
      messages.all({ text: { $regex: literal(words), $options: 'i' } }, { at: -1, _id: 1 }, limit),
  };
}

/** What is sent again is found without trying to store it. */
async function append(context: Context, message: NewMessage): Promise<{ message: Message; added: boolean }> {
  const [known, place] = await Promise.all([
    context.messages.find(message.id),
    placeIn(context, message.conversationId),
  ]);
  return known ? { message: known, added: false } : appendMessage(context, message, place);
}

/** A pattern that means the words as they stand. */
function literal(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

export function mark({ messages }: Context, id: string, handling: 'done' | 'failed'): Promise<void> {
  return messages.changeAll({ _id: id }, { $set: { handling } });
}
