import type { Conversation } from '../../src/core/conversation.ts';
import type { Message } from '../../src/core/message.ts';

/** A message as the person's browser may see it: nothing of how it was understood, delivered or handled. */
export function viewMessage(message: Message): Record<string, unknown> {
  const { seq, id, from, text, language, choices, sources, service, aspect, outcome, at } = message;
  return { seq, id, from, text, language, choices, sources, service, aspect, outcome, at: at.toISOString() };
}

/** The conversation's state for the header of the widget. */
export function viewState(conversation: Conversation): Record<string, unknown> {
  return { state: conversation.state, language: conversation.language };
}
