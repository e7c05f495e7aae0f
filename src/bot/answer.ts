import { type CitizenAct, decodeAct } from '../core/citizen-act.ts';
import type { Conversation } from '../core/conversation.ts';
import { AppError } from '../core/errors.ts';
import type { Escalation } from '../core/escalation.ts';
import type { Ids } from '../core/ids.ts';
import type { Message } from '../core/message.ts';
import { deliveryQueue } from '../core/outbound.ts';
import type { CopyLink, IntentRouter, RouterTurn } from '../core/router.ts';
import type { Standing } from '../core/standing.ts';
import type { TurnWrites } from '../core/turn.ts';
import { linkAlert } from '../escalation/alert-link.ts';
import type { PhoneKeeper } from '../escalation/call-back.ts';
import { carryOut } from '../escalation/citizen.ts';
import { complaintState } from '../escalation/complaint.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { HintBus, WorkQueue } from '../ports/queue.ts';
import type { Store } from '../ports/store.ts';
import type { ErasedMessages } from '../privacy/erased.ts';
import type { Say } from './say.ts';
import { silentWrites, turnWrites } from './turn-writes.ts';

/** After so many vain attempts a message is given up, shown on the desk, and the person is told. */
const ATTEMPTS = 3;

/** What ends the wait for an agent. */
const LEAVING: ReadonlySet<CitizenAct['kind']> = new Set(['leave-queue', 'forget']);

export interface AnswerParts {
  readonly store: Store;
  readonly queue: WorkQueue;
  readonly hints: HintBus;
  /** The router of the moment: a reload of the catalogue makes a new one. */
  readonly router: () => IntentRouter;
  readonly erased: Pick<ErasedMessages, 'remembering'>;
  /** Knows which messages gave a number to ring. */
  readonly phones: Pick<PhoneKeeper, 'answerTo'>;
  /** Knows how the person of a conversation stands who waits for an agent. */
  readonly standingOf: (conversationId: string) => Promise<Standing | undefined>;
  /** Where a copy can be fetched, if the message asks for one. */
  readonly copyLink?: (inbound: Message) => Promise<CopyLink | undefined>;
  readonly say: Say;
  readonly ids: Ids;
  readonly now: Clock;
  readonly log: Log;
}

/**
 * Deals with a conversation's unanswered messages, in order, each as one turn. May run twice or stop anywhere: ids
 * derive from the inbound message and the conversation is saved by version, so a second run writes nothing new.
 */
export function createAnswer(parts: AnswerParts): (conversationId: string) => Promise<void> {
  const { store } = parts;
  return async (conversationId) => {
    for (;;) {
      const conversation = await store.conversations.get(conversationId);
      // Erased in the moment in which a message of it was stored: that is not kept either.
      if (!conversation) return store.conversations.erase(conversationId);
      await removeForgotten(parts, conversation);
      const waiting = await store.messages.unhandled(conversationId, conversation.answeredThrough);
      if (waiting.length === 0) return markAnswered(parts, conversation);
      if (await answerAll(parts, conversation, waiting)) return;
    }
  };
}

/** A turn cut off within its commit has left its message unmarked, and the sweep would find it for ever. */
async function markAnswered(
  { store: { messages } }: AnswerParts,
  { id, answeredThrough }: Conversation,
): Promise<void> {
  const left = await messages.unhandled(id, 0);
  for (const message of left) if (message.seq <= answeredThrough) await messages.mark(message.id, 'done');
}

/** Removes what the person had erased; repeated until the next turn, so that a crash leaves nothing behind. */
async function removeForgotten(
  { store, erased, ids, now }: AnswerParts,
  { id, forgotten }: Conversation,
): Promise<void> {
  if (!forgotten) return;
  await store.privacy.scrub(id, forgotten.through, await erased.remembering());
  await store.audit.add({
    id: ids.consequence(id, `forget ${forgotten.through} ${forgotten.at.toISOString()}`),
    at: now(),
    actor: 'citizen',
    action: 'forget',
    subject: id,
  });
}

/** Whether all are dealt with. What arrives meanwhile has woken a run of its own. */
async function answerAll(
  parts: AnswerParts,
  conversation: Conversation,
  waiting: readonly Message[],
): Promise<boolean> {
  let current: Conversation | undefined = conversation;
  for (const inbound of waiting) {
    current = await answerOne(parts, current, inbound);
    if (!current) return false;
    await removeForgotten(parts, current);
  }
  return true;
}

/** The conversation as it then is; nothing if somebody changed it meanwhile (an agent took it): it is to be read again. */
async function answerOne(
  parts: AnswerParts,
  conversation: Conversation,
  inbound: Message,
): Promise<Conversation | undefined> {
  const writes = await decide(parts, conversation, inbound);
  const done = await parts.store.turns.commit(writes);
  if (!done) return undefined;
  parts.log.debug(
    { correlation: inbound.id, conversationId: conversation.id, outcome: writes.record?.outcome ?? 'silent' },
    'answered',
  );
  const messages = done.messages.map(({ id }) => id);
  await parts.hints.publish({ kind: 'conversation', id: conversation.id, messages });
  await wakeFollowers(parts, conversation, writes);
  return done.conversation;
}

async function decide(parts: AnswerParts, conversation: Conversation, inbound: Message): Promise<TurnWrites> {
  const at = parts.now();
  if (conversation.state === 'assigned') {
    await actOn(parts, conversation, inbound.choice ? decodeAct(inbound.choice) : undefined);
    return silentWrites(conversation, inbound, at);
  }
  try {
    await parts.hints.publish({ kind: 'typing', id: conversation.id, by: 'bot' });
    const turn = await routed(parts, conversation, inbound);
    const concerned = await actOn(parts, conversation, turn.act);
    // Who leaves the line in the moment in which an agent comes has the agent.
    if (turn.act && LEAVING.has(turn.act.kind) && concerned?.state === 'assigned')
      return silentWrites(conversation, inbound, at);
    return turnWrites({ conversation, inbound, turn, ids: parts.ids, at });
  } catch (error) {
    const attempts = await parts.store.messages.countAttempt(inbound.id);
    if (attempts < ATTEMPTS || isOutage(error)) throw error;
    parts.log.error({ error, messageId: inbound.id }, 'a message was given up');
    const turn = givenUp(parts, conversation, inbound);
    const writes = turnWrites({ conversation, inbound, turn, ids: parts.ids, at });
    // Marked only then: a crash before must not leave the person without a word.
    return { ...writes, handled: { id: inbound.id, as: 'failed' } };
  }
}

/** What the citizen decided goes into the escalation before the turn is written: a crash between repeats both. */
async function actOn(
  { store, hints, now }: AnswerParts,
  { id }: Conversation,
  act: CitizenAct | undefined,
): Promise<Escalation | undefined> {
  const concerned = act && (await carryOut(store, id, act, now()));
  if (concerned) await hints.publish({ kind: 'escalation', id: concerned.id });
  return concerned;
}

async function routed(parts: AnswerParts, conversation: Conversation, inbound: Message): Promise<RouterTurn> {
  const escalations = await parts.store.escalations.ofConversation(conversation.id);
  const queued = conversation.state === 'queued';
  return parts.router().route({
    text: inbound.text,
    ...(inbound.choice === undefined ? {} : { choice: inbound.choice }),
    ...(inbound.attachments ? { attachments: inbound.attachments } : {}),
    memory: conversation.memory,
    ...(conversation.language ? { language: conversation.language } : {}),
    languageChosen: conversation.languageChosen,
    ...(conversation.mission ? { mission: conversation.mission } : {}),
    queued,
    standing: queued ? await parts.standingOf(conversation.id) : undefined,
    held: conversation.held === true,
    complaints: escalations.flatMap(complaintState),
    callBack: await parts.phones.answerTo(inbound),
    alertLink: await linkAlert(parts, conversation, inbound),
    copyLink: await parts.copyLink?.(inbound),
    at: inbound.at,
  });
}

/** The person is told and a human gets the conversation: a question must not vanish with a fault of ours. */
function givenUp({ say }: AnswerParts, conversation: Conversation, inbound: Message): RouterTurn {
  const language = conversation.language ?? inbound.language;
  return {
    replies: [{ text: say('bot.failed', language), language }],
    language,
    languageChosen: conversation.languageChosen,
    service: 'human-agent',
    aspect: 'general',
    outcome: 'escalated',
    memory: conversation.memory,
    escalation: { reason: 'low-confidence' },
  };
}

/** Queueing may fail: all is stored by now, and the sweep wakes what was forgotten. */
async function wakeFollowers(
  parts: AnswerParts,
  conversation: Conversation,
  writes: TurnWrites,
): Promise<void> {
  const { queue, log } = parts;
  // While an agent holds it the bot writes nothing, but a reply of theirs may have waited for this very message.
  const mayDeliver = writes.messages.length > 0 || conversation.state === 'assigned';
  const delivery = mayDeliver ? deliveryQueue(conversation.channel) : undefined;
  try {
    if (delivery) await queue.wake(delivery, conversation.id);
    if (writes.escalation) await queue.wake('route', await raiseOpen(parts, writes.escalation));
  } catch (error) {
    log.warn({ error, conversationId: conversation.id }, 'not queued; the sweep will');
  }
}

/** Who already waits is not queued twice, but an emergency moves their place up. Returns the open escalation's id. */
async function raiseOpen({ store }: AnswerParts, wanted: Escalation): Promise<string> {
  for (;;) {
    const open = await store.escalations.openOf(wanted.conversationId);
    if (!open || open.id === wanted.id || open.priority >= wanted.priority) return open?.id ?? wanted.id;
    const raised = await store.escalations.save({
      ...open,
      reason: wanted.reason,
      priority: wanted.priority,
    });
    if (raised) return raised.id;
  }
}

/** The store being away is nobody's fault and no reason to give a message up. */
function isOutage(error: unknown): boolean {
  return error instanceof AppError && error.code === 'service.unavailable';
}
