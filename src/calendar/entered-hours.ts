import type { EnteredHours, WeekHours } from '../core/mission-calendar.ts';
import { closedForFault, createOpeningHours, type OpeningHours } from './hours.ts';
import { type Calendar, enteredHoursSchema } from './schema.ts';
import { isZone } from './zones.ts';

/** Hours as they were entered, ready to be asked. What cannot be used is never open, and says why. */
export function enteredHours(entered: EnteredHours, zone: string): OpeningHours {
  const fault = faultOf(entered, zone);
  if (fault) return closedForFault(isZone(zone) ? zone : 'utc', fault);
  const imported = entered.imported.map(({ from, to, name }) => ({
    ...{ start: Date.parse(from), end: Date.parse(to), name },
  }));
  return createOpeningHours(asCalendar(entered, zone), imported);
}

function faultOf(entered: EnteredHours, zone: string): string | undefined {
  if (!isZone(zone)) return `The time zone ${zone} is not known.`;
  const { week, holidays, closures, ramadan, imported } = entered;
  const checked = enteredHoursSchema.safeParse({ week, holidays, closures, ramadan });
  const [issue] = checked.error?.issues ?? [];
  if (issue) return `${issue.path.join('.')}: ${issue.message}`;
  const broken = imported.some(({ from, to }) => !(Date.parse(from) < Date.parse(to)));
  return broken ? 'An imported closure has no beginning or end.' : undefined;
}

/** The same, with lists that the schema's type may change. */
export function asCalendar({ week, holidays, closures, ramadan }: EnteredHours, zone: string): Calendar {
  return {
    zone,
    week: mutable(week),
    holidays: [...holidays],
    closures: [...closures],
    ramadan: ramadan.map((one) => ({ ...one, week: mutable(one.week) })),
    imports: [],
  };
}

function mutable({ monday, tuesday, wednesday, thursday, friday, saturday, sunday }: WeekHours) {
  return {
    ...{ monday: [...monday], tuesday: [...tuesday], wednesday: [...wednesday] },
    ...{ thursday: [...thursday], friday: [...friday], saturday: [...saturday], sunday: [...sunday] },
  };
}
