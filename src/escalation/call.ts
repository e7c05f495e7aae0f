import { EMPTY_MEMORY } from '../core/conversation.ts';
import { type Escalation, PRIORITIES } from '../core/escalation.ts';
import type { Language } from '../core/language.ts';
import { maskDocumentNumbers } from '../core/mask.ts';
import type { ServiceId } from '../core/services.ts';
import type { Actor, EscalationParts } from './parts.ts';
import { follow } from './settle.ts';

export interface Call {
  /** Made by the desk for each call; the same one again is the same call. */
  readonly clientId: string;
  /** The language that is spoken. */
  readonly language: Language;
  readonly topic?: ServiceId | undefined;
  readonly missionId?: string | undefined;
  /** What the caller asks, in the agent's words or theirs; numbers of papers are hidden. */
  readonly question?: string | undefined;
}

/** Opens the record of a phone call: a conversation that the agent who picked up holds from the first moment. */
export async function openCall(parts: EscalationParts, call: Call, actor: Actor): Promise<Escalation> {
  const { store, ids, now } = parts;
  const personId = `call-${actor.id}-${call.clientId}`;
  const id = ids.conversation('phone', personId);
  const at = now();
  await store.conversations.ensure({
    id,
    channel: 'phone',
    personId,
    state: 'assigned',
    agentId: actor.id,
    language: call.language,
    languageChosen: true,
    ...(call.missionId && { mission: call.missionId }),
    memory: { ...EMPTY_MEMORY, introduced: true, ...(call.topic && { service: call.topic }) },
    answeredThrough: 0,
    version: 1,
    createdAt: at,
    updatedAt: at,
  });
  if (call.question) await noteQuestion(parts, id, { ...call, question: call.question });
  const escalation = await store.escalations.open({
    id: ids.escalation(id),
    conversationId: id,
    state: 'assigned',
    reason: 'asked',
    priority: PRIORITIES.asked,
    language: call.language,
    channel: 'phone',
    ...(call.topic && { topic: call.topic }),
    ...(call.missionId && { missionId: call.missionId }),
    createdAt: at,
    agentId: actor.id,
    assignedAt: at,
    // Whoever picks up answers.
    firstReplyAt: at,
    version: 0,
  });
  await follow(parts, escalation, { changed: true });
  return escalation;
}

async function noteQuestion(
  { store, ids, now }: EscalationParts,
  conversationId: string,
  { question, language }: Call & { question: string },
): Promise<void> {
  await store.messages.append({
    id: ids.inbound(conversationId, 'question'),
    conversationId,
    from: 'citizen',
    text: maskDocumentNumbers(question),
    language,
    at: now(),
    handling: 'done',
  });
}
