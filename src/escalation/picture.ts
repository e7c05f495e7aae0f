import type { Calendars } from '../calendar/load.ts';
import { type Agent, DEFAULT_CAPACITY } from '../core/agent.ts';
import type { Escalation } from '../core/escalation.ts';
import type { Store } from '../ports/store.ts';
import { isAvailable, type Load, type Picture, type Waiting } from './plan-offers.ts';
import { teamUntil } from './requirements.ts';

/** A conversation in which nobody has said anything for so long frees its place. */
export const QUIET_AFTER_MS = 15 * 60_000;
/** Whoever asks for an agent again within this time goes back to the one they had, if that agent is available. */
export const REOPENING_MS = 24 * 3_600_000;

/** So many of each kind are looked at; more than a centre of a hundred agents has. */
const OPEN = 2000;
const RESOLVED = 500;

interface Lists {
  readonly waiting: readonly Escalation[];
  readonly assigned: readonly Escalation[];
  readonly resolved: readonly Escalation[];
  readonly agents: readonly Agent[];
}

interface Moment {
  readonly now: Date;
  readonly onDuty: ReadonlySet<string>;
}

/** All that routing looks at, as it is now. Loads are counted afresh each time. */
export async function readPicture(
  store: Store,
  { now, onDuty, calendars }: Moment & { readonly calendars: Calendars },
): Promise<Picture> {
  const [waiting, assigned, resolved, agents] = await Promise.all([
    store.escalations.list({ state: 'waiting', limit: OPEN }),
    store.escalations.list({ state: 'assigned', limit: OPEN }),
    store.escalations.list({ state: 'resolved', limit: RESOLVED }),
    store.agents.list(),
  ]);
  const lists = { waiting, assigned, resolved, agents };
  const before = await lastAgents(store, waiting, now);
  return {
    now,
    agents: agents.map((agent) => ({ ...agent, team: calendars.known(agent.team) })),
    onDuty,
    waiting: waiting.map((escalation) => ({
      escalation,
      // What a mission refused goes back to whoever had handed it on.
      preferredAgentId: escalation.refusal
        ? escalation.transfer?.from
        : before.get(escalation.conversationId),
      team: teamIn(calendars, escalation),
    })),
    loads: await loadsOf(store, lists, { now, onDuty }),
  };
}

/** Where everybody works in one team there is nobody to wait for. */
function teamIn(calendars: Calendars, escalation: Escalation): Waiting['team'] {
  if (calendars.teams.length < 2) return undefined;
  const hours = calendars.hoursOf(escalation.team);
  return { id: calendars.known(escalation.team), until: teamUntil(escalation, hours) };
}

/** Who served each conversation last, if that ended within the period of reopening. */
async function lastAgents(
  { escalations }: Pick<Store, 'escalations'>,
  waiting: readonly Escalation[],
  now: Date,
): Promise<Map<string, string>> {
  const unoffered = waiting.filter(({ offer }) => !offer).map(({ conversationId }) => conversationId);
  const since = new Date(now.getTime() - REOPENING_MS);
  const last = new Map<string, string>();
  for (const { conversationId, agentId } of await escalations.resolvedOf(unoffered, since))
    if (agentId && !last.has(conversationId)) last.set(conversationId, agentId);
  return last;
}

async function loadsOf(store: Store, lists: Lists, { now, onDuty }: Moment): Promise<Map<string, Load>> {
  const held = groupByAgent(lists.assigned);
  const idle = idleTimes(lists);
  const loads = new Map<string, Load>();
  for (const agent of lists.agents) {
    if (!isAvailable(agent, now) && !onDuty.has(agent.id)) continue;
    const own = held.get(agent.id) ?? [];
    const full = own.length >= (agent.capacity ?? DEFAULT_CAPACITY);
    const quiet = full ? await countQuiet(store, own, now) : 0;
    const idleSince = new Date(Math.max(idle.get(agent.id) ?? 0, agent.presenceSince.getTime()));
    loads.set(agent.id, { held: own.length - quiet, idleSince });
  }
  return loads;
}

function groupByAgent(assigned: readonly Escalation[]): Map<string, Escalation[]> {
  const groups = new Map<string, Escalation[]>();
  for (const one of assigned) {
    const group = groups.get(one.agentId ?? '') ?? [];
    group.push(one);
    groups.set(one.agentId ?? '', group);
  }
  return groups;
}

/** Only the full agents' conversations are looked into: for the others it changes nothing that matters. */
async function countQuiet(store: Store, held: readonly Escalation[], now: Date): Promise<number> {
  const before = now.getTime() - QUIET_AFTER_MS;
  const old = held.filter(({ assignedAt }) => assignedAt && assignedAt.getTime() <= before);
  const last = await Promise.all(old.map((one) => store.messages.latest(one.conversationId, 1)));
  return last.filter(([message]) => !message || message.at.getTime() <= before).length;
}

/** When something last came to each agent, or was let pass by them. */
function idleTimes({ waiting, assigned, resolved }: Lists): Map<string, number> {
  const last = new Map<string, number>();
  const note = (agentId: string | undefined, at: number | undefined) => {
    if (agentId && at !== undefined) last.set(agentId, Math.max(at, last.get(agentId) ?? 0));
  };
  for (const { agentId, assignedAt } of assigned) note(agentId, assignedAt?.getTime());
  for (const { agentId, resolvedAt } of resolved) note(agentId, resolvedAt?.getTime());
  for (const { passed } of waiting)
    for (const [agentId, at] of Object.entries(passed ?? {})) note(agentId, Date.parse(at));
  return last;
}
