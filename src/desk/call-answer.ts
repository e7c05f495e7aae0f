import type { Agent } from '../core/agent.ts';
import { AppError } from '../core/errors.ts';
import type { Language } from '../core/language.ts';
import type { Aspect, ServiceId } from '../core/services.ts';
import type { Escalations } from '../escalation/escalations.ts';
import type { Store } from '../ports/store.ts';
import { type SuggestionParts, suggestionFor } from './suggestions.ts';

export interface CallAnswer {
  readonly clientId: string;
  /** Conversation that it is sent to. */
  readonly recipient: string;
  readonly service: ServiceId;
  readonly aspect: Aspect;
  readonly procedure?: string | undefined;
  readonly language?: Language | undefined;
}

interface Parts extends SuggestionParts {
  readonly store: Store;
  readonly escalations: Pick<Escalations, 'sendAnswer'>;
}

/**
 * Sends a caller the catalogue's paragraph in their own conversation, and writes to whom in the book.
 * @throws {AppError} as `sendAnswer` and `suggestionFor` do
 */
export async function sendCallAnswer(
  parts: Parts,
  callId: string,
  { clientId, recipient, service, aspect, procedure, language }: CallAnswer,
  agent: Agent,
): Promise<{ messageId: string }> {
  const to = await parts.store.conversations.get(recipient);
  if (!to) throw new AppError('conversation.unknown', 'There is no conversation of that id.');
  const { suggestion } = await suggestionFor(parts, {
    ...{ conversation: callId, service, aspect, procedure },
    language: language ?? to.language,
  });
  const { text, sources } = suggestion;
  const sent = await parts.escalations.sendAnswer(
    { callId, recipientId: recipient, clientId, text, language: suggestion.language, sources },
    agent,
  );
  await parts.store.audit.add({
    ...{ id: `sent-${sent.messageId}`, at: parts.now(), actor: agent.id, action: 'send-answer' },
    ...{ subject: recipient, detail: JSON.stringify({ call: callId, service, aspect }) },
  });
  return sent;
}
