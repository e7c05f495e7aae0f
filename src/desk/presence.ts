import type { Agent, Presence } from '../core/agent.ts';
import { AppError } from '../core/errors.ts';
import { untilSaved } from '../escalation/parts.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../ports/store.ts';

/** Says whether an agent takes conversations. @throws {AppError} `agent.unknown` */
export async function setPresence(
  { store, now }: { store: Pick<Store, 'agents'>; now: Clock },
  agentId: string,
  presence: Presence,
): Promise<Agent> {
  return untilSaved(async () => {
    const agent = await store.agents.get(agentId);
    if (!agent) throw new AppError('agent.unknown', 'There is no such agent.');
    if (agent.presence === presence) return agent;
    return store.agents.save({ ...agent, presence, presenceSince: now() });
  });
}

/** A sign of life is written down at most this often, in milliseconds. */
const SEEN_EVERY_MS = 30_000;

/** Notes that the agent's page is alive. Losing a race to another change costs nothing: the next sign comes soon. */
export async function noteSeen(
  { store, now }: { store: Pick<Store, 'agents'>; now: Clock },
  agent: Agent,
): Promise<void> {
  const at = now();
  if (at.getTime() - (agent.seenAt?.getTime() ?? 0) >= SEEN_EVERY_MS)
    await store.agents.save({ ...agent, seenAt: at });
}
