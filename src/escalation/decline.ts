import type { Escalation } from '../core/escalation.ts';
import { type Actor, type EscalationParts, findEscalation, untilSaved } from './parts.ts';
import { passedBy } from './plan-offers.ts';

/**
 * Lets an offer go on to the next agent. Fine to repeat, and without effect for whoever has no offer of it.
 * @throws {AppError} `escalation.unknown`
 */
export async function decline(
  parts: EscalationParts,
  escalationId: string,
  actor: Actor,
): Promise<Escalation> {
  const declined = await untilSaved(async () => {
    const current = await findEscalation(parts, escalationId);
    if (current.state !== 'waiting' || current.offer?.agentId !== actor.id) return current;
    return parts.store.escalations.save(passedBy(current, actor.id, parts.now()));
  });
  await parts.hints.publish({ kind: 'escalation', id: declined.id });
  return declined;
}
