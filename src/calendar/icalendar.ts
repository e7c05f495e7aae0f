import ICAL from 'ical.js';
import { DateTime } from 'luxon';
import type { Interval } from './hours.ts';
import { isZone, zoneNamed } from './zones.ts';

/** Repeating events are followed for so long after they begin. */
const FARTHEST_YEARS = 5;
const MOST_OCCURRENCES = 2000;
const LONGEST_NAME = 120;

/**
 * The closures of an iCalendar file: every event in it, with its repetitions, for the next years. Whole days and times
 * without a zone are those of `zone`. Cancelled and “free” (transparent) events close nothing.
 * @throws {Error} in one sentence for text that is not iCalendar, or a time zone that is not known
 */
export function closuresFromICalendar(text: string, zone: string): Interval[] {
  const calendar = new ICAL.Component(parse(text));
  return calendar
    .getAllSubcomponents('vevent')
    .filter(closes)
    .flatMap((component) => occurrences(component, zone));
}

function parse(text: string): ConstructorParameters<typeof ICAL.Component>[0] {
  try {
    const parsed: unknown = ICAL.parse(text);
    if (Array.isArray(parsed) && parsed[0] === 'vcalendar') return parsed;
  } catch (cause) {
    throw new Error('This is not an iCalendar file.', { cause });
  }
  throw new Error('This is not an iCalendar file.');
}

function closes(component: ICAL.Component): boolean {
  const status = component.getFirstPropertyValue('status');
  return status !== 'CANCELLED' && component.getFirstPropertyValue('transp') !== 'TRANSPARENT';
}

function occurrences(component: ICAL.Component, zone: string): Interval[] {
  const event = new ICAL.Event(component);
  const { startDate, duration } = event;
  if (!startDate) throw new Error('An event in the iCalendar file has no beginning.');
  const at = zoneOf(component, startDate, zone);
  const seconds = duration.toSeconds() || (startDate.isDate ? 86_400 : 0);
  const name = event.summary ? { name: event.summary.slice(0, LONGEST_NAME) } : {};
  if (!event.isRecurring()) return [{ ...interval(startDate, seconds, at), ...name }];
  const found: Interval[] = [];
  const iterator = event.iterator();
  for (let next = iterator.next(); next && found.length < MOST_OCCURRENCES; next = iterator.next()) {
    if (next.year > startDate.year + FARTHEST_YEARS) break;
    found.push({ ...interval(next, seconds, at), ...name });
  }
  return found;
}

/** Whole days are counted as days, which the change of the clocks makes longer or shorter. */
function interval(time: ICAL.Time, seconds: number, zone: string): Interval {
  const { year, month, day, hour, minute, second } = time;
  const begin = time.isDate ? { year, month, day } : { year, month, day, hour, minute, second };
  const start = DateTime.fromObject(begin, { zone: zoneNamed(zone) });
  const end = time.isDate ? start.plus({ days: Math.round(seconds / 86_400) }) : start.plus({ seconds });
  return { start: start.toMillis(), end: end.toMillis() };
}

function zoneOf(component: ICAL.Component, time: ICAL.Time, zone: string): string {
  const named = component.getFirstProperty('dtstart')?.getFirstParameter('tzid');
  if (!named) return time.zone === ICAL.Timezone.utcTimezone ? 'utc' : zone;
  if (!isZone(named)) throw new Error(`The time zone ${named} of the iCalendar file is not known.`);
  return named;
}
