import type { Agent } from '../../core/agent.ts';
import type { MissionCalendar } from '../../core/mission-calendar.ts';
import { DEFAULT_TEAM } from '../../core/team.ts';
import type { DemoParts, Life } from './life.ts';
import { CLOSURE, HOLIDAYS, MISSION, TEAM, WEEK } from './scripts.ts';

const DAY = 86_400_000;
/** So many nights before and after today have an officer, but for one in seven: a gap is to be seen. */
const NIGHTS = { before: 7, after: 14 };

/** Who looks after emergencies at night, in turn. */
export async function enterDuty(life: Life, agents: readonly Agent[], supervisor: Agent): Promise<void> {
  for (let night = -NIGHTS.before; night < NIGHTS.after; night++) {
    const agent = agents[(night + NIGHTS.before) % agents.length];
    if (!agent || night % 7 === 5) continue;
    const day = dayFrom(life.parts.until, night);
    const shift = { team: DEFAULT_TEAM, agentId: agent.id, day, from: '20:00', to: '08:00', weeks: 1 };
    await life.escalations.duty.add(shift, supervisor);
  }
}

/** A team of its own beside the call centre, on weekdays. */
export async function enterTeam({ store, until }: DemoParts, supervisor: Agent): Promise<void> {
  await store.teams.put({
    ...{
      id: TEAM,
      name: 'Équipe 1 (exemple)',
      zone: 'Europe/Paris',
      week: WEEK([{ from: '09:00', to: '17:00' }]),
    },
    ...{ holidays: [], closures: [], ramadan: [], imported: [] },
    ...{ updatedBy: supervisor.id, updatedAt: until },
  });
}

/** One mission's hours. Those that somebody really entered are left as they are. */
export async function enterMissionHours({ store, until }: DemoParts, supervisor: Agent): Promise<void> {
  if (await store.missionCalendars.get(MISSION)) return;
  const short = WEEK([{ from: '09:30', to: '14:00' }]);
  const calendar: MissionCalendar = {
    missionId: MISSION,
    week: WEEK([
      { from: '09:00', to: '12:30' },
      { from: '14:00', to: '16:00' },
    ]),
    holidays: HOLIDAYS.map(({ in: days, ...holiday }) => ({ ...holiday, from: dayFrom(until, days) })),
    closures: [{ from: dayFrom(until, CLOSURE.in), to: dayFrom(until, CLOSURE.in + 1), name: CLOSURE.name }],
    ramadan: [{ from: dayFrom(until, 70), to: dayFrom(until, 99), announced: false, week: short }],
    imported: [],
    source: {
      title: 'Horaires inventés (démonstration)',
      url: '',
      kind: 'other',
      checkedOn: dayFrom(until, 0),
    },
    updatedBy: supervisor.id,
    updatedAt: until,
  };
  await store.missionCalendars.put(calendar);
}

function dayFrom(until: Date, days: number): string {
  return new Date(until.getTime() + days * DAY).toISOString().slice(0, 10);
}
