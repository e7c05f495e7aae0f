import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dataFiles, type Problem, readDataFile } from '../catalogue/read.ts';
import { DEFAULT_TEAM, type Team, type TeamCalendar } from '../core/team.ts';
import { enteredHours } from './entered-hours.ts';
import { closedForFault, createOpeningHours, type Interval, type OpeningHours } from './hours.ts';
import { closuresFromICalendar } from './icalendar.ts';
import { type Calendar, calendarSchema, type Week } from './schema.ts';

const DEFAULT_ZONE = 'Africa/Casablanca';

/** A team and its hours. */
export interface KnownTeam {
  readonly id: string;
  /** As supervisors named it. */
  readonly name?: string;
  readonly hours: OpeningHours;
  /** What the hours are made of; absent where a file has a fault. */
  readonly calendar?: TeamCalendar;
  /** Entered at the desk; else it comes from a file. */
  readonly entered: boolean;
}

/** The hours of every team. */
export interface Calendars {
  /** A team that is not known counts as the default team. */
  hoursOf(team: string | undefined): OpeningHours;
  /** The id under which a team is known: its own, or the default team's. */
  known(team: string | undefined): string;
  /** The default team first. */
  readonly teams: readonly KnownTeam[];
  readonly problems: readonly Problem[];
}

const EVERY_DAY = [{ from: '08:00', to: '20:00' }];
const DEFAULT_WEEK: Week = {
  monday: EVERY_DAY,
  tuesday: EVERY_DAY,
  wednesday: EVERY_DAY,
  thursday: EVERY_DAY,
  friday: EVERY_DAY,
  saturday: EVERY_DAY,
  sunday: EVERY_DAY,
};

/**
 * Reads `calendars/*.yaml` below the data folder: the default team, which works 08:00–20:00 Morocco time every day where
 * no file says otherwise, and others. A file with a fault gives a team that is never open, and problems.
 */
export async function loadCalendars(dataDir: string): Promise<Calendars> {
  const files = await dataFiles(dataDir, 'calendars');
  const read = await Promise.all(files.map((file) => readTeam(dataDir, file)));
  const standard = fromFile(
    DEFAULT_TEAM,
    calendarSchema.parse({ zone: DEFAULT_ZONE, week: DEFAULT_WEEK }),
    [],
  );
  const problems = read.flatMap((one) => one.problems);
  return calendarsOf([standard, ...read.map(({ team }) => team)], problems);
}

/** The same, with the teams that were entered at the desk: new ones, and in place of those of a file. */
export function withEntered({ teams, problems }: Calendars, entered: readonly Team[]): Calendars {
  const added = entered.map(({ id, name, updatedBy: _, updatedAt: __, ...calendar }) => {
    return { ...{ id, name, calendar, entered: true }, hours: enteredHours(calendar, calendar.zone) };
  });
  return calendarsOf([...teams, ...added], problems);
}

/** Of two teams of one id the later one counts. */
function calendarsOf(list: readonly KnownTeam[], problems: readonly Problem[]): Calendars {
  const teams = new Map(list.map((team) => [team.id, team]));
  const known = (team: string | undefined) => (team && teams.has(team) ? team : DEFAULT_TEAM);
  return {
    known,
    hoursOf: (team) => teams.get(known(team))?.hours ?? closedForFault(DEFAULT_ZONE, 'There is no team.'),
    teams: [...teams.values()],
    problems,
  };
}

function fromFile(id: string, file: Calendar, closures: readonly Interval[]): KnownTeam {
  const { imports: _, ...calendar } = file;
  const imported = closures.map(({ start, end, name }) => ({
    ...{ from: new Date(start).toISOString(), to: new Date(end).toISOString() },
    ...(name && { name }),
  }));
  return {
    ...{ id, entered: false },
    hours: createOpeningHours(file, closures),
    calendar: { ...calendar, imported },
  };
}

async function readTeam(
  dataDir: string,
  file: string,
): Promise<{ team: KnownTeam; problems: readonly Problem[] }> {
  const id = file.replace(/^calendars\/|\.yaml$/g, '');
  const { value, problems } = await readDataFile(dataDir, file, calendarSchema);
  const faulty = (zone: string, found: readonly Problem[]) => ({
    team: { id, entered: false, hours: closedForFault(zone, sentenceOf(found)) },
    problems: found,
  });
  if (!value) return faulty(DEFAULT_ZONE, problems);
  try {
    return { team: fromFile(id, value, await imported(dataDir, value)), problems };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return faulty(value.zone, [{ level: 'error', file, at: 'imports', message }]);
  }
}

async function imported(dataDir: string, { imports, zone }: Calendar): Promise<Interval[]> {
  const closures: Interval[] = [];
  for (const name of imports) {
    const text = await readFile(join(dataDir, 'calendars', name), 'utf8').catch((cause: unknown) => {
      throw new Error(`${name} cannot be read.`, { cause });
    });
    closures.push(...closuresFromICalendar(text, zone));
  }
  return closures;
}

function sentenceOf([first]: readonly Problem[]): string {
  return first ? `${first.file}${first.at && ` at ${first.at}`}: ${first.message}` : 'It cannot be read.';
}
