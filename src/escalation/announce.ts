import type { Conversation } from '../core/conversation.ts';
import type { Escalation } from '../core/escalation.ts';
import type { NewMessage } from '../core/message.ts';
import { asOutbound, deliveryQueue } from '../core/outbound.ts';
import type { EscalationParts, EscalationWord } from './parts.ts';

/** A line of the system about an escalation. The same escalation and `mark` are the same line, however often told. */
interface Line {
  readonly escalation: Escalation;
  readonly mark: string;
  readonly key: EscalationWord;
  readonly params: Readonly<Record<string, string | number>>;
  readonly at: Date;
}

/** Stores a message to the citizen, wakes its delivery and tells whoever listens. A second call changes nothing. */
export async function post(
  { store, queue, hints }: Pick<EscalationParts, 'store' | 'queue' | 'hints'>,
  conversation: Conversation,
  message: NewMessage,
): Promise<void> {
  const { added } = await store.messages.append(asOutbound(message, conversation.channel));
  if (!added) return;
  const deliveries = deliveryQueue(conversation.channel);
  // No failure if the queue is away: the message is stored, and the sweep of deliveries finds it.
  if (deliveries) await queue.wake(deliveries, conversation.id).catch(() => undefined);
  await hints.publish({ kind: 'conversation', id: conversation.id });
}

/** Tells the citizen one line, once, in their language. */
export async function tell(parts: EscalationParts, conversation: Conversation, line: Line): Promise<void> {
  const language = conversation.language ?? line.escalation.language;
  await post(parts, conversation, {
    id: parts.ids.consequence(line.escalation.id, line.mark),
    conversationId: conversation.id,
    from: 'system',
    text: parts.word(line.key, language, line.params),
    language,
    at: line.at,
  });
}

/**
 * The lines that the present state of an escalation calls for, oldest first. They derive from what is stored alone,
 * so that a line lost in a crash can be told later and none is told twice.
 */
export function linesOf(escalation: Escalation): (Omit<Line, 'params'> & { agentId?: string })[] {
  const { agentId, assignedAt, resolvedAt, transfer } = escalation;
  const lines: (Omit<Line, 'params'> & { agentId?: string })[] = [];
  if (transfer) {
    const mark = `transferred ${transfer.at.getTime()}`;
    lines.push({ escalation, mark, key: 'agent.transferred', at: transfer.at, agentId: transfer.from });
  }
  if (agentId && assignedAt) {
    const mark = `joined ${agentId} ${assignedAt.getTime()}`;
    lines.push({ escalation, mark, key: 'agent.joined', at: assignedAt, agentId });
  }
  if (resolvedAt) {
    if (agentId) lines.push({ escalation, mark: 'left', key: 'agent.left', at: resolvedAt, agentId });
    else lines.push({ escalation, mark: 'closed', key: 'queue.closed', at: resolvedAt });
  }
  return lines;
}

/** Announces the agent's entrance, exit or change, whichever has not been announced. */
export async function announce(parts: EscalationParts, escalation: Escalation): Promise<void> {
  const conversation = await parts.store.conversations.get(escalation.conversationId);
  if (!conversation) return;
  for (const { agentId, ...line } of linesOf(escalation)) {
    const agent = agentId ? await parts.store.agents.get(agentId) : undefined;
    await tell(parts, conversation, { ...line, params: { name: firstName(agent?.name ?? '') } });
  }
}

/** What a citizen is told of an agent's name. */
function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? '';
}
