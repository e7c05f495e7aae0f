import type { Escalation } from '../core/escalation.ts';
import { tell } from './announce.ts';
import type { EscalationParts } from './parts.ts';
import { EVERYBODY, type RoutePass } from './pass.ts';
import { follow } from './settle.ts';
import { waitOf } from './wait.ts';

/** Brings everything in line with an escalation, whatever was cut off by a crash. Does nothing if all is well. */
export async function reconcile(
  parts: EscalationParts,
  escalationId: string,
): Promise<Escalation | undefined> {
  const escalation = await parts.store.escalations.get(escalationId);
  if (escalation) await follow(parts, escalation, { changed: false });
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
    if (escalation?.state === 'waiting') await tellPlace(parts, escalation);
  };
}

/** Names the line that tells the place, once per stretch of waiting. */
export function placeMark({ transfer, createdAt }: Escalation): string {
  return `place ${(transfer?.at ?? createdAt).getTime()}`;
}

async function tellPlace(parts: EscalationParts, escalation: Escalation): Promise<void> {
  const mark = placeMark(escalation);
  if (await parts.store.messages.get(parts.ids.consequence(escalation.id, mark))) return;
  const conversation = await parts.store.conversations.get(escalation.conversationId);
  const wait = await waitOf(parts.store, escalation.id, parts.now());
  if (!conversation || !wait) return;
  const { position, minutes } = wait;
  const line = { escalation, mark, at: parts.now() };
  if (minutes === undefined)
    await tell(parts, conversation, { ...line, key: 'queue.place', params: { position } });
  else await tell(parts, conversation, { ...line, key: 'queue.position', params: { position, minutes } });
}
