import type { EscalationState } from '../../core/escalation.ts';
import type { EscalationStore } from '../../ports/store.ts';
import { openKey } from '../shapes.ts';
import { isConstraint } from './connection.ts';
import type { Context } from './context.ts';

const DEFAULT_LIMIT = 1_000;

const ORDERS: Record<EscalationState, string> = {
  waiting: 'priority desc, created_at, id',
  assigned: 'created_at, id',
  resolved: 'resolved_at desc, id',
};

export function escalationStore({ escalations, write }: Context): EscalationStore {
  const openOf = (conversationId: string) =>
    escalations.first(`open_key = ? and state <> 'resolved'`, [conversationId]);
  return {
    open: (escalation) =>
      write(() => {
        escalations.insert(escalation, { open_key: openKey(escalation) });
        return openOf(escalation.conversationId) ?? escalations.find(escalation.id) ?? escalation;
      }),
    get: async (id) => escalations.find(id),
    openOf: async (conversationId) => openOf(conversationId),
    list: async ({ state, agentId = null, limit = DEFAULT_LIMIT }) =>
      escalations.all(`state = ? and (? is null or agent_id = ?) order by ${ORDERS[state]} limit ?`, [
        state,
        agentId,
        agentId,
        limit,
      ]),
    ofConversation: async (conversationId) =>
      escalations.all('conversation_id = ? order by created_at, id', [conversationId]),
    resolvedOf: async (conversationIds, since) =>
      escalations.all(
        `conversation_id in (select value from json_each(?)) and state = 'resolved' and resolved_at >= ?
         order by resolved_at desc, id`,
        [JSON.stringify(conversationIds), since.getTime()],
      ),
    opened: async (from, to, limit) =>
      escalations.all('created_at >= ? and created_at < ? order by created_at, id limit ?', [
        from.getTime(),
        to.getTime(),
        limit,
      ]),
    save: async (escalation) => {
      try {
        return await write(() => escalations.save(escalation, { open_key: openKey(escalation) }));
      } catch (error) {
        // Reopening one beside another that is open: not saved, like any other change that came too late.
        if (isConstraint(error)) return undefined;
        throw error;
      }
    },
  };
}
