import type { Conversation } from '../core/conversation.ts';
import type { Escalation } from '../core/escalation.ts';
import { direction, type Language } from '../core/language.ts';
import type { Choice, NewMessage } from '../core/message.ts';
import { asOutbound, deliveryQueue } from '../core/outbound.ts';
import { spokenName } from '../core/spoken-name.ts';
import { keptLines } from './kept-lines.ts';
import { choicesOf, type Line } from './lines.ts';
import { type EscalationParts, type EscalationWord, untilSaved } from './parts.ts';

/** Stores a message to the citizen, wakes its delivery and tells whoever listens. Says whether it is new. */
export async function post(
  { store, queue, hints }: Pick<EscalationParts, 'store' | 'queue' | 'hints'>,
  conversation: Conversation,
  message: NewMessage,
): Promise<boolean> {
  const { added } = await store.messages.append(asOutbound(message, conversation.channel));
  if (!added) return false;
  const deliveries = deliveryQueue(conversation.channel);
  // No failure if the queue is away: the message is stored, and the sweep of deliveries finds it.
  if (deliveries) await queue.wake(deliveries, conversation.id).catch(() => undefined);
  await hints.publish({ kind: 'conversation', id: conversation.id, messages: [message.id] });
  return true;
}

/** Tells the citizen one line, once, in their language. Returns the choices it newly shows. */
export async function tell(
  parts: EscalationParts,
  conversation: Conversation,
  escalation: Escalation,
  { mark, key, params = {}, at, ask }: Line,
): Promise<readonly Choice[]> {
  const language = conversation.language ?? escalation.language;
  const word = (one: EscalationWord) => parts.word(one, language, isolated(params, language));
  const choices = ask ? choicesOf(ask, word) : [];
  const added = await post(parts, conversation, {
    id: parts.ids.consequence(escalation.id, mark),
    conversationId: conversation.id,
    from: 'system',
    text: ask?.key ? `${word(key)}\n${word(ask.key)}` : word(key),
    language,
    at,
    ...(choices.length > 0 && { choices }),
  });
  return added ? choices : [];
}

/** Announces the agent's entrance, exit or change, whichever has not been announced. Returns the choices newly shown. */
export async function announce(parts: EscalationParts, escalation: Escalation): Promise<readonly Choice[]> {
  const conversation = await parts.store.conversations.get(escalation.conversationId);
  if (!conversation) return [];
  let shown: readonly Choice[] = [];
  for (const { agentId, params, ...line } of await keptLines(parts.store, escalation)) {
    const agent = agentId ? await parts.store.agents.get(agentId) : undefined;
    const named = { ...params, ...(agentId && { name: spokenName(agent?.name ?? '') }) };
    const choices = await tell(parts, conversation, escalation, { ...line, params: named });
    if (choices.length > 0) shown = choices;
  }
  return shown;
}

/** Lets the citizen answer by number or words where there are no buttons: the bot takes these choices as shown last. */
export async function rememberChoices(
  { store }: Pick<EscalationParts, 'store'>,
  conversationId: string,
  choices: readonly Choice[],
): Promise<void> {
  if (choices.length === 0) return;
  await untilSaved(async () => {
    const current = await store.conversations.get(conversationId);
    if (!current || current.state === 'assigned') return true;
    return (await store.conversations.save({ ...current, memory: { ...current.memory, choices } })) && true;
  });
}

/** Numbers of complaints and times stay left to right inside right-to-left text. */
function isolated(params: NonNullable<Line['params']>, language: Language): NonNullable<Line['params']> {
  if (direction(language) === 'ltr') return params;
  const kept = Object.entries(params).map(([name, value]) =>
    name === 'number' || name === 'zone' ? [name, `\u2066${value}\u2069`] : [name, value],
  );
  return Object.fromEntries(kept);
}
