import { DateTime } from 'luxon';
import type { LocalMoment } from '../core/moment.ts';
import type { Calendar, Week } from './schema.ts';
import { dateIn, localMoment, zoneNamed } from './zones.ts';

/** Milliseconds since 1970 UTC; the end is not part of it. */
export interface Interval {
  readonly start: number;
  readonly end: number;
  /** What it is, where that is known. */
  readonly name?: string | undefined;
}

/** When a team is at work. Pure; the same in whatever time zone the program runs. */
export interface OpeningHours {
  /** IANA name. */
  readonly zone: string;
  /** What the clock of the zone shows at a moment. */
  clock(at: Date): LocalMoment;
  /** Why the calendar cannot be used, for supervisors. It is then never open. */
  readonly fault?: string;
  isOpen(at: Date): boolean;
  /** Whether the hours of that day rest on a Ramadan that is expected and not yet announced. */
  restsOnExpected(at: Date): boolean;
  /** The next moment of work: `at` itself if open. `undefined` if none is found within two years, or for a fault. */
  nextOpening(at: Date): Date | undefined;
  /** When the stretch of work that holds `at` ends; `undefined` if it is closed then, or never ends within two years. */
  closesAt(at: Date): Date | undefined;
  /** Working time between two instants, in milliseconds; 0 if `to` is not after `from`. */
  openMsBetween(from: Date, to: Date): number;
  /** The instant at which that much working time has passed; `undefined` if not within two years, or for a fault. */
  addOpenMs(from: Date, ms: number): Date | undefined;
}

const FARTHEST_DAYS = 2 * 366;
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** The hours of a calendar. `imported` are further closures. */
export function createOpeningHours(calendar: Calendar, imported: readonly Interval[] = []): OpeningHours {
  const closed = [...closuresOf(calendar), ...imported];
  const known = new Map<string, readonly Interval[]>();
  const openOn = (day: DateTime): readonly Interval[] => {
    const date = day.toISODate() ?? '';
    const spans = known.get(date) ?? without(spansOn(calendar, day), closed);
    known.set(date, spans);
    return spans;
  };

  /** Open stretches that end after `at`, in order. */
  function* openAfter(at: Date): Generator<Interval> {
    const first = DateTime.fromJSDate(at, { zone: zoneNamed(calendar.zone) }).startOf('day');
    for (let n = 0; n < FARTHEST_DAYS; n++)
      for (const one of openOn(first.plus({ days: n }))) if (one.end > at.getTime()) yield one;
  }

  return {
    zone: calendar.zone,
    clock: (at) => localMoment(at, calendar.zone),
    isOpen(at) {
      const [next] = openAfter(at);
      return next !== undefined && next.start <= at.getTime();
    },
    restsOnExpected(at) {
      return ramadanOn(calendar, dateIn(calendar.zone, at))?.announced === false;
    },
    nextOpening(at) {
      const [next] = openAfter(at);
      return next && new Date(Math.max(next.start, at.getTime()));
    },
    closesAt(at) {
      let end: number | undefined;
      for (const span of openAfter(at)) {
        if (span.start > (end ?? at.getTime())) return end === undefined ? undefined : new Date(end);
        end = span.end;
      }
      return undefined;
    },
    openMsBetween(from, to) {
      let sum = 0;
      for (const { start, end } of openAfter(from)) {
        if (start >= to.getTime()) break;
        sum += Math.min(end, to.getTime()) - Math.max(start, from.getTime());
      }
      return sum;
    },
    addOpenMs(from, ms) {
      let left = ms;
      for (const { start, end } of openAfter(from)) {
        const begin = Math.max(start, from.getTime());
        if (left <= end - begin) return new Date(begin + left);
        left -= end - begin;
      }
      return undefined;
    },
  };
}

/** What stands in for a calendar that cannot be used: never open, so that a fault makes no promise. */
export function closedForFault(zone: string, fault: string): OpeningHours {
  return {
    zone,
    clock: (at) => localMoment(at, zone),
    fault,
    isOpen: () => false,
    restsOnExpected: () => false,
    nextOpening: () => undefined,
    closesAt: () => undefined,
    openMsBetween: () => 0,
    addOpenMs: () => undefined,
  };
}

function closuresOf({ holidays, closures, ...calendar }: Calendar): Interval[] {
  const zone = zoneNamed(calendar.zone);
  return [...holidays, ...closures].map(({ from, to = from }) => ({
    start: DateTime.fromISO(from, { zone }).toMillis(),
    end: DateTime.fromISO(to, { zone }).plus({ days: 1 }).toMillis(),
  }));
}

function ramadanOn(
  { ramadan }: Pick<Calendar, 'ramadan'>,
  date: string,
): Calendar['ramadan'][number] | undefined {
  return ramadan.find(({ from, to }) => from <= date && date <= to);
}

/** The week that holds on a day. */
export function weekOn(calendar: Pick<Calendar, 'ramadan' | 'week'>, date: string): Week {
  return ramadanOn(calendar, date)?.week ?? calendar.week;
}

function spansOn(calendar: Calendar, day: DateTime): Interval[] {
  const name = DAYS[day.weekday - 1] ?? 'monday';
  return weekOn(calendar, day.toISODate() ?? '')
    [name].map(({ from, to }) => ({ start: onDay(day, from), end: onDay(day, to) }))
    .filter(({ start, end }) => start < end);
}

/** A local time on a day. One that the clocks leave out is as much later as they are moved. */
function onDay(day: DateTime, time: string): number {
  if (time === '24:00') return day.plus({ days: 1 }).toMillis();
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return day.set({ hour, minute }).toMillis();
}

/** What is left of the spans outside the closures, in order. */
function without(spans: readonly Interval[], closures: readonly Interval[]): Interval[] {
  return closures
    .reduce<readonly Interval[]>(
      (left, closure) =>
        left.flatMap(({ start, end }) =>
          closure.start >= end || closure.end <= start
            ? [{ start, end }]
            : [
                { start, end: closure.start },
                { start: closure.end, end },
              ].filter((part) => part.start < part.end),
        ),
      spans,
    )
    .toSorted((a, b) => a.start - b.start);
}
