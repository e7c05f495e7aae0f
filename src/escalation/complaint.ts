import { AppError } from '../core/errors.ts';
import type { ComplaintCategory, Escalation } from '../core/escalation.ts';
import { yearOf } from '../core/moment.ts';
import type { ComplaintState } from '../core/router.ts';
import { DEFAULT_TEAM } from '../core/team.ts';
import { type Actor, type EscalationParts, findEscalation, untilSaved } from './parts.ts';
import { mustHold } from './resolve.ts';

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
  const year = yearOf(calendars().hoursOf(DEFAULT_TEAM).clock(escalation.createdAt));
  const count = await store.values.increment(`complaints-${year}`);
  const reference = `R-${year}-${String(count).padStart(6, '0')}`;
  return untilSaved(async () => {
    const current = await store.escalations.get(escalation.id);
    if (!current || !wantsReference(current)) return current ?? escalation;
    return store.escalations.save({ ...current, reference });
  });
}

/** What the citizen may hear of an escalation that is a complaint with a number; else nothing. */
export function complaintState({ reference, state, createdAt, resolvedAt }: Escalation): ComplaintState[] {
  if (!reference) return [];
  return [{ number: reference, state, openedAt: createdAt, ...(resolvedAt && { closedAt: resolvedAt }) }];
}

/**
 * Says what a complaint is about, as its holder understands it; also once it is closed. For the holder; supervisors
 * and administrators may change any.
 * @throws {AppError} `escalation.unknown`, `conversation.not-held`, `request.malformed` for what is no complaint
 */
export async function categorise(
  parts: EscalationParts,
  escalationId: string,
  { category, actor }: { category: ComplaintCategory; actor: Actor },
): Promise<Escalation> {
  const named = await untilSaved(async () => {
    const current = await findEscalation(parts, escalationId);
    mustHold(current, actor);
    if (!current.reference) throw new AppError('request.malformed', 'This is not a complaint with a number.');
    if (current.category === category) return current;
    return parts.store.escalations.save({ ...current, category });
  });
  await parts.hints.publish({ kind: 'escalation', id: named.id });
  return named;
}
