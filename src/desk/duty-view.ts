import { isSilent } from '../core/agent.ts';
import type { DutyShift } from '../core/duty.ts';
import { DEFAULT_TEAM } from '../core/team.ts';
import type { Escalations } from '../escalation/escalations.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../ports/store.ts';
import { type Names, namesOf } from './views.ts';

/** So far ahead the roster is shown, and looked through for hours without anybody. */
const AHEAD_MS = 14 * 86_400_000;

interface Parts {
  readonly store: Pick<Store, 'agents' | 'duty'>;
  readonly escalations: Pick<Escalations, 'duty' | 'teamHours'>;
  readonly now: Clock;
}

/** Who is on duty now, who will be, and when nobody is. */
export async function readDuty({ store, escalations, now }: Parts, team = DEFAULT_TEAM) {
  const at = now();
  const period = { from: at, to: new Date(at.getTime() + AHEAD_MS) };
  const agents = await store.agents.list();
  const channels = new Map(agents.map(({ id, alert }) => [id, alert?.channel]));
  const shifts = (await store.duty.list(period.from, period.to)).filter((one) => one.team === team);
  return {
    team,
    /** Of the team: shifts are entered and read by its clock. */
    zone: escalations.teamHours().find(({ id }) => id === team)?.zone ?? 'utc',
    ...(await readDutyNow({ store, escalations, now })),
    shifts: shifts.map((one) => ({
      ...shiftView(one, namesOf(agents)),
      /** Where the officer is told of emergencies; none: only an open desk tells them. */
      alertChannel: channels.get(one.agentId) ?? null,
    })),
    uncovered: escalations.duty.uncovered(team, shifts, period),
  };
}

/** The state of duty now, for the wall too. */
export async function readDutyNow({ escalations, now }: Parts) {
  const officers = await escalations.duty.officers();
  return {
    state: await escalations.duty.state(),
    officers: officers.map((one) => ({ id: one.id, name: one.name, there: !isSilent(one, now()) })),
  };
}

export function shiftView({ id, team, agentId, from, to }: DutyShift, names: Names) {
  const agentName = names.get(agentId);
  return { id, team, agentId, from, to, ...(agentName && { agentName }) };
}
