import type { Agent } from '../core/agent.ts';
import { AppError } from '../core/errors.ts';
import type { HintBus } from '../ports/queue.ts';
import type { Store } from '../ports/store.ts';

/** Shows the citizen that an agent writes, if that agent holds the conversation. @throws {AppError} `conversation.unknown` */
export async function agentTypes(
  { store, hints }: { store: Pick<Store, 'conversations'>; hints: HintBus },
  conversationId: string,
  agent: Pick<Agent, 'id'>,
): Promise<void> {
  const conversation = await store.conversations.get(conversationId);
  if (!conversation) throw new AppError('conversation.unknown', 'There is no conversation of that id.');
  if (conversation.state !== 'assigned' || conversation.agentId !== agent.id) return;
  await hints.publish({ kind: 'typing', id: conversationId, by: 'agent' });
}
