import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '../../core/errors.ts';
import type { Message, NewMessage } from '../../core/message.ts';
import type { MessageStore } from '../../ports/store.ts';
import type { Context } from './context.ts';

const DEFAULT_LIMIT = 1_000;
/** Tries at a free number before the store is said to be too busy: about 2 s. */
const NUMBERING_ATTEMPTS = 100;
/** Longest random pause between two tries, in milliseconds. */
const NUMBERING_PAUSE = 40;

export function messageStore(context: Context): MessageStore {
  const { messages } = context;
  return {
    append: (message) => appendMessage(context, message),
    get: (id) => messages.find(id),
    after: (conversationId, after, limit = DEFAULT_LIMIT) =>
      messages.all({ conversation_id: conversationId, seq: { $gt: after } }, { seq: 1 }, limit),
    latest: async (conversationId, limit) =>
      (await messages.all({ conversation_id: conversationId }, { seq: -1 }, limit)).reverse(),
    unhandled: (conversationId, after) =>
      messages.all({ ...unhandledOf(conversationId), seq: { $gt: after } }, { seq: 1 }),
    conversationsUnhandledSince: (before, limit) =>
      messages.distinct(
        'conversation_id',
        { handling: 'received', at: { $lt: before } },
        { sort: { at: 1 }, limit },
      ),
    markHandled: (conversationId, through) => markHandled(context, conversationId, through),
    countAttempt: async (id) => {
      const message = await messages.change({ _id: id }, { $inc: { attempts: 1 } });
      if (!message) throw new AppError('resource.unknown', `There is no message ${id}.`);
      return message.attempts ?? 0;
    },
    markFailed: (id) => messages.changeAll({ _id: id }, { $set: { handling: 'failed' } }),
    search: (words, limit) =>
      messages.all({ text: { $regex: literal(words), $options: 'i' } }, { at: -1, _id: 1 }, limit),
  };
}

/** A pattern that means the words as they stand. */
function literal(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function unhandledOf(conversationId: string): Record<string, unknown> {
  return { conversation_id: conversationId, from: 'citizen', handling: 'received' };
}

/** Marks the citizen's `received` messages up to a number as `done`. */
export function markHandled({ messages }: Context, conversationId: string, through: number): Promise<void> {
  const handled = { ...unhandledOf(conversationId), seq: { $lte: through } };
  return messages.changeAll(handled, { $set: { handling: 'done' } });
}

/**
 * Numbers and stores a message, or finds the one of its id. Whoever comes second to a number takes the next; since a
 * number is taken only after the one before is stored, there is no gap.
 * @param behind the number of one that is stored; if it is still the last, nothing has to be looked for.
 */
export async function appendMessage(
  { conversations, messages }: Context,
  message: NewMessage,
  behind?: number,
): Promise<{ message: Message; added: boolean }> {
  const channel = message.delivery && (await conversations.find(message.conversationId))?.channel;
  const addAs = (seq: number) => messages.add({ ...message, seq }, { delivery_channel: channel });
  const next = behind && (await addAs(behind + 1));
  if (next) return { message: next, added: true };
  for (let attempt = 1; attempt <= NUMBERING_ATTEMPTS; attempt++) {
    const last = messages.first({ conversation_id: message.conversationId }, { seq: -1 });
    // What is sent again does not wait for it.
    last.catch(() => undefined);
    const known = await messages.find(message.id);
    if (known) return { message: known, added: false };
    const added = await addAs(((await last)?.seq ?? 0) + 1);
    if (added) return { message: added, added: true };
    await pause(Math.random() * Math.min(attempt * 2, NUMBERING_PAUSE));
  }
  throw new AppError('service.unavailable', 'Too many messages arrive in this conversation at once.', {
    retryAfterSeconds: 1,
  });
}
