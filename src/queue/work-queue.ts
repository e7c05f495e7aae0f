import { type JobsOptions, Queue } from 'bullmq';
import { AppError } from '../core/errors.ts';
import type { Log } from '../ports/log.ts';
import type { QueueName, Stoppable, WorkQueue } from '../ports/queue.ts';
import { withDeadline } from './deadline.ts';
import { COMMAND_TIMEOUT_MS, type RedisLink } from './redis.ts';
import { startWorker } from './worker.ts';

export interface Wake {
  readonly subjectId: string;
}

/** The work queue on BullMQ. The link stays the caller's to close. */
export function createWorkQueue({ redis, log }: { redis: RedisLink; log: Log }): WorkQueue {
  const queues = new Map<QueueName, Queue<Wake>>();
  const workers: Stoppable[] = [];
  const queueOf = (name: QueueName): Queue<Wake> => {
    const queue = queues.get(name) ?? openQueue(name, redis);
    queues.set(name, queue);
    return queue;
  };

  return {
    async wake(name, subjectId) {
      await reach(() => queueOf(name).add('wake', { subjectId }, wakeOptions(subjectId)));
    },
    async work(name, handler, options) {
      const worker = startWorker({ name, handler, concurrency: options?.concurrency ?? 8, redis, log });
      workers.push(worker);
      return worker;
    },
    async depths(names) {
      const depths: Record<string, Record<string, number>> = {};
      await reach(async () => {
        for (const name of names)
          depths[name] = await queueOf(name).getJobCounts('waiting', 'active', 'delayed');
      });
      return depths;
    },
    async board(names, at) {
      // Loaded here: whoever never looks does not pay for it.
      const { createBoard } = await import('./board.ts');
      return createBoard(names.map(queueOf), at);
    },
    async ping() {
      // A real write: a full memory and a read-only copy still answer a PING.
      await reach(() => redis.commands.set('dalil-ping', '1', 'PX', 10_000));
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.stop()));
      await Promise.all([...queues.values()].map((queue) => queue.close()));
    },
  };
}

/**
 * One job per subject. A wake while it waits is the same job; a wake while it runs makes one more run. With a `jobId`,
 * limited attempts or kept jobs, wakes would be lost.
 */
function wakeOptions(subjectId: string): JobsOptions {
  return {
    deduplication: { id: subjectId, keepLastIfActive: true },
    attempts: Number.MAX_SAFE_INTEGER,
    backoff: { type: 'growing' },
    removeOnComplete: true,
    removeOnFail: true,
    stackTraceLimit: 1,
  };
}

function openQueue(name: QueueName, redis: RedisLink): Queue<Wake> {
  const queue = new Queue<Wake>(name, {
    connection: redis.commands,
    // A queue that waits for Redis or asks its version at the start would never recover from a start without Redis.
    skipWaitingForReady: true,
    skipVersionCheck: true,
  });
  // The link reports outages, and `wake` rejects.
  queue.on('error', () => {});
  return queue;
}

async function reach(command: () => Promise<unknown>): Promise<void> {
  try {
    await withDeadline(command(), COMMAND_TIMEOUT_MS, 'No answer from Redis.');
  } catch (cause) {
    throw new AppError('service.unavailable', 'The queue cannot be reached.', { cause });
  }
}
