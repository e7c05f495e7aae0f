import type { OpeningHours } from '../calendar/hours.ts';
import { type CallBack, type CallResult, callablePhone, MOST_CALLS } from '../core/call-back.ts';
import { AppError } from '../core/errors.ts';
import { tell } from './announce.ts';
import { callingHours, keepCallBack } from './call-back.ts';
import { type Actor, type EscalationParts, untilSaved } from './parts.ts';

/** Working time after which somebody who did not pick up is rung again. */
const AGAIN_AFTER_MS = 3_600_000;

export interface CallMark {
  readonly result: CallResult;
  /** The calls that the agent knew of: the same mark sent twice counts once. */
  readonly attempts: number;
}

/**
 * Notes how a call went. Who did not pick up is rung again an hour of work later, and given up after three calls; the
 * citizen reads it in either case. For the holder of the conversation.
 * @throws {AppError} `call-back.unknown`, `conversation.not-held`
 */
export async function markCall(
  parts: EscalationParts,
  callBackId: string,
  { result, attempts, actor }: CallMark & { actor: Actor },
): Promise<CallBack> {
  const { store } = parts;
  const marked = await untilSaved(async () => {
    const current = await store.callBacks.get(callBackId);
    if (!current) throw new AppError('call-back.unknown', 'There is no such call to make.');
    await mustHold(parts, current.conversationId, actor);
    if (current.state !== 'due' || current.attempts !== attempts) return current;
    const hours = await callingHours(parts, current.conversationId);
    const at = parts.now();
    return store.callBacks.save(afterCall(current, { result, agentId: actor.id, hours, at }));
  });
  if (result === 'no-answer') await tellMissed(parts, marked);
  await parts.hints.publish({ kind: 'escalation', id: marked.conversationId });
  await parts.hints.publish({ kind: 'conversation', id: marked.conversationId });
  return marked;
}

function afterCall(
  callBack: CallBack,
  { result, agentId, hours, at }: { result: CallResult; agentId: string; hours: OpeningHours; at: Date },
): CallBack {
  const attempts = callBack.attempts + 1;
  const after = { ...callBack, attempts, agentId, lastAttemptAt: at };
  if (result === 'called') return { ...after, state: 'called', closedAt: at };
  if (attempts >= MOST_CALLS) return { ...after, state: 'unreached', closedAt: at };
  const again = new Date(at.getTime() + AGAIN_AFTER_MS);
  return { ...after, dueAt: hours.addOpenMs(at, AGAIN_AFTER_MS) ?? again };
}

async function tellMissed(parts: EscalationParts, callBack: CallBack): Promise<void> {
  const conversation = await parts.store.conversations.get(callBack.conversationId);
  const escalation = await parts.store.escalations.openOf(callBack.conversationId);
  if (!conversation || !escalation || callBack.state === 'called') return;
  const key = callBack.state === 'unreached' ? 'call-back.given-up' : 'call-back.missed';
  await tell(parts, conversation, escalation, {
    ...{ key, mark: `${callBack.id} ${callBack.attempts}` },
    at: callBack.lastAttemptAt ?? parts.now(),
  });
}

/**
 * The holder writes down a number that they were told, for a call later. The same number again is the same call.
 * @throws {AppError} `conversation.unknown`, `conversation.not-held`, `request.malformed` for what cannot be rung
 */
export async function noteCallBack(
  parts: EscalationParts,
  { conversationId, phone: written }: { conversationId: string; phone: string },
  actor: Actor,
): Promise<void> {
  const conversation = await parts.store.conversations.get(conversationId);
  if (!conversation) throw new AppError('conversation.unknown', 'There is no conversation of that id.');
  await mustHold(parts, conversationId, actor);
  const phone = callablePhone(written);
  if (!phone) throw new AppError('request.malformed', 'phone: a number with its country code, as in +212 ….');
  const escalation = await parts.store.escalations.openOf(conversationId);
  const id = parts.ids.consequence(escalation?.id ?? conversationId, `call-back ${phone}`);
  await keepCallBack(parts, conversation, { id, phone });
  await parts.hints.publish({ kind: 'conversation', id: conversationId });
}

async function mustHold({ store }: EscalationParts, conversationId: string, actor: Actor): Promise<void> {
  if ((await store.escalations.openOf(conversationId))?.agentId !== actor.id)
    throw new AppError('conversation.not-held', 'You do not hold this conversation: claim it first.');
}
