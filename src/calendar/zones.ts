import { DateTime, Zone } from 'luxon';
import database from 'moment-timezone';
import type { LocalMoment } from '../core/moment.ts';

/**
 * The time zone of that IANA name, by the database that comes with `moment-timezone`. Node's own ends with its last
 * release: that of Node 20 does not know that Morocco moved to UTC for good on 2026-09-20 (tzdata 2026c).
 * @throws {Error} for a name that is not known: ask `isZone` first
 */
export function zoneNamed(name: string): Zone {
  const known = zones.get(name) ?? new DatabaseZone(name);
  zones.set(name, known);
  return known;
}

const zones = new Map<string, Zone>();

/** Whether there is a time zone of that name. */
export function isZone(name: string): boolean {
  return database.tz.zone(name) !== null;
}

/** What the clock of a zone shows at a moment. */
export function localMoment(at: Date, zone: string): LocalMoment {
  return { at, ahead: zoneNamed(zone).offset(at.getTime()) };
}

/** The day at a moment, YYYY-MM-DD, where the clock of the zone hangs. */
export function dateIn(zone: string, at: Date): string {
  return DateTime.fromJSDate(at, { zone: zoneNamed(zone) }).toISODate() ?? '';
}

class DatabaseZone extends Zone {
  private readonly data: database.MomentZone;

  constructor(private readonly id: string) {
    super();
    const data = database.tz.zone(id);
    if (!data) throw new Error(`The time zone ${id} is not known.`);
    this.data = data;
  }

  override get name() {
    return this.id;
  }

  override get type() {
    return 'database';
  }

  override get isUniversal() {
    return false;
  }

  override get isValid() {
    return true;
  }

  override offsetName(at: number): string {
    return this.formatOffset(at, 'short');
  }

  override formatOffset(at: number, format: 'narrow' | 'short' | 'techie'): string {
    const minutes = Math.abs(this.offset(at));
    const sign = this.offset(at) < 0 ? '-' : '+';
    const hours = Math.floor(minutes / 60);
    const [rest, two] = [minutes % 60, (part: number) => String(part).padStart(2, '0')];
    if (format === 'narrow') return `${sign}${hours}${rest > 0 ? `:${two(rest)}` : ''}`;
    return `${sign}${two(hours)}${format === 'short' ? ':' : ''}${two(rest)}`;
  }

  /** Minutes ahead of UTC; the database counts the other way. */
  override offset(at: number): number {
    return 0 - this.data.utcOffset(at);
  }

  override equals(other: Zone): boolean {
    return other.name === this.name;
  }
}
