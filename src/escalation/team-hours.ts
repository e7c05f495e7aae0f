import type { Calendars, KnownTeam } from '../calendar/load.ts';

/** What the desk shows of a team's calendar. */
export interface TeamHours {
  readonly id: string;
  /** As supervisors named it; a team that comes from a file has none. */
  readonly name?: string;
  /** IANA name. */
  readonly zone: string;
  readonly open: boolean;
  readonly nextOpening?: Date;
  /** Today's hours rest on a Ramadan that is expected and not yet announced. */
  readonly expected?: boolean;
  /** Why the calendar cannot be used; the team then counts as closed. */
  readonly fault?: string;
}

export function teamHours({ teams }: Calendars, now: Date): TeamHours[] {
  return teams.map((team) => hoursView(team, now));
}

export function hoursView({ id, name, hours }: KnownTeam, now: Date): TeamHours {
  const nextOpening = hours.nextOpening(now);
  return {
    id,
    ...(name && { name }),
    zone: hours.zone,
    open: hours.isOpen(now),
    ...(nextOpening && { nextOpening }),
    ...(hours.restsOnExpected(now) && { expected: true }),
    ...(hours.fault && { fault: hours.fault }),
  };
}
