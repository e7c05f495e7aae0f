import type { Agent } from '../core/agent.ts';
import type { Escalation } from '../core/escalation.ts';
import type { Store } from '../ports/store.ts';
import { type EscalationParts, untilSaved } from './parts.ts';
import { follow } from './settle.ts';
import { handedOn } from './transfer.ts';

/**
 * After so long without a sign of life of the agent's page, whoever waits for that agent's answer waits for anybody's:
 * a closed laptop must not keep a person. Who has been answered stays with the agent.
 */
export const GONE_AFTER_MS = 5 * 60_000;

/** So many conversations are looked at, oldest first. */
const OPEN = 2000;

/** Puts back in line whoever wrote last to an agent who has gone. Returns how many there were. */
export async function releaseFromGone(parts: EscalationParts): Promise<number> {
  const { store } = parts;
  const now = parts.now();
  const gone = new Set(
    (await store.agents.list()).filter((agent) => hasGone(agent, now)).map(({ id }) => id),
  );
  const assigned = await store.escalations.list({ state: 'assigned', limit: OPEN });
  let released = 0;
  for (const one of assigned) {
    if (!one.agentId || !gone.has(one.agentId)) continue;
    const [last] = await store.messages.latest(one.conversationId, 1);
    if (last?.from !== 'citizen') continue;
    const freed = await release(store, one, now);
    if (freed) await follow(parts, freed, { changed: true });
    released += freed ? 1 : 0;
  }
  return released;
}

function hasGone({ presenceSince, seenAt }: Agent, now: Date): boolean {
  const seen = Math.max(presenceSince.getTime(), seenAt?.getTime() ?? 0);
  return now.getTime() - seen > GONE_AFTER_MS;
}

/**
 * Puts whatever an agent holds back on the waiting list: for somebody who has left. Needs the store alone; the sweep
 * does the rest. Returns how many there were.
 */
export async function releaseHeld(store: Store, agentId: string, now: Date): Promise<number> {
  const held = await store.escalations.list({ state: 'assigned', agentId, limit: 1000 });
  for (const one of held) await release(store, one, now);
  return held.length;
}

/** `undefined` if it was no longer that agent's. */
async function release(
  store: Store,
  { id, agentId }: Escalation,
  now: Date,
): Promise<Escalation | undefined> {
  const { freed } = await untilSaved(async () => {
    const current = await store.escalations.get(id);
    if (current?.state !== 'assigned' || current.agentId !== agentId) return { freed: undefined };
    const saved = await store.escalations.save(handedOn(current, { now }));
    return saved && { freed: saved };
  });
  return freed;
}
