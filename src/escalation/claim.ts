import { AppError } from '../core/errors.ts';
import type { Escalation } from '../core/escalation.ts';
import { type Actor, type EscalationParts, findEscalation, oversees, untilSaved } from './parts.ts';
import { isReferredElsewhere } from './requirements.ts';
import { follow } from './settle.ts';

/**
 * Gives an escalation to whoever claims it. Of several claims at once exactly one wins; a claim repeated by the holder
 * is fine. Past an offer to another agent, or what was handed to another mission, claim only supervisors and
 * administrators; from another agent's hands only a supervisor takes it (an administrator's claim that comes second loses like an agent's).
 * @throws {AppError} `escalation.unknown`, `escalation.taken`
 */
export async function claim(parts: EscalationParts, escalationId: string, actor: Actor): Promise<Escalation> {
  const held = await untilSaved(async () => {
    const current = await findEscalation(parts, escalationId);
    if (current.state === 'assigned' && current.agentId === actor.id) return current;
    refuseUnlessFree(current, actor, parts.now());
    const { offer: _, ...rest } = current;
    return parts.store.escalations.save({
      ...rest,
      state: 'assigned',
      agentId: actor.id,
      assignedAt: parts.now(),
    });
  });
  await follow(parts, held, { changed: true });
  return held;
}

function refuseUnlessFree(escalation: Escalation, actor: Actor, now: Date): void {
  if (escalation.state === 'resolved')
    throw new AppError('escalation.taken', 'This conversation has already been closed.');
  if (escalation.state === 'assigned' && actor.role !== 'supervisor')
    throw new AppError('escalation.taken', 'Another agent has this conversation.');
  const { offer } = escalation;
  if (offer && offer.agentId !== actor.id && offer.expiresAt > now && !oversees(actor))
    throw new AppError('escalation.taken', 'This conversation is being offered to another agent.');
  const gaveIt = escalation.referral?.from === actor.id;
  if (isReferredElsewhere(actor, escalation, now) && !gaveIt && !oversees(actor))
    throw new AppError('escalation.taken', 'This conversation was handed to the agents of a mission.');
}
