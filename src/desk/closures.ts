import { closuresFromICalendar } from '../calendar/icalendar.ts';
import { AppError } from '../core/errors.ts';
import type { ImportedClosure } from '../core/mission-calendar.ts';

/** So many closures are kept of an iCalendar file; those that ended over a year ago are not. */
const MOST = 1000;
const YEAR_MS = 366 * 86_400_000;

/** Every event of an iCalendar file as a closure; none for no text. @throws {AppError} `request.malformed` */
export function readClosures(text: string, zone: string, now: Date): ImportedClosure[] {
  if (!text) return [];
  try {
    return closuresFromICalendar(text, zone)
      .filter(({ end }) => end > now.getTime() - YEAR_MS)
      .slice(0, MOST)
      .map(({ start, end, name }) => ({
        from: new Date(start).toISOString(),
        to: new Date(end).toISOString(),
        ...(name && { name }),
      }));
  } catch (cause) {
    const sentence = cause instanceof Error ? cause.message : 'This is not an iCalendar file.';
    throw new AppError('request.malformed', sentence, { cause });
  }
}
