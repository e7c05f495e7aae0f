import { DEFAULT_TEAM } from '../calendar/load.ts';
import type { Escalation } from '../core/escalation.ts';
import type { ComplaintState } from '../core/router.ts';
import { type EscalationParts, untilSaved } from './parts.ts';

/** Whether it is a complaint that has no number yet. */
export function wantsReference({ reason, state, reference }: Escalation): boolean {
  return reason === 'complaint' && state !== 'resolved' && reference === undefined;
}

/**
 * Gives a complaint its number, `R-<year>-<six digits>`, counted from 1 in each year of the team's time zone. One
 * number is never given twice; a crash may leave one unused.
 */
export async function giveReference(parts: EscalationParts, escalation: Escalation): Promise<Escalation> {
  if (!wantsReference(escalation)) return escalation;
  const { store, calendars } = parts;
  const year = yearOf(escalation.createdAt, calendars().hoursOf(DEFAULT_TEAM).zone);
  const count = await store.values.increment(`complaints-${year}`);
  const reference = `R-${year}-${String(count).padStart(6, '0')}`;
  return untilSaved(async () => {
    const current = await store.escalations.get(escalation.id);
    if (!current || !wantsReference(current)) return current ?? escalation;
    return store.escalations.save({ ...current, reference });
  });
}

function yearOf(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en', { year: 'numeric', timeZone }).format(at);
}

/** What the citizen may hear of an escalation that is a complaint with a number; else nothing. */
export function complaintState({ reference, state, createdAt, resolvedAt }: Escalation): ComplaintState[] {
  if (!reference) return [];
  return [{ number: reference, state, openedAt: createdAt, ...(resolvedAt && { closedAt: resolvedAt }) }];
}
