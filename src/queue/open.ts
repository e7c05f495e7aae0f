import type { Log } from '../ports/log.ts';
import type { HintBus, RateLimiter, WorkQueue } from '../ports/queue.ts';
import { startEmbeddedRedis } from './embedded-redis.ts';
import { createHintBus } from './hint-bus.ts';
import { createRateLimiter } from './rate-limiter.ts';
import { connectRedis } from './redis.ts';
import { createWorkQueue } from './work-queue.ts';

/** Everything that lives on Redis. */
export interface Queues {
  readonly queue: WorkQueue;
  readonly hints: HintBus;
  readonly rateLimiter: RateLimiter;
  /** Ends all connections, and Redis itself if it is ours. Safe to call twice. */
  close(): Promise<void>;
}

/**
 * Connects to `redisUrl`, or runs a Redis of our own under `dataDir`.
 * @throws {Error} in one sentence when our own Redis does not start. A Redis elsewhere may be away: it is waited for.
 */
export async function openQueues(settings: {
  redisUrl?: string;
  dataDir: string;
  log: Log;
}): Promise<Queues> {
  const { redisUrl, dataDir, log } = settings;
  const embedded = redisUrl
    ? undefined
    : await startEmbeddedRedis({ dataDir, redisServer: 'redis-server', log });
  const redis = connectRedis(redisUrl ?? embedded?.socket ?? '', log);
  const queue = createWorkQueue({ redis, log });
  const hints = createHintBus({ redis, log });
  return {
    queue,
    hints,
    rateLimiter: createRateLimiter({ redis }),
    async close() {
      await queue.close();
      hints.close();
      redis.close();
      await embedded?.stop();
    },
  };
}
