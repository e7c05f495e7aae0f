import { AppError } from '../core/errors.ts';
import type { Disposition, Escalation } from '../core/escalation.ts';
import { type Actor, type EscalationParts, findEscalation, oversees, untilSaved } from './parts.ts';
import { follow } from './settle.ts';

export interface Resolution {
  readonly disposition: Disposition;
  readonly note?: string | undefined;
  readonly tags?: readonly string[] | undefined;
}

/**
 * Ends the human stretch: the citizen is told, and the bot answers again. Resolving twice is fine; the first
 * disposition stands. For the holder; supervisors and administrators may close anything.
 * @throws {AppError} `escalation.unknown`, `conversation.not-held`
 */
export async function resolve(
  parts: EscalationParts,
  escalationId: string,
  { actor, disposition, note, tags }: Resolution & { actor: Actor },
): Promise<Escalation> {
  const resolved = await untilSaved(async () => {
    const current = await findEscalation(parts, escalationId);
    mustHold(current, actor);
    if (current.state === 'resolved') return current;
    const { offer: _, ...rest } = current;
    return parts.store.escalations.save({
      ...rest,
      disposition,
      ...(note && { note }),
      ...(tags?.length && { tags }),
      state: 'resolved',
      resolvedAt: parts.now(),
    });
  });
  await follow(parts, resolved, { changed: true });
  return resolved;
}

/** @throws {AppError} `conversation.not-held` unless the actor holds it or oversees all. */
export function mustHold(escalation: Escalation, actor: Actor): void {
  if (escalation.agentId !== actor.id && !oversees(actor))
    throw new AppError('conversation.not-held', 'You do not hold this conversation.');
}
