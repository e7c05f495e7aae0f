import type { ChannelName } from '../core/message.ts';
import { deliveryQueue } from '../core/outbound.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Stoppable, WorkQueue } from '../ports/queue.ts';
import type { Store } from '../ports/store.ts';
import { KEPT_FOR_PERSON_MS } from './deliver.ts';

const EVERY_MS = 5000;
/** Work younger than this is still on its way through the queue. */
const FORGOTTEN_AFTER_MS = 5000;
const AT_ONCE = 1000;

export interface SweepParts {
  readonly store: Store;
  readonly queue: WorkQueue;
  readonly channels: readonly ChannelName[];
  /** Deals with a conversation's messages here and now; may be called while the queue deals with them, too. */
  readonly answer: (conversationId: string) => Promise<void>;
  /** Wakes escalations that are out of line. */
  readonly escalations: () => Promise<void>;
  readonly now: Clock;
  readonly log: Log;
}

/**
 * Wakes whatever the queue has lost: it is what repairs an outage of Redis and what start-up does. `age` 0 takes
 * everything that is open. While Redis is away nobody's question waits for it: it is answered here.
 */
export async function sweep(parts: SweepParts, age = FORGOTTEN_AFTER_MS): Promise<number> {
  const { store, queue, channels, escalations, now } = parts;
  const before = new Date(now().getTime() - age);
  const unanswered = await store.messages.conversationsUnhandledSince(before, AT_ONCE);
  try {
    for (const id of unanswered) await queue.wake('answer', id);
  } catch (error) {
    await answerHere(parts, unanswered);
    throw error;
  }
  let woken = unanswered.length;
  for (const channel of channels) {
    const name = deliveryQueue(channel);
    if (!name) continue;
    const undelivered = await store.deliveries.conversationsPendingSince(channel, before, AT_ONCE);
    // What waits for the person is woken by their next message; here only what has waited too long.
    const tooOld = new Date(now().getTime() - (age === 0 ? 0 : KEPT_FOR_PERSON_MS));
    const waiting = await store.deliveries.conversationsPendingSince(channel, tooOld, AT_ONCE, {
      waiting: true,
    });
    for (const id of [...undelivered, ...waiting]) await queue.wake(name, id);
    woken += undelivered.length + waiting.length;
  }
  await escalations();
  return woken;
}

/** One after another. What fails waits for the queue, or for the next sweep. */
async function answerHere({ answer, log }: SweepParts, conversationIds: readonly string[]): Promise<void> {
  const deadline = performance.now() + EVERY_MS;
  for (const conversationId of conversationIds) {
    if (performance.now() > deadline) return;
    await answer(conversationId).catch((error: unknown) => {
      log.warn({ error, conversationId }, 'not answered; the next sweep tries again');
    });
  }
}

/** Sweeps at once and then every 5 s; a sweep that fails is logged and the next one tries again. */
export function startSweeping(parts: SweepParts): Stoppable {
  let stopped = false;
  let running: Promise<void> | undefined;
  const run = (age?: number): void => {
    // One that takes longer than the pause is the next one, too.
    if (stopped || running) return;
    running = sweep(parts, age)
      .then(
        () => undefined,
        (error: unknown) => parts.log.warn({ error }, 'sweep failed; the next one tries again'),
      )
      .finally(() => {
        running = undefined;
      });
  };
  const timer = setInterval(() => run(), EVERY_MS);
  run(0);
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
