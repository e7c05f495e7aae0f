import type { Conversation } from '../core/conversation.ts';
import { ChannelError } from '../core/errors.ts';
import type { Delivery, Message, OutboundMessage } from '../core/message.ts';
import { WAITS_FOR_PERSON } from '../core/outbound.ts';
import type { Channel } from '../ports/channel.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { HintBus } from '../ports/queue.ts';
import type { Store } from '../ports/store.ts';

/** A reply that could not be delivered for a day is of no use any more: it is marked failed and shown on the desk. */
const GIVE_UP_AFTER_MS = 24 * 60 * 60 * 1000;
/** What waits for the person to write again is kept longer: they were told that it is there. */
export const KEPT_FOR_PERSON_MS = 30 * GIVE_UP_AFTER_MS;
/** How far back the person's last message is looked for. */
const LOOK_BACK = 200;

export interface DeliverParts {
  readonly store: Store;
  readonly channel: Channel;
  readonly hints: HintBus;
  readonly now: Clock;
  readonly log: Log;
}

interface Parts extends DeliverParts {
  /** What this process has sent and could not note: by message. */
  readonly unrecorded: Map<string, Delivery>;
}

/** So many at the most; a store that is away for long stops new messages, too. */
const MOST_UNRECORDED = 10_000;

/**
 * Sends a conversation's undelivered messages to its platform, in order. A retryable failure rejects, so that the
 * queue comes back later and the order holds; any other marks the message `failed` and goes on. A message is recorded
 * `unconfirmed` before it is sent: if the process dies in between, it is sent again, and the books show the doubt.
 * What was sent while the store went away is only noted when it is back, not sent again. Where the platform lets us
 * write only after the person did, messages stay as they are until then, in order.
 */
export function createDeliver(given: DeliverParts): (conversationId: string) => Promise<void> {
  const pauses = new Map<string, number>();
  const parts: Parts = { ...given, unrecorded: new Map() };
  return async (conversationId) => {
    const wait = (pauses.get(conversationId) ?? 0) - parts.now().getTime();
    if (wait > 0) throw new ChannelError('throttled', true, { retryAfterSeconds: Math.ceil(wait / 1000) });
    pauses.delete(conversationId);
    const conversation = await parts.store.conversations.get(conversationId);
    // Erased in the moment in which a reply was stored: that is not kept either.
    if (!conversation) return parts.store.conversations.erase(conversationId);
    const pending = await parts.store.deliveries.pending(conversationId);
    for (const [index, message] of pending.entries()) {
      const goOn = await deliverOne(parts, conversation, message).catch((error: unknown) => {
        rememberPause(pauses, conversationId, error, parts.now());
        throw error;
      });
      if (goOn) continue;
      for (const later of pending.slice(index + 1)) await waitForPerson(parts, later);
      return;
    }
  };
}

/** Whether the messages after it may follow. */
async function deliverOne(parts: Parts, conversation: Conversation, message: Message): Promise<boolean> {
  const noted = parts.unrecorded.get(message.id);
  if (noted) {
    await record(parts, message, noted);
    return true;
  }
  const outbound = outboundOf(conversation, message);
  try {
    if (await parts.channel.mustWait?.(outbound)) return waitForPerson(parts, message);
  } catch (error) {
    if (age(parts, message.at) > KEPT_FOR_PERSON_MS) await expire(parts, message);
    else await fail(parts, message, deliveryOf(message), error);
    return true;
  }
  if (await isStale(parts, message)) await expire(parts, message);
  else await attempt(parts, outbound);
  return true;
}

function outboundOf({ id, personId, address }: Conversation, message: Message): OutboundMessage {
  return { conversationId: id, personId, message, ...(address === undefined ? {} : { address }) };
}

async function attempt(parts: Parts, outbound: OutboundMessage): Promise<void> {
  const { message } = outbound;
  const before = deliveryOf(message);
  const attempted: Delivery = {
    state: 'unconfirmed',
    attempts: before.attempts + 1,
    platformIds: before.platformIds,
  };
  await parts.store.deliveries.update(message.id, attempted);
  let sent: Awaited<ReturnType<Channel['send']>>;
  try {
    sent = await parts.channel.send(outbound);
  } catch (error) {
    return fail(parts, message, attempted, error);
  }
  const platformIds = [...attempted.platformIds, ...sent.platformIds];
  await record(parts, message, { ...attempted, state: 'sent', platformIds });
  const { id: messageId, cause: correlation = messageId } = message;
  parts.log.debug({ correlation, messageId, channel: parts.channel.name }, 'delivered');
}

/** Notes that it was sent; until that has succeeded it is kept in mind, so that it is not sent a second time. */
async function record(parts: Parts, message: Message, delivery: Delivery): Promise<void> {
  if (parts.unrecorded.size < MOST_UNRECORDED) parts.unrecorded.set(message.id, delivery);
  await finish(parts, message, delivery);
  parts.unrecorded.delete(message.id);
}

/** Stays as it is, with the reason for the desk. */
async function waitForPerson(parts: Parts, message: Message): Promise<boolean> {
  const before = deliveryOf(message);
  if (age(parts, message.at) > KEPT_FOR_PERSON_MS) {
    await expire(parts, message);
    return true;
  }
  if (before.error !== WAITS_FOR_PERSON) await finish(parts, message, { ...before, error: WAITS_FOR_PERSON });
  return false;
}

/** Nobody has asked for it any more for a day: neither it nor the person's last message is younger. */
async function isStale(parts: Parts, message: Message): Promise<boolean> {
  if (age(parts, message.at) <= GIVE_UP_AFTER_MS) return false;
  const latest = await parts.store.messages.latest(message.conversationId, LOOK_BACK);
  const asked = latest.findLast(({ from }) => from === 'citizen');
  return !asked || age(parts, asked.at) > GIVE_UP_AFTER_MS;
}

function age({ now }: DeliverParts, at: Date): number {
  return now().getTime() - at.getTime();
}

function deliveryOf({ delivery }: Message): Delivery {
  return delivery ?? { state: 'pending', attempts: 0, platformIds: [] };
}

function expire(parts: Parts, message: Message): Promise<void> {
  return finish(parts, message, { ...deliveryOf(message), state: 'failed', error: 'expired' });
}

async function fail(parts: Parts, message: Message, attempted: Delivery, error: unknown): Promise<void> {
  const known =
    error instanceof ChannelError
      ? error
      : new ChannelError('fault', true, { cause: error, unconfirmed: true });
  const platformIds = [...attempted.platformIds, ...known.platformIds];
  if (!known.retryable) {
    return finish(parts, message, { ...attempted, platformIds, state: 'failed', error: known.code });
  }
  const state = known.unconfirmed ? 'unconfirmed' : 'pending';
  await parts.store.deliveries.update(message.id, { ...attempted, platformIds, state, error: known.code });
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
