import type { Agent } from '../core/agent.ts';
import type { CallBack } from '../core/call-back.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../ports/store.ts';
import { namesOf } from './views.ts';

const MOST = 200;

/** The calls that are still to be made, the one that is due first first. Numbers only of those the viewer holds. */
export async function readCallBacks(
  { store, now }: { store: Pick<Store, 'callBacks' | 'escalations' | 'agents'>; now: Clock },
  viewer: Pick<Agent, 'id'>,
) {
  const names = namesOf(await store.agents.list());
  const due = await store.callBacks.due(MOST);
  const rows = await Promise.all(
    due.map(async (one) => {
      const escalation = await store.escalations.openOf(one.conversationId);
      const holderName = escalation?.agentId && names.get(escalation.agentId);
      return {
        ...callBackView(one, escalation?.agentId === viewer.id),
        overdue: one.dueAt <= now(),
        ...(escalation && { escalationId: escalation.id }),
        ...(escalation?.agentId && { holderId: escalation.agentId }),
        ...(holderName && { holderName }),
      };
    }),
  );
  return { callBacks: rows };
}

/** A call to make. The number is for the holder of the conversation alone. */
export function callBackView({ version: _, phone, agentId: __, ...rest }: CallBack, holds: boolean) {
  return { ...rest, ...(holds && { phone }) };
}
