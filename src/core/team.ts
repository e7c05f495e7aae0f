import type { EnteredHours } from './mission-calendar.ts';

/** The team that every escalation and every agent belongs to unless they name another: the call centre. */
export const DEFAULT_TEAM = 'call-centre';

/** When a team works, in its own time zone. */
export interface TeamCalendar extends EnteredHours {
  /** IANA name. */
  readonly zone: string;
}

/** Agents who work together, as supervisors entered them at the desk. */
export interface Team extends TeamCalendar {
  readonly id: string;
  readonly name: string;
  readonly updatedBy: string;
  readonly updatedAt: Date;
}
