import type { Conversation } from '../core/conversation.ts';
import { AppError } from '../core/errors.ts';
import type { Language } from '../core/language.ts';
import type { SourceNote } from '../core/message.ts';
import { deliveryQueue } from '../core/outbound.ts';
import { post } from './announce.ts';
import type { Actor, EscalationParts } from './parts.ts';

export interface SentAnswer {
  /** The conversation of the phone call. */
  readonly callId: string;
  /** The conversation on the channel where the caller shall read it. */
  readonly recipientId: string;
  /** Made by the desk; the same one again is the same message. */
  readonly clientId: string;
  readonly text: string;
  readonly language: Language;
  readonly sources?: readonly SourceNote[] | undefined;
}

/**
 * Sends a caller in writing what they were told, where they have written to us before. The call's record keeps a copy.
 * The same `clientId` twice sends one message. For whoever holds the call; not into the talk of a colleague.
 * @throws {AppError} `conversation.unknown`, `conversation.not-held`, `request.malformed`, `escalation.taken`
 */
export async function sendAnswer(
  parts: EscalationParts,
  { callId, recipientId, clientId, text, language, sources }: SentAnswer,
  actor: Actor,
): Promise<{ messageId: string }> {
  await mustHoldCall(parts, callId, actor);
  const recipient = await recipientOf(parts, recipientId, actor);
  const messageId = parts.ids.agentMessage(recipientId, actor.id, `call ${callId} ${clientId}`);
  const shared = {
    ...({ from: 'agent', agentId: actor.id, language, at: parts.now() } as const),
    ...(sources && { sources }),
  };
  await post(parts, recipient, {
    ...shared,
    id: messageId,
    conversationId: recipientId,
    text: `${parts.word('call.answer', language, {})}\n\n${text}`,
  });
  const call = await parts.store.conversations.get(callId);
  const copyId = parts.ids.consequence(messageId, 'copy');
  if (call) await post(parts, call, { ...shared, id: copyId, conversationId: callId, text });
  return { messageId };
}

async function mustHoldCall({ store }: EscalationParts, callId: string, actor: Actor): Promise<void> {
  const call = await store.conversations.get(callId);
  if (call?.channel !== 'phone')
    throw new AppError('conversation.unknown', 'There is no phone call of that id.');
  const open = await store.escalations.openOf(callId);
  if (open?.agentId !== actor.id)
    throw new AppError('conversation.not-held', 'This is not your call, or it is over.');
}

async function recipientOf(
  { store }: EscalationParts,
  recipientId: string,
  actor: Actor,
): Promise<Conversation> {
  const recipient = await store.conversations.get(recipientId);
  if (!recipient) throw new AppError('conversation.unknown', 'There is no conversation of that id.');
  if (!deliveryQueue(recipient.channel))
    throw new AppError('request.malformed', 'recipient: nothing can be sent on that channel.');
  if (recipient.state === 'assigned' && recipient.agentId !== actor.id)
    throw new AppError('escalation.taken', 'A colleague is talking with this person: ask them to send it.');
  return recipient;
}
