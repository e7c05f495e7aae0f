import { DateTime, IANAZone } from 'luxon';
import type { MissionCalendar, MissionOpening } from '../core/mission-calendar.ts';
import { closedForFault, createOpeningHours, type OpeningHours, weekOn } from './hours.ts';
import { missionHoursSchema } from './schema.ts';

/** A mission's hours, ready to be asked. */
export interface MissionHours {
  readonly calendar: MissionCalendar;
  readonly hours: OpeningHours;
  /** How they stand at a moment; `undefined` for a calendar with a fault: nothing is said of it to citizens. */
  at(moment: Date): MissionOpening | undefined;
}

/** Reads what officials entered. What cannot be used is never open, and says why. */
export function missionHours(calendar: MissionCalendar, zone: string | undefined): MissionHours {
  const fault = faultOf(calendar, zone);
  if (fault || !zone)
    return { calendar, hours: closedForFault(zone ?? 'utc', fault ?? ''), at: () => undefined };
  const hours = createOpeningHours(
    {
      zone,
      week: mutable(calendar.week),
      holidays: [...calendar.holidays],
      closures: [...calendar.closures],
      ramadan: calendar.ramadan.map((one) => ({ ...one, week: mutable(one.week) })),
      imports: [],
    },
    calendar.imported.map(({ from, to, name }) => ({ start: Date.parse(from), end: Date.parse(to), name })),
  );
  return { calendar, hours, at: (moment) => openingAt(calendar, hours, moment) };
}

function faultOf(calendar: MissionCalendar, zone: string | undefined): string | undefined {
  if (!zone) return 'The catalogue has no such mission.';
  if (!IANAZone.isValidZone(zone)) return `The time zone ${zone} is not known.`;
  const { week, holidays, closures, ramadan, source } = calendar;
  const checked = missionHoursSchema.safeParse({ week, holidays, closures, ramadan, source });
  const [issue] = checked.error?.issues ?? [];
  if (issue) return `${issue.path.join('.')}: ${issue.message}`;
  const broken = calendar.imported.some(({ from, to }) => !(Date.parse(from) < Date.parse(to)));
  return broken ? 'An imported closure has no beginning or end.' : undefined;
}

type Spans = MissionCalendar['week'];
/** The same week, with lists that the schema's type may change. */
function mutable(week: Spans) {
  const { monday, tuesday, wednesday, thursday, friday, saturday, sunday } = week;
  return {
    ...{ monday: [...monday], tuesday: [...tuesday], wednesday: [...wednesday] },
    ...{ thursday: [...thursday], friday: [...friday], saturday: [...saturday], sunday: [...sunday] },
  };
}

function openingAt(calendar: MissionCalendar, hours: OpeningHours, moment: Date): MissionOpening {
  const open = hours.isOpen(moment);
  const closesAt = open ? hours.closesAt(moment) : undefined;
  const opensAt = open ? undefined : hours.nextOpening(moment);
  const closedFor = open ? undefined : closureAt(calendar, hours.zone, moment);
  const date = DateTime.fromJSDate(moment, { zone: hours.zone }).toISODate() ?? '';
  const ramadan = calendar.ramadan.map((one) => ({ ...one, week: mutable(one.week) }));
  return {
    zone: hours.zone,
    open,
    ...(closesAt && { closesAt }),
    ...(opensAt && { opensAt }),
    ...(closedFor && { closedFor }),
    expected: hours.restsOnExpected(moment),
    week: weekOn({ week: mutable(calendar.week), ramadan }, date),
    source: calendar.source,
  };
}

/** The name of what closes the whole local day, or of the imported closure that holds now. */
function closureAt(
  { holidays, closures, imported }: MissionCalendar,
  zone: string,
  moment: Date,
): string | undefined {
  const date = DateTime.fromJSDate(moment, { zone }).toISODate() ?? '';
  const day = [...closures, ...holidays].find(({ from, to = from }) => from <= date && date <= to);
  const at = moment.getTime();
  return day?.name ?? imported.find(({ from, to }) => Date.parse(from) <= at && at < Date.parse(to))?.name;
}
