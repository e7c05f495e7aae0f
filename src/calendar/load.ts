import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dataFiles, type Problem, readDataFile } from '../catalogue/read.ts';
import { closedForFault, createOpeningHours, type Interval, type OpeningHours } from './hours.ts';
import { closuresFromICalendar } from './icalendar.ts';
import { type Calendar, calendarSchema, type Week } from './schema.ts';

/** The team that every escalation belongs to until there are others. */
export const DEFAULT_TEAM = 'call-centre';
const DEFAULT_ZONE = 'Africa/Casablanca';

/** The hours of every team. */
export interface Calendars {
  /** A team without a file works 08:00–20:00 Morocco time, every day. */
  hoursOf(team: string): OpeningHours;
  /** Every team with a file, by id, and the default team. */
  readonly teams: readonly { readonly id: string; readonly hours: OpeningHours }[];
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

/** Reads `calendars/*.yaml` below the data folder. A file with a fault gives a team that is never open, and problems. */
export async function loadCalendars(dataDir: string): Promise<Calendars> {
  const files = await dataFiles(dataDir, 'calendars');
  const read = await Promise.all(files.map((file) => readTeam(dataDir, file)));
  const standard = createOpeningHours(calendarSchema.parse({ zone: DEFAULT_ZONE, week: DEFAULT_WEEK }));
  const teams = new Map([[DEFAULT_TEAM, standard], ...read.map(({ id, hours }) => [id, hours] as const)]);
  return {
    hoursOf: (team) => teams.get(team) ?? standard,
    teams: [...teams].map(([id, hours]) => ({ id, hours })),
    problems: read.flatMap(({ problems }) => problems),
  };
}

async function readTeam(
  dataDir: string,
  file: string,
): Promise<{ id: string; hours: OpeningHours; problems: readonly Problem[] }> {
  const id = file.replace(/^calendars\/|\.yaml$/g, '');
  const { value, problems } = await readDataFile(dataDir, file, calendarSchema);
  if (!value) return { id, hours: closedForFault(DEFAULT_ZONE, sentenceOf(problems)), problems };
  try {
    return { id, hours: createOpeningHours(value, await imported(dataDir, value)), problems };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const problem: Problem = { level: 'error', file, at: 'imports', message };
    return { id, hours: closedForFault(value.zone, sentenceOf([problem])), problems: [problem] };
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
