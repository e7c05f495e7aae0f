import { AppError } from '../core/errors.ts';
import type { Message } from '../core/message.ts';
import type { Store } from '../ports/store.ts';

/**
 * All that is kept of a person on one channel, in plain JSON. `remarks` adds what agents noted, for a formal request
 * that a supervisor answers. @throws {AppError} `conversation.unknown`
 */
export async function exportConversation(
  store: Store,
  conversationId: string,
  { remarks }: { remarks: boolean },
): Promise<object> {
  const conversation = await store.conversations.get(conversationId);
  if (!conversation) throw new AppError('conversation.unknown', 'There is no conversation of that id.');
  const { id, channel, personId, language, mission, memory, createdAt, updatedAt } = conversation;
  const escalations = await store.escalations.ofConversation(conversationId);
  return {
    conversation: { id, channel, personId, language, mission, remembered: memory, createdAt, updatedAt },
    messages: (await allMessages(store, conversationId)).map(messageOf),
    understood: await store.turns.ofConversation(conversationId),
    requests: escalations.map(
      ({ state, reason, reference, category, rating, createdAt: openedAt, resolvedAt, note, tags }) => ({
        ...{ state, reason, reference, category, rating, openedAt, resolvedAt },
        ...(remarks && { note, tags }),
      }),
    ),
    callBacks: (await store.callBacks.ofConversation(conversationId)).map(
      ({ phone, state, askedAt, attempts, closedAt }) => ({ phone, state, askedAt, attempts, closedAt }),
    ),
    ...(remarks && { notes: await store.notes.ofConversation(conversationId) }),
  };
}

/** Not how it was handled and delivered, nor which agent wrote it. */
function messageOf({ seq, from, text, language, at, choice, attachments, choices, sources }: Message) {
  return { seq, from, text, language, at, choice, attachments, choices, sources };
}

async function allMessages(store: Store, id: string): Promise<Message[]> {
  const messages: Message[] = [];
  for (;;) {
    const page = await store.messages.after(id, messages.at(-1)?.seq ?? 0);
    if (page.length === 0) return messages;
    messages.push(...page);
  }
}
