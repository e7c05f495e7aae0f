import { createOpeningHours } from '../../src/calendar/hours.ts';
import { closuresFromICalendar } from '../../src/calendar/icalendar.ts';
import { type Calendar, calendarSchema, type Week } from '../../src/calendar/schema.ts';

const HOUR = 3_600_000;
const at = (iso: string) => new Date(iso);

function everyDay(...spans: [string, string][]): Week {
  const day = spans.map(([from, to]) => ({ from, to }));
  return {
    ...{ monday: day, tuesday: day, wednesday: day, thursday: day },
    ...{ friday: day, saturday: day, sunday: day },
  };
}

function calendar(changes: Partial<Calendar> = {}): Calendar {
  return calendarSchema.parse({
    zone: 'Europe/Paris',
    week: everyDay(['09:00', '12:00'], ['14:00', '17:00']),
    ...changes,
  });
}
const hours = (changes: Partial<Calendar> = {}) => createOpeningHours(calendar(changes));

/** The cases of opening hours; they must hold in whatever zone the program runs. */
export function openingHoursCases(): void {
  it('follows split days in its own zone, the end not included', () => {
    const paris = hours();
    expect(paris.isOpen(at('2026-11-23T08:00:00Z'))).toBe(true);
    expect(paris.isOpen(at('2026-11-23T07:59:59Z'))).toBe(false);
    expect(paris.isOpen(at('2026-11-23T11:00:00Z'))).toBe(false);
    expect(paris.nextOpening(at('2026-11-23T11:30:00Z'))).toEqual(at('2026-11-23T13:00:00Z'));
    expect(paris.nextOpening(at('2026-11-23T13:30:00Z'))).toEqual(at('2026-11-23T13:30:00Z'));
    expect(paris.nextOpening(at('2026-11-23T22:59:00Z'))).toEqual(at('2026-11-24T08:00:00Z'));
  });

  it('keeps local hours when the clocks change', () => {
    const paris = hours({ week: everyDay(['09:00', '17:00']) });
    expect(paris.nextOpening(at('2026-03-28T20:00:00Z'))).toEqual(at('2026-03-29T07:00:00Z'));
    expect(paris.nextOpening(at('2026-10-24T20:00:00Z'))).toEqual(at('2026-10-25T08:00:00Z'));
    const night = hours({ week: everyDay(['00:00', '24:00']) });
    const day = (date: string, next: string) => night.openMsBetween(at(date), at(next)) / HOUR;
    expect(day('2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z')).toBe(23);
    expect(day('2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z')).toBe(25);
    expect(night.isOpen(at('2026-11-23T22:59:59Z')) && night.isOpen(at('2026-11-23T23:00:00Z'))).toBe(true);
  });

  it('knows that Morocco goes back an hour in Ramadan, and its hours then', () => {
    const ramadan = {
      from: '2026-02-18',
      to: '2026-03-19',
      announced: false,
      week: everyDay(['10:00', '15:00']),
    };
    const casablanca = hours({
      zone: 'Africa/Casablanca',
      ramadan: [ramadan],
      week: everyDay(['08:00', '20:00']),
    });
    // UTC+1 before and after, UTC within.
    expect(casablanca.nextOpening(at('2026-02-13T00:00:00Z'))).toEqual(at('2026-02-13T07:00:00Z'));
    expect(casablanca.nextOpening(at('2026-03-02T00:00:00Z'))).toEqual(at('2026-03-02T10:00:00Z'));
    expect(casablanca.isOpen(at('2026-03-02T15:00:00Z'))).toBe(false);
    expect(casablanca.nextOpening(at('2026-06-01T00:00:00Z'))).toEqual(at('2026-06-01T07:00:00Z'));
    expect(casablanca.restsOnExpected(at('2026-03-02T12:00:00Z'))).toBe(true);
    expect(casablanca.restsOnExpected(at('2026-06-01T12:00:00Z'))).toBe(false);
  });

  it('is closed on holidays and exceptional closures, from midnight to midnight there', () => {
    const closed = hours({
      holidays: [{ from: '2026-11-18', name: 'A holiday' }],
      closures: [{ from: '2026-11-19', to: '2026-11-20', name: 'Works' }],
    });
    expect(closed.isOpen(at('2026-11-18T09:00:00Z'))).toBe(false);
    expect(closed.nextOpening(at('2026-11-17T16:00:00Z'))).toEqual(at('2026-11-21T08:00:00Z'));
    expect(closed.openMsBetween(at('2026-11-17T15:00:00Z'), at('2026-11-21T09:00:00Z'))).toBe(2 * HOUR);
  });

  it('counts working time between two instants and forward', () => {
    const paris = hours();
    expect(paris.openMsBetween(at('2026-11-23T10:00:00Z'), at('2026-11-23T14:00:00Z'))).toBe(2 * HOUR);
    expect(paris.openMsBetween(at('2026-11-23T14:00:00Z'), at('2026-11-23T10:00:00Z'))).toBe(0);
    expect(paris.addOpenMs(at('2026-11-23T10:00:00Z'), 2 * HOUR)).toEqual(at('2026-11-23T14:00:00Z'));
    expect(paris.addOpenMs(at('2026-11-23T10:00:00Z'), 8 * HOUR)).toEqual(at('2026-11-24T14:00:00Z'));
    expect(paris.addOpenMs(at('2026-11-23T20:00:00Z'), 0)).toEqual(at('2026-11-24T08:00:00Z'));
  });

  it('knows when the stretch of work ends, over midnight too', () => {
    expect(hours().closesAt(at('2026-11-23T08:30:00Z'))).toEqual(at('2026-11-23T11:00:00Z'));
    expect(hours().closesAt(at('2026-11-23T11:00:00Z'))).toBeUndefined();
    const late = hours({ week: everyDay(['00:00', '02:00'], ['20:00', '24:00']) });
    expect(late.closesAt(at('2026-11-23T20:00:00Z'))).toEqual(at('2026-11-24T01:00:00Z'));
  });

  it('says so when it never opens', () => {
    const never = hours({ week: everyDay() });
    expect(never.nextOpening(at('2026-11-23T10:00:00Z'))).toBeUndefined();
    expect(never.addOpenMs(at('2026-11-23T10:00:00Z'), 1)).toBeUndefined();
  });

  it('takes closures from iCalendar: days, times in a zone and in UTC, repetitions; not the cancelled', () => {
    const closures = closuresFromICalendar(ICALENDAR, 'Europe/Paris').map(({ start, end }) =>
      [start, end].map((ms) => new Date(ms).toISOString()),
    );
    expect(closures.slice(0, 3)).toEqual([
      ['2026-11-17T23:00:00.000Z', '2026-11-18T23:00:00.000Z'],
      ['2026-11-23T14:00:00.000Z', '2026-11-23T16:30:00.000Z'],
      ['2026-11-24T13:00:00.000Z', '2026-11-24T14:00:00.000Z'],
    ]);
    expect(closures.slice(3, 6)).toEqual([
      ['2026-12-24T23:00:00.000Z', '2026-12-25T23:00:00.000Z'],
      ['2027-12-24T23:00:00.000Z', '2027-12-25T23:00:00.000Z'],
      ['2028-12-24T23:00:00.000Z', '2028-12-25T23:00:00.000Z'],
    ]);
    expect(closures).toHaveLength(6);
  });

  it('refuses what is not iCalendar', () => {
    expect(() => closuresFromICalendar('week: closed', 'Europe/Paris')).toThrow('not an iCalendar file');
    expect(() => closuresFromICalendar('', 'Europe/Paris')).toThrow('not an iCalendar file');
    const elsewhere = ICALENDAR.replace('Africa/Casablanca', 'Nowhere/Else');
    expect(() => closuresFromICalendar(elsewhere, 'Europe/Paris')).toThrow('Nowhere/Else');
  });
}

const ICALENDAR = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//Dalil//test//EN',
  ...event('1', [
    'DTSTART;VALUE=DATE:20261118',
    'DTEND;VALUE=DATE:20261119',
    'SUMMARY:A day off, fold',
    ' ed',
  ]),
  ...event('2', ['DTSTART;TZID=Africa/Casablanca:20261123T140000', 'DURATION:PT2H30M']),
  ...event('3', ['DTSTART:20261124T130000Z', 'DTEND:20261124T140000Z']),
  ...event('4', ['DTSTART;VALUE=DATE:20261225', 'RRULE:FREQ=YEARLY;COUNT=3']),
  ...event('5', ['DTSTART;VALUE=DATE:20261201', 'STATUS:CANCELLED']),
  ...event('6', ['DTSTART;VALUE=DATE:20261202', 'TRANSP:TRANSPARENT']),
  'END:VCALENDAR',
  '',
].join('\r\n');

function event(uid: string, lines: readonly string[]): string[] {
  return ['BEGIN:VEVENT', `UID:${uid}`, 'DTSTAMP:20260101T000000Z', ...lines, 'END:VEVENT'];
}
