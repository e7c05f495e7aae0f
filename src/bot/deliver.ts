import type { Conversation } from '../core/conversation.ts';
import { ChannelError } from '../core/errors.ts';
import type { Delivery, Message } from '../core/message.ts';
import type { Channel } from '../ports/channel.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { HintBus } from '../ports/queue.ts';
import type { Store } from '../ports/store.ts';

/** A reply that could not be delivered for a day is of no use any more: it is marked failed and shown on the desk. */
const GIVE_UP_AFTER_MS = 24 * 60 * 60 * 1000;

export interface DeliverParts {
  readonly store: Store;
  readonly channel: Channel;
  readonly hints: HintBus;
  readonly now: Clock;
  readonly log: Log;
}

/**
 * Sends a conversation's undelivered messages to its platform, in order. A retryable failure rejects, so that the
 * queue comes back later and the order holds; any other marks the message `failed` and goes on. A message is recorded
 * `unconfirmed` before it is sent: if the process dies in between, it is sent again, and the books show the doubt.
 */
export function createDeliver(parts: DeliverParts): (conversationId: string) => Promise<void> {
  const pauses = new Map<string, number>();
  return async (conversationId) => {
    const wait = (pauses.get(conversationId) ?? 0) - parts.now().getTime();
    if (wait > 0) throw new ChannelError('throttled', true, { retryAfterSeconds: Math.ceil(wait / 1000) });
    pauses.delete(conversationId);
    const conversation = await parts.store.conversations.get(conversationId);
    if (!conversation) return;
    for (const message of await parts.store.deliveries.pending(conversationId)) {
      await deliverOne(parts, conversation, message).catch((error: unknown) => {
        rememberPause(pauses, conversationId, error, parts.now());
        throw error;
      });
    }
  };
}

async function deliverOne(parts: DeliverParts, conversation: Conversation, message: Message): Promise<void> {
  const { store, channel, hints, now } = parts;
  const before = message.delivery ?? { state: 'pending', attempts: 0, platformIds: [] };
  const attempt: Delivery = {
    state: 'unconfirmed',
    attempts: before.attempts + 1,
    platformIds: before.platformIds,
  };
  if (now().getTime() - message.at.getTime() > GIVE_UP_AFTER_MS) {
    return finish(parts, message, { ...before, state: 'failed', error: 'expired' });
  }
  await store.deliveries.update(message.id, attempt);
  try {
    const { conversationId, personId, address } = { ...conversation, conversationId: conversation.id };
    const sent = await channel.send({
      conversationId,
      personId,
      message,
      ...(address === undefined ? {} : { address }),
    });
    await store.deliveries.update(message.id, {
      ...attempt,
      state: 'sent',
      platformIds: [...attempt.platformIds, ...sent.platformIds],
    });
    await hints.publish({ kind: 'conversation', id: conversation.id });
  } catch (error) {
    await fail(parts, message, attempt, error);
  }
}

async function fail(parts: DeliverParts, message: Message, attempt: Delivery, error: unknown): Promise<void> {
  const known =
    error instanceof ChannelError
      ? error
      : new ChannelError('fault', true, { cause: error, unconfirmed: true });
  const platformIds = [...attempt.platformIds, ...known.platformIds];
  if (!known.retryable) {
    return finish(parts, message, { ...attempt, platformIds, state: 'failed', error: known.code });
  }
  const state = known.unconfirmed ? 'unconfirmed' : 'pending';
  await parts.store.deliveries.update(message.id, { ...attempt, platformIds, state, error: known.code });
  parts.log.warn(
    { messageId: message.id, channel: parts.channel.name, code: known.code },
    'not delivered yet',
  );
  throw known;
}

async function finish({ store, hints }: DeliverParts, message: Message, delivery: Delivery): Promise<void> {
  await store.deliveries.update(message.id, delivery);
  await hints.publish({ kind: 'conversation', id: message.conversationId });
}

/** The platform asked to be left alone for a while; until then nothing is sent to this person. */
function rememberPause(pauses: Map<string, number>, conversationId: string, error: unknown, now: Date): void {
  const seconds = error instanceof ChannelError ? error.retryAfterSeconds : undefined;
  if (seconds) pauses.set(conversationId, now.getTime() + seconds * 1000);
}
