import { Worker } from 'bullmq';
import type { Log } from '../ports/log.ts';
import type { QueueName, Stoppable } from '../ports/queue.ts';
import type { RedisLink } from './redis.ts';
import type { Wake } from './work-queue.ts';

export interface WorkerParts {
  readonly name: QueueName;
  readonly handler: (subjectId: string) => Promise<void>;
  /** Subjects handled at the same time in this process. */
  readonly concurrency: number;
  readonly redis: RedisLink;
  readonly log: Log;
}

/** How long a stop waits for Redis once no handler runs any more, in milliseconds. */
const LAST_WORD_MS = 2_000;

/** Runs the handler for woken subjects until stopped. */
export function startWorker({ name, handler, concurrency, redis, log }: WorkerParts): Stoppable {
  const inTurn = oneAtATime(handler);
  const connections = redis.openForWorker();
  const worker = new AbandonableWorker(name, (job) => inTurn.run(job.data.subjectId), {
    connection: connections.connection,
    concurrency,
    lockDuration: 10_000,
    stalledInterval: 5_000,
    maxStalledCount: 1e6,
    runRetryDelay: 1_000,
    settings: { backoffStrategy: growingPause },
  });
  worker.on('failed', (job, error) => {
    const { subjectId } = job?.data ?? {};
    log.warn({ queue: name, subjectId, error }, 'a run failed and will be repeated');
  });
  worker.on('error', (error) => log.debug({ queue: name, error }, 'worker error'));

  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    const closed = worker.close().catch(() => {});
    await Promise.race([closed, inTurn.idle().then(() => pause(LAST_WORD_MS))]);
    connections.close();
    await worker.abandon();
  };
  return {
    stop() {
      stopping ??= stop();
      return stopping;
    },
  };
}

class AbandonableWorker extends Worker<Wake> {
  /** Ends the lock timer, which a close that waits for a Redis that is away would never come to. */
  async abandon(): Promise<void> {
    await this.lockManager.close();
  }
}

/** 0.25 s, 0.5 s, 1 s … at most 10 s. */
export function growingPause(attemptsMade: number): number {
  return Math.min(250 * 2 ** Math.max(attemptsMade - 1, 0), 10_000);
}

/**
 * BullMQ keeps runs of one subject apart as long as Redis remembers. When Redis lost its memory or a lock ran out in
 * the middle of a run, this keeps them apart within the process; across processes the store's versions decide.
 */
function oneAtATime(handler: (subjectId: string) => Promise<void>) {
  const running = new Map<string, Promise<void>>();
  return {
    async run(subjectId: string): Promise<void> {
      for (let earlier = running.get(subjectId); earlier; earlier = running.get(subjectId)) {
        await earlier.catch(() => {});
      }
      const run = handler(subjectId).finally(() => running.delete(subjectId));
      running.set(subjectId, run);
      await run;
    },
    /** Resolves when nothing runs. */
    async idle(): Promise<void> {
      while (running.size > 0) await Promise.allSettled(running.values());
    },
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
