import type { Conversation } from '../core/conversation.ts';
import type { Escalation } from '../core/escalation.ts';
import { announce, rememberChoices } from './announce.ts';
import { withdrawCallBacks } from './call-back.ts';
import { type EscalationParts, untilSaved } from './parts.ts';

/**
 * The conversation as its open escalation wants it: `queued`, `assigned` to its holder, or back with the bot. Returns
 * the very same object if nothing has to change.
 */
export function inLine(conversation: Conversation, open: Escalation | undefined): Conversation {
  const { agentId, ...rest } = conversation;
  if (open?.state === 'assigned' && open.agentId) {
    if (conversation.state === 'assigned' && agentId === open.agentId) return conversation;
    return { ...rest, state: 'assigned', agentId: open.agentId };
  }
  if (open) {
    if (conversation.state === 'queued' && agentId === undefined) return conversation;
    return { ...rest, state: 'queued' };
  }
  if (agentId === undefined && (conversation.state === 'bot' || conversation.state === 'closed'))
    return conversation;
  return { ...rest, state: 'bot', memory: afterAgent(conversation) };
}

/** A question of the bot from before the agent came is no longer the one that a “2” answers. */
function afterAgent({ memory }: Conversation): Conversation['memory'] {
  const { asked: _, ...rest } = memory;
  return { ...rest, choices: [], failures: 0 };
}

/**
 * Brings a conversation in line with its open escalation, the one truth of who holds it.
 *
 * The conversation is read before the escalation and saved by version. Whoever has changed an escalation passes
 * `always`: their save makes that of anyone fail who decided on the escalation as it was before.
 */
async function settle(
  { store, now }: EscalationParts,
  conversationId: string,
  always: boolean,
): Promise<void> {
  await untilSaved(async () => {
    const conversation = await store.conversations.get(conversationId);
    if (!conversation) return true;
    const wanted = inLine(conversation, await store.escalations.openOf(conversationId));
    if (wanted === conversation && !always) return true;
    return (await store.conversations.save({ ...wanted, updatedAt: now() })) && true;
  });
}

/**
 * Everything that follows from an escalation's state: the conversation's state, the lines to the citizen, the hints.
 * May run any number of times, from any process, after a crash anywhere within.
 */
export async function follow(
  parts: EscalationParts,
  escalation: Escalation,
  { changed }: { changed: boolean },
): Promise<void> {
  // Leaving is said before the bot speaks again; coming is said once the bot is silent.
  const over = escalation.state === 'resolved';
  if (over) await withdrawCallBacks(parts.store, escalation.conversationId, { at: parts.now() });
  const shown = over ? await announce(parts, escalation) : [];
  await settle(parts, escalation.conversationId, changed);
  await rememberChoices(parts, escalation.conversationId, over ? shown : await announce(parts, escalation));
  await parts.hints.publish({ kind: 'escalation', id: escalation.id });
  await parts.hints.publish({ kind: 'conversation', id: escalation.conversationId });
}
