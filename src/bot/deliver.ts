import { setTimeout as pause } from 'node:timers/promises';
import type { Conversation } from '../core/conversation.ts';
import { AppError, ChannelError } from '../core/errors.ts';
import type { Delivery, Message, OutboundMessage } from '../core/message.ts';
import { IN_HAND, WAITS_FOR_PERSON } from '../core/outbound.ts';
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
  /** Aborted when this process ends: then nothing is waited for any more. By default it never is. */
  readonly ending?: AbortSignal;
}

interface Parts extends Required<DeliverParts> {
  /** What this process has sent and could not note: by message. */
  readonly unrecorded: Map<string, Delivery>;
  /** When this process first saw a message in the hand of another: by message. */
  readonly seenInHand: Map<string, Date>;
}

/** So many at the most; a store that is away for long stops new messages, too. */
const MOST_REMEMBERED = 10_000;
/** Without the queue only who has written within this time is answered: their platform surely takes it. */
const ASKED_LATELY_MS = 60 * 60 * 1000;
/** After the pauses between them, some 45 s; a store that is away refuses only after seconds of its own. */
const TRIES_TO_NOTE = 15;
const LONGEST_BEFORE_NOTE_MS = 4_000;
/** What another process had in hand without the queue is sent again after this long: that process is gone. */
const IN_HAND_FOR_MS = 30_000;

export interface Deliver {
  /** As the queue calls it: one run of a conversation at a time. */
  (conversationId: string): Promise<void>;
  /**
   * While the queue is away, in any process, also in several at once: each message that nobody has tried is tried once,
   * by one of them. All else waits for the queue.
   */
  withoutQueue(conversationId: string): Promise<void>;
}

/**
 * Sends a conversation's undelivered messages to its platform, in order. A retryable failure rejects, so that the
 * queue comes back later and the order holds; any other marks the message `failed` and goes on. A message is recorded
 * `unconfirmed` before it is sent: if the process dies in between, it is sent again, and the books show the doubt.
 * What was sent while the store went away is only noted when it is back, not sent again. Where the platform lets us
 * write only after the person did, messages stay as they are until then, in order.
 */
export function createDeliver(given: DeliverParts): Deliver {
  const pauses = new Map<string, number>();
  const { ending = new AbortController().signal } = given;
  const parts: Parts = { ...given, ending, unrecorded: new Map(), seenInHand: new Map() };
  const deliver = async (conversationId: string) => {
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
  return Object.assign(deliver, {
    withoutQueue: (conversationId: string) => deliverUntried(parts, conversationId),
  });
}

async function deliverUntried(parts: Parts, conversationId: string): Promise<void> {
  const conversation = await parts.store.conversations.get(conversationId);
  const asked = conversation && (await lastAskedAt(parts, conversation));
  if (!asked || age(parts, asked) > ASKED_LATELY_MS) return;
  for (const message of await parts.store.deliveries.pending(conversationId)) {
    const { state, attempts, error } = deliveryOf(message);
    if (state !== 'pending' || attempts > 0 || error) return;
    if (!(await attempt(parts, outboundOf(conversation, message), IN_HAND))) return;
  }
}

/** Whether the messages after it may follow. */
async function deliverOne(parts: Parts, conversation: Conversation, message: Message): Promise<boolean> {
  const noted = parts.unrecorded.get(message.id);
  if (noted) {
    await record(parts, message, noted);
    return true;
  }
  leaveToOther(parts, message);
  const outbound = outboundOf(conversation, message);
  try {
    if (await parts.channel.mustWait?.(outbound)) return waitForPerson(parts, message);
  } catch (error) {
    if (age(parts, message.at) > KEPT_FOR_PERSON_MS) await expire(parts, message);
    else await fail(parts, message, deliveryOf(message), error);
    return true;
  }
  if (await isStale(parts, conversation, message)) await expire(parts, message);
  else if (!(await attempt(parts, outbound))) throw new ChannelError(IN_HAND, true);
  return true;
}

function outboundOf({ id, personId, address }: Conversation, message: Message): OutboundMessage {
  return { conversationId: id, personId, message, ...(address === undefined ? {} : { address }) };
}

/** @throws {ChannelError} `in-hand` while another process sends it without the queue. */
function leaveToOther({ seenInHand, now }: Parts, message: Message): void {
  if (message.delivery?.error !== IN_HAND) return;
  const since = seenInHand.get(message.id) ?? now();
  if (now().getTime() - since.getTime() > IN_HAND_FOR_MS) return;
  if (seenInHand.size >= MOST_REMEMBERED) seenInHand.clear();
  seenInHand.set(message.id, since);
  throw new ChannelError(IN_HAND, true);
}

/** Whether it was ours to make: another process may have begun it in the same moment. */
async function attempt(parts: Parts, outbound: OutboundMessage, inHand?: typeof IN_HAND): Promise<boolean> {
  const { message } = outbound;
  const before = deliveryOf(message);
  const attempted: Delivery = {
    state: 'unconfirmed',
    attempts: before.attempts + 1,
    platformIds: before.platformIds,
  };
  const begun: Delivery = inHand ? { ...attempted, error: inHand } : attempted;
  if (!(await parts.store.deliveries.begin(message.id, begun))) return false;
  parts.seenInHand.delete(message.id);
  let sent: Awaited<ReturnType<Channel['send']>>;
  try {
    sent = await parts.channel.send(outbound);
  } catch (error) {
    await fail(parts, message, attempted, error);
    return true;
  }
  const platformIds = [...attempted.platformIds, ...sent.platformIds];
  await record(parts, message, { ...attempted, state: 'sent', platformIds });
  const { id: messageId, cause: correlation = messageId } = message;
  parts.log.debug({ correlation, messageId, channel: parts.channel.name }, 'delivered');
  return true;
}

/**
 * Notes that it was sent. Until that has succeeded it is kept in mind, so that it is not sent a second time; and it is
 * tried for a while, since the next run may be another process's, which does not know.
 */
async function record(parts: Parts, message: Message, delivery: Delivery): Promise<void> {
  if (parts.unrecorded.size < MOST_REMEMBERED) parts.unrecorded.set(message.id, delivery);
  for (let tries = 1; ; tries++) {
    try {
      await finish(parts, message, delivery);
      break;
    } catch (error) {
      const gone = error instanceof AppError && error.code === 'resource.unknown';
      if (gone || tries === TRIES_TO_NOTE || parts.ending.aborted) throw error;
      const wait = Math.min(250 * 2 ** (tries - 1), LONGEST_BEFORE_NOTE_MS);
      await pause(wait, undefined, { signal: parts.ending }).catch(() => {});
    }
  }
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
async function isStale(parts: Parts, conversation: Conversation, message: Message): Promise<boolean> {
  if (age(parts, message.at) <= GIVE_UP_AFTER_MS) return false;
  const asked = await lastAskedAt(parts, conversation);
  return !asked || age(parts, asked) > GIVE_UP_AFTER_MS;
}

/** Whoever has just had their words erased has written all the same. */
async function lastAskedAt({ store }: Parts, { id, forgotten }: Conversation): Promise<Date | undefined> {
  const latest = await store.messages.latest(id, LOOK_BACK);
  return latest.findLast(({ from }) => from === 'citizen')?.at ?? forgotten?.at;
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
