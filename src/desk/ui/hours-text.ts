import type { DaySpan, NamedDays, WeekHours } from '../../core/mission-calendar.ts';
import { WEEKDAYS } from '../../core/mission-calendar.ts';

/** A day's hours as they are typed: `09:00-12:30, 14:00-16:00`; empty for a closed day. */
export function spansText(spans: readonly DaySpan[]): string {
  return spans.map(({ from, to }) => `${from}-${to}`).join(', ');
}

/** What was typed; the desk says what is wrong with it. Nine o'clock may be written `9:00` or `9h00`. */
export function readSpans(text: string): DaySpan[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const [from = '', to = ''] = part.split(/\s*[-–]\s*/).map(clock);
      return { from, to };
    });
}

function clock(time: string): string {
  const [, hour = '', minute = ''] = /^(\d{1,2})\s*[:hH]\s*(\d{2})?$/.exec(time.trim()) ?? [];
  return hour ? `${hour.padStart(2, '0')}:${minute || '00'}` : time.trim();
}

/** A week of which each day was typed by itself. */
export function readWeek(textOf: (day: (typeof WEEKDAYS)[number]) => string): WeekHours {
  return Object.fromEntries(WEEKDAYS.map((day) => [day, readSpans(textOf(day))])) as unknown as WeekHours;
}

/** One closure a line: `2026-11-18 name`, or `2026-12-24/2026-12-26 name`. */
export function daysText(days: readonly NamedDays[]): string {
  return days.map(({ from, to, name }) => `${from}${to && to !== from ? `/${to}` : ''} ${name}`).join('\n');
}

/** What was typed; the desk says what is wrong with it. */
export function readDays(text: string, of?: NamedDays['of']): NamedDays[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [dates = '', ...words] = line.split(/\s+/);
      const [from = '', to] = dates.split('/');
      return { from, name: words.join(' '), ...(to && { to }), ...(of && { of }) };
    });
}
