import { deliveryQueue } from '../core/outbound.ts';
import type { Channel } from '../ports/channel.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { HintBus, QueueName, Stoppable, WorkQueue } from '../ports/queue.ts';
import type { Store } from '../ports/store.ts';
import { KEPT_FOR_PERSON_MS } from './deliver.ts';

const EVERY_MS = 5000;
/** Work younger than this is still on its way through the queue. */
const FORGOTTEN_AFTER_MS = 5000;
const AT_ONCE = 1000;
/** Conversations dealt with at the same time while the queue is away. */
const HERE_AT_ONCE = 32;

export interface SweepParts {
  readonly store: Store;
  readonly queue: WorkQueue;
  readonly channels: readonly Pick<Channel, 'name' | 'mustWait'>[];
  /** Deals with a conversation's messages here and now; may be called while the queue deals with them, too. */
  readonly answer: (conversationId: string) => Promise<void>;
  /** Sends what waits in a conversation here and now; may be called while other processes do, and the queue. */
  readonly deliver: (conversationId: string) => Promise<void>;
  /** Wakes escalations that are out of line. */
  readonly escalations: () => Promise<void>;
  readonly now: Clock;
  readonly log: Log;
}

export interface SweepingParts extends SweepParts {
  readonly hints: HintBus;
  /** Never the same twice. */
  readonly newId: () => string;
}

/**
 * Wakes whatever the queue has lost: it is what repairs an outage of Redis and what start-up does. `age` 0 takes
 * everything that is open. While Redis is away nobody waits for it: questions are answered and replies sent here.
 */
export async function sweep(parts: SweepParts, age = FORGOTTEN_AFTER_MS): Promise<number> {
  const { queue, escalations } = parts;
  const forgotten = await find(parts, age);
  try {
    for (const [name, ids] of forgotten) for (const id of ids) await queue.wake(name, id);
  } catch (error) {
    await workHere(parts, new Set(forgotten.flatMap(([, ids]) => ids)));
    throw error;
  }
  await escalations();
  return forgotten.reduce((sum, [, ids]) => sum + ids.length, 0);
}

/** Conversations with something to do, by queue. */
async function find({ store, channels, now }: SweepParts, age: number): Promise<[QueueName, string[]][]> {
  const before = new Date(now().getTime() - age);
  const forgotten: [QueueName, string[]][] = [
    ['answer', await store.messages.conversationsUnhandledSince(before, AT_ONCE)],
  ];
  for (const { name: channel, mustWait } of channels) {
    const name = deliveryQueue(channel);
    if (!name) continue;
    const undelivered = await store.deliveries.conversationsPendingSince(channel, before, AT_ONCE);
    forgotten.push([name, undelivered]);
    if (!mustWait) continue;
    // What waits for the person is woken by their next message; here only what has waited too long.
    const tooOld = new Date(now().getTime() - (age === 0 ? 0 : KEPT_FOR_PERSON_MS));
    const waiting = await store.deliveries.conversationsPendingSince(channel, tooOld, AT_ONCE, {
      waiting: true,
    });
    forgotten.push([name, waiting]);
  }
  return forgotten;
}

/** Some at a time, because each waits for the queue in vain. What fails waits for the queue, or for the next sweep. */
async function workHere({ answer, deliver, log }: SweepParts, subjects: ReadonlySet<string>): Promise<void> {
  const deadline = performance.now() + EVERY_MS;
  const work = async (conversationId: string) => {
    try {
      await answer(conversationId);
      await deliver(conversationId);
    } catch (error) {
      log.warn({ error, conversationId }, 'not answered; the next sweep tries again');
    }
  };
  const open = [...subjects];
  while (open.length > 0 && performance.now() < deadline)
    await Promise.all(open.splice(0, HERE_AT_ONCE).map(work));
}

/** Another process that swept so lately has done it for all. */
const ENOUGH_MS = 4000;

/**
 * Sweeps at once and then every 5 s, unless another process has just done so; a sweep that fails is logged and the next
 * one tries again. Only what was done is told: whoever is cut off from the store keeps nobody from it.
 */
export function startSweeping({ hints, newId, ...parts }: SweepingParts): Stoppable {
  const ownId = newId();
  let stopped = false;
  let running: Promise<void> | undefined;
  let sweptElsewhere = Number.NEGATIVE_INFINITY;
  const run = (age?: number): void => {
    // One that takes longer than the pause is the next one, too.
    if (stopped || running) return;
    running = sweep(parts, age)
      .then(
        () => hints.publish({ kind: 'sweep', id: ownId }),
        (error: unknown) => parts.log.warn({ error }, 'sweep failed; the next one tries again'),
      )
      .finally(() => {
        running = undefined;
      });
  };
  const unsubscribe = hints.subscribe(({ kind, id }) => {
    if (kind === 'sweep' && id !== ownId) sweptElsewhere = performance.now();
  });
  const timer = setInterval(() => {
    if (performance.now() - sweptElsewhere > ENOUGH_MS) run();
  }, EVERY_MS);
  run(0);
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      unsubscribe();
      await running;
    },
  };
}
