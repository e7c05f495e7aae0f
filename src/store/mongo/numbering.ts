import { setTimeout as pause } from 'node:timers/promises';
import type { Conversation } from '../../core/conversation.ts';
import { AppError } from '../../core/errors.ts';
import type { ChannelName, Message, NewMessage } from '../../core/message.ts';
import type { Context } from './context.ts';

/** Tries at a free number before the store is said to be too busy. */
const ATTEMPTS = 60;
/** After so many numbers that were taken the last one is read: what was begun with was far behind. */
const STEPS = 2;
/** Longest random pause before that, in milliseconds: whoever comes at the same time should not come again so. */
const LONGEST_PAUSE = 100;
/** Conversations of which the last message seen is kept in mind. */
const MOST_KEPT = 10_000;

/** The last message of each conversation that this process has seen: others may have come, or it may have been erased. */
export class LastSeen {
  private readonly byConversation = new Map<string, Pick<Message, 'id' | 'seq'>>();

  note({ conversationId, id, seq }: Message): void {
    if ((this.byConversation.get(conversationId)?.seq ?? 0) > seq) return;
    if (this.byConversation.size >= MOST_KEPT) this.byConversation.clear();
    this.byConversation.set(conversationId, { id, seq });
  }

  /** Of the one seen there, if its number is greater than the one given. */
  idBehind(conversationId: string, number: number): string | undefined {
    const last = this.byConversation.get(conversationId);
    return last && last.seq > number ? last.id : undefined;
  }

  forget(conversationId: string): void {
    this.byConversation.delete(conversationId);
  }
}

/** Where a conversation's next message goes. */
export interface Place {
  /** A number that is surely taken, or 0; best the last. */
  readonly behind: number;
  /** The conversation's channel. */
  readonly channel: ChannelName | undefined;
}

/** Reads by keys alone: what the conversation says, and the last message that was seen here, if it is still there. */
export async function placeIn(
  { conversations, messages, lastSeen }: Context,
  conversationId: string,
  known?: Conversation,
): Promise<Place> {
  const seenId = lastSeen.idBehind(conversationId, known?.answeredThrough ?? 0);
  const [conversation, seen] = await Promise.all([
    known ?? conversations.find(conversationId),
    seenId === undefined ? undefined : messages.find(seenId),
  ]);
  if (seenId !== undefined && !seen) lastSeen.forget(conversationId);
  const behind = Math.max(conversation?.answeredThrough ?? 0, seen?.seq ?? 0);
  return { behind, channel: conversation?.channel };
}

/**
 * Numbers and stores a message, or finds the one of its id. The unique index says which number is free: whoever comes
 * second to one takes the next. Since a number is taken only after the one before is stored, there is no gap.
 */
export async function appendMessage(
  { messages, messagesInOrder, lastSeen }: Context,
  message: NewMessage,
  { behind, channel }: Place,
): Promise<{ message: Message; added: boolean }> {
  const hidden = { delivery_channel: message.delivery && channel };
  let last = behind;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const added = await messages.add({ ...message, seq: last + 1 }, hidden);
    const stored = added ?? (await messages.find(message.id));
    if (stored) {
      lastSeen.note(stored);
      return { message: stored, added: added !== undefined };
    }
    last += 1;
    if (attempt % STEPS > 0) continue;
    await pause(Math.random() * LONGEST_PAUSE);
    const filter = { conversation_id: message.conversationId, seq: { $gt: last } };
    last = (await messagesInOrder({ filter, lastFirst: true, limit: 1 }))[0]?.seq ?? last;
  }
  throw new AppError('service.unavailable', 'Too many messages arrive in this conversation at once.', {
    retryAfterSeconds: 1,
  });
}
