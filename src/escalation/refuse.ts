import { AppError } from '../core/errors.ts';
import type { Escalation } from '../core/escalation.ts';
import { type Actor, type EscalationParts, findEscalation, oversees, untilSaved } from './parts.ts';
import { passedBy } from './plan-offers.ts';

/**
 * A mission's agent sends back what was handed to the mission: whoever had it is asked first, then everybody. Fine to
 * repeat. For the agents of that mission; supervisors and administrators may for any.
 * @throws {AppError} `escalation.unknown`, `escalation.not-referred`
 */
export async function refuse(
  parts: EscalationParts,
  escalationId: string,
  { actor, note }: { actor: Actor; note?: string | undefined },
): Promise<Escalation> {
  const refused = await untilSaved(async () => {
    const current = await findEscalation(parts, escalationId);
    if (!current.referral && current.refusal?.by === actor.id) return current;
    if (!isFor(current, actor))
      throw new AppError('escalation.not-referred', 'This conversation was not handed to your mission.');
    return parts.store.escalations.save(sentBack(current, { by: actor.id, note, at: parts.now() }));
  });
  await parts.hints.publish({ kind: 'escalation', id: refused.id });
  return refused;
}

function isFor({ state, referral }: Escalation, actor: Actor): boolean {
  if (state !== 'waiting' || !referral) return false;
  return oversees(actor) || actor.missions?.includes(referral.missionId) === true;
}

/** The escalation waiting again for whoever had it, without the mission. */
export function sentBack(
  escalation: Escalation,
  { by, note, at }: { by: string; note?: string | undefined; at: Date },
): Escalation {
  const { referral: _, missionId: __, offer: ___, ...rest } = escalation;
  return passedBy({ ...rest, refusal: { by, at, ...(note && { note }) } }, by, at);
}
