import type { Escalation } from '../core/escalation.ts';
import { wantsReference } from './complaint.ts';
import { keptLines } from './kept-lines.ts';
import type { EscalationParts } from './parts.ts';
import { placeMark } from './place.ts';
import { inLine } from './settle.ts';

/** So many of each kind are looked at in one sweep. */
const OPEN = 500;
const RESOLVED = 100;

/**
 * Wakes the escalations that a crash or a lost job left out of line: a conversation that does not follow its
 * escalation, or a line that was not told. Run it at the start and every few seconds after.
 */
export function createEscalationSweep(
  parts: Pick<EscalationParts, 'store' | 'queue' | 'ids'>,
): () => Promise<void> {
  /** Versions whose lines have been found told: they need no second look. */
  const told = new Map<string, number>();
  return async () => {
    const all = await candidates(parts);
    const conversations = await parts.store.conversations.getMany(all.map((one) => one.conversationId));
    const byId = new Map(conversations.map((one) => [one.id, one]));
    const open = new Map(
      all.filter((one) => one.state !== 'resolved').map((one) => [one.conversationId, one]),
    );
    for (const escalation of all) {
      const conversation = byId.get(escalation.conversationId);
      if (!conversation) continue;
      const settled = inLine(conversation, open.get(conversation.id)) === conversation;
      if (settled && (told.get(escalation.id) === escalation.version || (await isTold(parts, escalation))))
        told.set(escalation.id, escalation.version);
      else await parts.queue.wake('route', escalation.id);
    }
    forget(told, all);
  };
}

async function candidates({ store }: Pick<EscalationParts, 'store'>): Promise<Escalation[]> {
  return [
    ...(await store.escalations.list({ state: 'waiting', limit: OPEN })),
    ...(await store.escalations.list({ state: 'assigned', limit: OPEN })),
    ...(await store.escalations.list({ state: 'resolved', limit: RESOLVED })),
  ];
}

async function isTold(
  { store, ids }: Pick<EscalationParts, 'store' | 'ids'>,
  escalation: Escalation,
): Promise<boolean> {
  if (wantsReference(escalation)) return false;
  const marks = (await keptLines(store, escalation)).map(({ mark }) => mark);
  if (escalation.state === 'waiting') marks.push(placeMark(escalation));
  for (const mark of marks) {
    if (!(await store.messages.get(ids.consequence(escalation.id, mark)))) return false;
  }
  return true;
}

function forget(told: Map<string, number>, seen: readonly Escalation[]): void {
  const ids = new Set(seen.map(({ id }) => id));
  for (const id of told.keys()) if (!ids.has(id)) told.delete(id);
}
