import type { Conversation } from '../core/conversation.ts';
import { AppError } from '../core/errors.ts';
import type { Escalation } from '../core/escalation.ts';
import { direction, type Language } from '../core/language.ts';
import { post } from './announce.ts';
import { type Actor, type EscalationParts, untilSaved } from './parts.ts';

export interface AgentReply {
  readonly conversationId: string;
  /** Made by the desk for each message; the same one again is the same message. */
  readonly clientId: string;
  readonly text: string;
}

/**
 * An agent's words to the citizen, on the channel where the citizen wrote. The same `clientId` twice stores one message.
 * @throws {AppError} `conversation.unknown`, `conversation.not-held` (only the holder writes)
 */
export async function reply(
  parts: EscalationParts,
  { conversationId, clientId, text }: AgentReply,
  actor: Actor,
): Promise<{ messageId: string }> {
  const conversation = await parts.store.conversations.get(conversationId);
  if (!conversation) throw new AppError('conversation.unknown', 'There is no conversation of that id.');
  const messageId = parts.ids.agentMessage(conversationId, actor.id, clientId);
  // A repeated sending is answered as the first was, even if the conversation has been handed on meanwhile.
  if (await parts.store.messages.get(messageId)) return { messageId };
  const escalation = await parts.store.escalations.openOf(conversationId);
  if (escalation?.state !== 'assigned' || escalation.agentId !== actor.id)
    throw new AppError('conversation.not-held', 'You do not hold this conversation: claim it first.');
  const language = languageOf(text, conversation);
  const at = parts.now();
  await post(parts, conversation, {
    id: messageId,
    conversationId,
    from: 'agent',
    agentId: actor.id,
    text,
    language,
    at,
  });
  if (!escalation.firstReplyAt) await noteFirstReply(parts, escalation, at);
  return { messageId };
}

/** The citizen's language, unless the letters show that the agent wrote in the other script. */
export function languageOf(text: string, { language = 'fr' }: Pick<Conversation, 'language'>): Language {
  const arabic = text.match(/\p{Script=Arabic}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (arabic === latin) return language;
  if (arabic > latin) return direction(language) === 'rtl' ? language : 'ar';
  return direction(language) === 'ltr' ? language : 'fr';
}

async function noteFirstReply({ store }: EscalationParts, { id }: Escalation, at: Date): Promise<void> {
  await untilSaved(async () => {
    const current = await store.escalations.get(id);
    if (!current || current.firstReplyAt) return true;
    return (await store.escalations.save({ ...current, firstReplyAt: at })) && true;
  });
}
