import type { Escalation } from '../core/escalation.ts';
import type { Store } from '../ports/store.ts';
import type { EscalationParts } from './parts.ts';

/** What a waiting person can be told. */
export interface Wait {
  /** 1 = next. */
  readonly position: number;
  /** Whole minutes, at least 1; absent when too few have been served lately to say. */
  readonly minutes?: number;
}

export type WaitParts = Pick<EscalationParts, 'calendars' | 'now'> & {
  readonly store: Pick<Store, 'escalations'>;
};

/** Only waits that ended this recently say something about the next one. */
const RECENT_MS = 4 * 3_600_000;
/** Fewer would be an anecdote. */
const ENOUGH = 3;

/** The median wait, in whole minutes, of those who were given an agent in the last four hours. */
export function expectedMinutes(served: readonly Escalation[], now: Date): number | undefined {
  const waits = served
    .filter(({ transfer }) => !transfer)
    .flatMap(({ createdAt, assignedAt }) => (assignedAt ? [{ createdAt, assignedAt }] : []))
    .filter(({ assignedAt }) => now.getTime() - assignedAt.getTime() <= RECENT_MS)
    .map(({ createdAt, assignedAt }) => assignedAt.getTime() - createdAt.getTime())
    .sort((a, b) => a - b);
  if (waits.length < ENOUGH) return undefined;
  const median = waits[Math.floor((waits.length - 1) / 2)] ?? 0;
  return Math.max(1, Math.ceil(median / 60_000));
}

/** The place in its team's line and the expected wait of a waiting escalation; `undefined` if it no longer waits. */
export async function waitOf(
  { store: { escalations }, calendars, now }: WaitParts,
  escalationId: string,
): Promise<Wait | undefined> {
  const { known } = calendars();
  const waiting = await escalations.list({ state: 'waiting', limit: 1000 });
  const own = waiting.find(({ id }) => id === escalationId);
  if (!own) return undefined;
  const isOfTeam = ({ team }: Escalation) => known(team) === known(own.team);
  const served = [
    ...(await escalations.list({ state: 'resolved', limit: 100 })),
    ...(await escalations.list({ state: 'assigned', limit: 100 })),
  ];
  const minutes = expectedMinutes(served.filter(isOfTeam), now());
  const position = waiting.filter(isOfTeam).indexOf(own) + 1;
  return { position, ...(minutes !== undefined && { minutes }) };
}
