import { DateTime } from 'luxon';
import type { MissionCalendar, MissionOpening } from '../core/mission-calendar.ts';
import { asCalendar, enteredHours } from './entered-hours.ts';
import { closedForFault, type OpeningHours, weekOn } from './hours.ts';
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
  const closedFor = open ? undefined : closureAt(calendar, hours.zone, moment);
  const date = DateTime.fromJSDate(moment, { zone: hours.zone }).toISODate() ?? '';
  return {
    zone: hours.zone,
    open,
    ...(closesAt && { closesAt }),
    ...(opensAt && { opensAt }),
    ...(closedFor && { closedFor }),
    expected: hours.restsOnExpected(moment),
    week: weekOn(asCalendar(calendar, hours.zone), date),
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
