import type { z } from 'zod';
import type { Calendars, KnownTeam } from '../calendar/load.ts';
import type { teamSchema } from '../calendar/schema.ts';
import type { Agent } from '../core/agent.ts';
import { AppError } from '../core/errors.ts';
import { DEFAULT_TEAM, type Team } from '../core/team.ts';
import { untilSaved } from '../escalation/parts.ts';
import { hoursView } from '../escalation/team-hours.ts';
import type { Clock } from '../ports/clock.ts';
import type { HintBus } from '../ports/queue.ts';
import type { Store } from '../ports/store.ts';
import { readClosures } from './closures.ts';

export interface TeamParts {
  readonly store: Store;
  /** Reads the teams again, those of files and those of the desk, and gives them to the whole process. */
  readonly refreshCalendars: () => Promise<Calendars>;
  readonly hints: HintBus;
  readonly now: Clock;
  readonly randomBytes: (size: number) => Buffer;
}

type Entered = z.output<typeof teamSchema>;

/** Every team, how its hours stand, and how many work in it. */
export async function listTeams({ store, refreshCalendars, now }: TeamParts) {
  const { teams, known } = await refreshCalendars();
  const agents = (await store.agents.list()).filter(({ disabled }) => !disabled);
  return {
    teams: teams.map((team) => {
      const members = agents.filter((agent) => known(agent.team) === team.id).length;
      return { ...teamView(team, now()), members };
    }),
  };
}

/** Makes a team of its own. */
export async function addTeam(parts: TeamParts, entered: Entered, agent: Pick<Agent, 'id'>) {
  const id = parts.randomBytes(9).toString('hex');
  return write(parts, { ...entered, id, imported: [] }, agent);
}

/**
 * Changes a team; what it imported stays. One that comes from a file is from then on kept here.
 * @throws {AppError} `resource.unknown`
 */
export async function putTeam(
  parts: TeamParts,
  { id, entered }: { readonly id: string; readonly entered: Entered },
  agent: Pick<Agent, 'id'>,
) {
  const before = teamOf(await parts.refreshCalendars(), id);
  const imported = before.calendar?.imported ?? [];
  return write(parts, { ...entered, id, imported }, agent);
}

/**
 * Takes every event of an iCalendar file as a closure, in place of those imported before; none of them for no text.
 * @throws {AppError} `resource.unknown` for a team that was not entered here, `request.malformed` for what is no iCalendar
 */
export async function importTeamClosures(
  parts: TeamParts,
  { id, text }: { readonly id: string; readonly text: string },
  agent: Pick<Agent, 'id'>,
) {
  const before = await parts.store.teams.get(id);
  if (!before) throw new AppError('resource.unknown', 'This team was not entered at the desk.');
  return write(parts, { ...before, imported: readClosures(text, before.zone, parts.now()) }, agent);
}

/**
 * Takes away what was entered here. A team that comes from a file is then again as the file says; another one is gone:
 * its agents, and whoever waits for it, are the call centre's. Fine to repeat.
 */
export async function removeTeam(parts: TeamParts, id: string): Promise<void> {
  await parts.store.teams.remove(id);
  await parts.hints.publish({ kind: 'calendar', id });
  const { known } = await parts.refreshCalendars();
  if (known(id) !== id) await bringHome(parts, id);
}

async function bringHome({ store, hints }: TeamParts, gone: string): Promise<void> {
  for (const { id, team } of await store.agents.list()) {
    if (team !== gone) continue;
    await untilSaved(async () => {
      const agent = await store.agents.get(id);
      if (agent?.team !== gone) return true;
      const { team: _, ...rest } = agent;
      return (await store.agents.save(rest)) && true;
    });
    await hints.publish({ kind: 'presence', id });
  }
}

function teamOf({ teams }: Calendars, id: string): KnownTeam {
  const team = teams.find((one) => one.id === id);
  if (!team) throw new AppError('resource.unknown', 'There is no team of that id.');
  return team;
}

async function write(
  parts: TeamParts,
  entered: Omit<Team, 'updatedBy' | 'updatedAt'>,
  agent: Pick<Agent, 'id'>,
) {
  const team: Team = { ...entered, updatedBy: agent.id, updatedAt: parts.now() };
  await parts.store.teams.put(team);
  await parts.hints.publish({ kind: 'calendar', id: team.id });
  return { team: teamView(teamOf(await parts.refreshCalendars(), team.id), parts.now()) };
}

function teamView(team: KnownTeam, now: Date) {
  const { id, entered, calendar } = team;
  return { ...hoursView(team, now), entered, isDefault: id === DEFAULT_TEAM, ...(calendar && { calendar }) };
}
