import type { Escalation } from '../core/escalation.ts';
import type { Message } from '../core/message.ts';
import type { EscalationParts } from './parts.ts';
import { type ServiceLevel, serviceLevelOf } from './service-level.ts';

/** Longer talks are judged by their last words. */
const MESSAGES = 200;
/** What was read of a conversation is read again after this long, also if no hint came. */
const KEPT_MS = 30_000;
/** So many conversations at the most: more than anybody serves at once. */
const MOST_KEPT = 2_000;

/** The service levels of the escalations given, by escalation; none for those in which nothing is due. */
export type ServiceLevels = (escalations: readonly Escalation[]) => Promise<Map<string, ServiceLevel>>;

type Parts = Pick<EscalationParts, 'store' | 'hints' | 'now' | 'calendars'>;

/** Reads service levels. What was said in a conversation is kept until a hint says that it goes on. */
export function createServiceLevels({ store, hints, now, calendars }: Parts): ServiceLevels {
  const kept = new Map<string, { until: number; messages: readonly Message[] }>();
  hints.subscribe(({ kind, id }) => {
    if (kind === 'conversation') kept.delete(id);
    if (kind === 'gap') kept.clear();
  });
  const messagesOf = async ({ state, firstReplyAt, conversationId }: Escalation) => {
    // Nobody has answered yet: what the citizen added changes nothing.
    if (state === 'waiting' && !firstReplyAt) return [];
    const known = kept.get(conversationId);
    if (known && known.until > now().getTime()) return known.messages;
    const messages = await store.messages.latest(conversationId, MESSAGES);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(conversationId, { until: now().getTime() + KEPT_MS, messages });
    return messages;
  };
  return async (escalations) => {
    const open = escalations.filter(({ state }) => state !== 'resolved');
    const levels = new Map<string, ServiceLevel>();
    for (const [id, { until }] of kept) if (until <= now().getTime()) kept.delete(id);
    for (const escalation of open) {
      const messages = await messagesOf(escalation);
      const hours = calendars().hoursOf(escalation.team);
      const level = serviceLevelOf({ escalation, messages, hours, now: now() });
      if (level) levels.set(escalation.id, level);
    }
    return levels;
  };
}

/** So many open escalations of each state are watched. */
const WATCHED = 1000;

/**
 * Hints at each escalation whose service level has changed its state since the last call: a warning before a breach,
 * the breach, or its end. Run it every few seconds; after a start everything is derived again.
 */
export function createServiceLevelWatch(parts: Parts): () => Promise<void> {
  const levelsOf = createServiceLevels(parts);
  let before = new Map<string, ServiceLevel['state']>();
  return async () => {
    const open = [
      ...(await parts.store.escalations.list({ state: 'waiting', limit: WATCHED })),
      ...(await parts.store.escalations.list({ state: 'assigned', limit: WATCHED })),
    ];
    const levels = await levelsOf(open);
    const states = new Map([...levels].map(([id, { state }]) => [id, state]));
    for (const { id } of open)
      if ((states.get(id) ?? 'ok') !== (before.get(id) ?? 'ok'))
        await parts.hints.publish({ kind: 'escalation', id });
    before = states;
  };
}
