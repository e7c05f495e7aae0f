import { type Agent, DEFAULT_CAPACITY, presenceAt } from '../core/agent.ts';
import type { Escalation } from '../core/escalation.ts';
import { DEFAULT_TEAM } from '../core/team.ts';
import type { Escalations } from '../escalation/escalations.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../ports/store.ts';

import { readDutyNow } from './duty-view.ts';

/** So many open escalations of each state are looked at. */
const MOST = 2000;
const DAY_MS = 86_400_000;

export interface WallParts {
  readonly store: Pick<Store, 'escalations' | 'agents' | 'duty'>;
  readonly escalations: Pick<Escalations, 'serviceLevels' | 'teamHours' | 'duty'>;
  readonly now: Clock;
}

/** The centre as it is now, for the supervisor. */
export async function readWall({ store, escalations, now }: WallParts) {
  const at = now();
  const [waiting, assigned, agents, recent] = await Promise.all([
    store.escalations.list({ state: 'waiting', limit: MOST }),
    store.escalations.list({ state: 'assigned', limit: MOST }),
    store.agents.list(),
    store.escalations.opened(new Date(at.getTime() - DAY_MS), at, MOST),
  ]);
  const levels = [...(await escalations.serviceLevels([...waiting, ...assigned])).values()];
  const levelCount = (state: string) => levels.filter((level) => level.state === state).length;
  return {
    at,
    waiting: {
      count: waiting.length,
      oldest: oldest(waiting),
      byLanguage: countBy(waiting, ({ language }) => language),
      byReason: countBy(waiting, ({ reason }) => reason),
      byTeam: countBy(waiting, ({ team = DEFAULT_TEAM }) => team),
    },
    assigned: assigned.length,
    levels: { ok: levelCount('ok'), warning: levelCount('warning'), breached: levelCount('breached') },
    agents: loads(agents, assigned, at),
    /** The last 24 hours. */
    lastDay: {
      opened: recent.length,
      resolved: recent.filter(({ state }) => state === 'resolved').length,
      abandoned: recent.filter(({ abandoned }) => abandoned).length,
    },
    teams: escalations.teamHours(),
    duty: await readDutyNow({ store, escalations, now }),
  };
}

/** Since when the one waits who waits longest. */
function oldest(waiting: readonly Escalation[]): Date | null {
  const times = waiting.map(({ createdAt }) => createdAt.getTime());
  return times.length > 0 ? new Date(Math.min(...times)) : null;
}

/** Most first. */
export function countBy<T>(list: readonly T[], keyOf: (one: T) => string): { key: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const one of list) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  return [...counts].map(([key, count]) => ({ key, count })).sort((a, b) => b.count - a.count);
}

/** Agents who are there first, the fullest of them first. */
function loads(agents: readonly Agent[], assigned: readonly Escalation[], at: Date) {
  const order = ['available', 'busy', 'away'];
  return agents
    .filter(({ disabled }) => !disabled)
    .map((agent) => ({
      id: agent.id,
      name: agent.name,
      presence: presenceAt(agent, at),
      presenceSince: agent.presenceSince,
      languages: agent.languages,
      team: agent.team ?? DEFAULT_TEAM,
      held: assigned.filter(({ agentId }) => agentId === agent.id).length,
      capacity: agent.capacity ?? DEFAULT_CAPACITY,
    }))
    .sort((a, b) => order.indexOf(a.presence) - order.indexOf(b.presence) || b.held - a.held);
}
