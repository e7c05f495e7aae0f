import type { EscalationState } from '../../core/escalation.ts';
import type { EscalationStore } from '../../ports/store.ts';
import { openKey } from '../shapes.ts';
import type { Sort } from './collection.ts';
import { isDuplicate } from './connection.ts';
import type { Context } from './context.ts';

const DEFAULT_LIMIT = 1_000;

const ORDERS: Record<EscalationState, Sort> = {
  waiting: { priority: -1, created_at: 1, _id: 1 },
  assigned: { created_at: 1, _id: 1 },
  resolved: { resolved_at: -1, _id: 1 },
};

export function escalationStore({ escalations }: Context): EscalationStore {
  const openOf = (conversationId: string) =>
    escalations.first({ open_key: conversationId, state: { $ne: 'resolved' } });
  return {
    open: async (escalation) => {
      await escalations.insert(escalation, { open_key: openKey(escalation) });
      const open = await openOf(escalation.conversationId);
      return open ?? (await escalations.find(escalation.id)) ?? escalation;
    },
    get: (id) => escalations.find(id),
    openOf,
    list: ({ state, agentId, limit = DEFAULT_LIMIT }) =>
      escalations.all(agentId === undefined ? { state } : { state, agent_id: agentId }, ORDERS[state], limit),
    ofConversation: (conversationId) =>
      escalations.all({ conversation_id: conversationId }, { created_at: 1, _id: 1 }),
    resolvedOf: async (conversationIds, since) =>
      conversationIds.length === 0
        ? []
        : escalations.all(
            {
              conversation_id: { $in: conversationIds },
              state: 'resolved',
              resolved_at: { $gte: since },
            },
            ORDERS.resolved,
          ),
    opened: (from, to, limit) =>
      escalations.all({ created_at: { $gte: from, $lt: to } }, { created_at: 1, _id: 1 }, limit),
    save: async (escalation) => {
      try {
        return await escalations.save(escalation, { open_key: openKey(escalation) });
      } catch (error) {
        // Reopening one beside another that is open: not saved, like any other change that came too late.
        if (isDuplicate(error)) return undefined;
        throw error;
      }
    },
  };
}
