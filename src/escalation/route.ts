import type { Escalation } from '../core/escalation.ts';
import { alertOfficers } from './alert.ts';
import { giveReference } from './complaint.ts';
import type { EscalationParts } from './parts.ts';
import { EVERYBODY, type RoutePass } from './pass.ts';
import { tellPlace } from './place.ts';
import { follow } from './settle.ts';

/** Brings everything in line with an escalation, whatever was cut off by a crash. Does nothing if all is well. */
export async function reconcile(
  parts: EscalationParts,
  escalationId: string,
): Promise<Escalation | undefined> {
  const found = await parts.store.escalations.get(escalationId);
  if (!found) return undefined;
  const escalation = await giveReference(parts, found);
  await follow(parts, escalation, { changed: false });
  return escalation;
}

/**
 * Work of the queue `route`: one escalation that has been opened, handed on, or found out of line by the sweep; or
 * everybody who waits. `passAt` hears when time alone will call for the next pass.
 */
export function createRouteHandler(
  parts: EscalationParts,
  routing?: { pass: RoutePass; passAt: (at: Date | undefined) => void },
): (subjectId: string) => Promise<void> {
  return async (escalationId) => {
    if (escalationId === EVERYBODY) {
      routing?.passAt(await routing.pass());
      return;
    }
    const escalation = await reconcile(parts, escalationId);
    if (escalation?.state !== 'waiting') return;
    await alertOfficers(parts, escalation);
    await tellPlace(parts, escalation);
  };
}
