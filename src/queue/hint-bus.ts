import { randomUUID } from 'node:crypto';
import type { Log } from '../ports/log.ts';
import type { Hint, HintBus } from '../ports/queue.ts';
import type { RedisLink } from './redis.ts';

const REDIS_CHANNEL = 'dalil-hints';

/**
 * Hints reach the listeners of this process at once, also while Redis is away, and those of other processes over one
 * Redis channel with one connection per process. The link stays the caller's to close.
 */
export function createHintBus({ redis, log }: { redis: RedisLink; log: Log }): HintBus & { close(): void } {
  const listeners = new Set<(hint: Hint) => void>();
  const origin = randomUUID();
  const tell = (hint: Hint): void => {
    for (const listener of [...listeners]) tellOne(listener, hint, log);
  };

  const subscriber = redis.openPatient();
  subscriber.subscribe(REDIS_CHANNEL).catch(() => {
    // Only closing ends it: the connection waits for Redis and subscribes again after each outage.
  });
  subscriber.on('message', (_channel, text) => {
    const { from, hint } = JSON.parse(text) as { from: string; hint: Hint };
    if (from !== origin) tell(hint);
  });

  return {
    async publish(hint) {
      tell(hint);
      if (redis.commands.status !== 'ready') return;
      await redis.commands.publish(REDIS_CHANNEL, JSON.stringify({ from: origin, hint })).catch(() => {
        // Lost hints are repaired by the next reading of the store.
      });
    },
    subscribe(listener) {
      const own = (hint: Hint): void => listener(hint);
      listeners.add(own);
      return () => {
        listeners.delete(own);
      };
    },
    close() {
      listeners.clear();
      subscriber.disconnect();
    },
  };
}

function tellOne(listener: (hint: Hint) => void, hint: Hint, log: Log): void {
  try {
    listener(hint);
  } catch (error) {
    log.error({ kind: hint.kind, error }, 'a listener failed on a hint');
  }
}
