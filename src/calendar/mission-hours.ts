import { DateTime } from 'luxon';
import type { ClosedDays, MissionCalendar, MissionOpening } from '../core/mission-calendar.ts';
import { asCalendar, enteredHours } from './entered-hours.ts';
import { closedForFault, type OpeningHours, weekOn } from './hours.ts';
import { missionHoursSchema } from './schema.ts';
import { dateIn, zoneNamed } from './zones.ts';

/** A mission's hours, ready to be asked. */
export interface MissionHours {
  readonly calendar: MissionCalendar;
  readonly hours: OpeningHours;
  /** How they stand at a moment; `undefined` for a calendar with a fault: nothing is said of it to citizens. */
  at(moment: Date): MissionOpening | undefined;
}

/** Reads what officials entered. What cannot be used is never open, and says why. */
export function missionHours(calendar: MissionCalendar, zone: string | undefined): MissionHours {
  const [issue] = missionHoursSchema.shape.source.safeParse(calendar.source).error?.issues ?? [];
  const fault = !zone ? 'The catalogue has no such mission.' : issue && `source: ${issue.message}`;
  const hours = fault || !zone ? closedForFault(zone ?? 'utc', fault ?? '') : enteredHours(calendar, zone);
  if (hours.fault) return { calendar, hours, at: () => undefined };
  return { calendar, hours, at: (moment) => openingAt(calendar, hours, moment) };
}

function openingAt(calendar: MissionCalendar, hours: OpeningHours, moment: Date): MissionOpening {
  const open = hours.isOpen(moment);
  const closesAt = open ? hours.closesAt(moment) : undefined;
  const opensAt = open ? undefined : hours.nextOpening(moment);
  const turnsAt = closesAt ?? opensAt;
  const closedFor = open ? undefined : closureAt(calendar, hours.zone, moment);
  const date = dateIn(hours.zone, moment);
  return {
    zone: hours.zone,
    ...(turnsAt && { ahead: hours.clock(turnsAt).ahead }),
    open,
    ...(closesAt && { closesAt }),
    ...(opensAt && { opensAt }),
    ...(closedFor && { closedFor }),
    expected: hours.restsOnExpected(moment),
    week: weekOn(asCalendar(calendar, hours.zone), date),
    usualWeek: calendar.week,
    closedDays: closedDaysFrom(calendar, hours.zone, date),
    ramadan: calendar.ramadan.filter(({ to }) => to >= date),
    source: calendar.source,
    enteredOn: dateIn(hours.zone, calendar.updatedAt),
  };
}

/** Of the year from that day. Of what iCalendar brought only whole days: a closed hour closes no day. */
function closedDaysFrom(
  { holidays, closures, imported }: MissionCalendar,
  zone: string,
  date: string,
): ClosedDays[] {
  const until = DateTime.fromISO(date).plus({ years: 1 }).toISODate() ?? date;
  const entered = [...closures, ...holidays].map(({ from, to = from, name }) => ({ from, to, name }));
  return [...entered, ...imported.flatMap((one) => wholeDays(one, zone))]
    .filter(({ from, to }) => to >= date && from < until)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

function wholeDays({ from, to, name }: MissionCalendar['imported'][number], zoneName: string): ClosedDays[] {
  const zone = zoneNamed(zoneName);
  const begin = DateTime.fromISO(from, { zone });
  const last = DateTime.fromISO(to, { zone }).startOf('day').minus({ days: 1 });
  const first = begin.equals(begin.startOf('day')) ? begin : begin.startOf('day').plus({ days: 1 });
  if (last < first) return [];
  return [{ from: first.toISODate() ?? '', to: last.toISODate() ?? '', ...(name && { name }) }];
}

/** The name of what closes the whole local day, or of the imported closure that holds now. */
function closureAt(
  { holidays, closures, imported }: MissionCalendar,
  zone: string,
  moment: Date,
): string | undefined {
  const date = dateIn(zone, moment);
  const day = [...closures, ...holidays].find(({ from, to = from }) => from <= date && date <= to);
  const at = moment.getTime();
  return day?.name ?? imported.find(({ from, to }) => Date.parse(from) <= at && at < Date.parse(to))?.name;
}
