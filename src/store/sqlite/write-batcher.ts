import { AppError } from '../../core/errors.ts';
import type { Connection } from './connection.ts';

/** Most writes in one transaction, so that the event loop is not held for long (about 10 µs each). */
const LARGEST_BATCH = 256;

interface Write {
  readonly work: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Runs writes that arrive together in one transaction, so that they share one flush to the disk. When one fails all are
 * undone, and each is written in a transaction of its own: so the one that fails is undone alone. A write resolves once
 * its transaction is on the disk.
 */
export class WriteBatcher {
  private readonly queue: Write[] = [];
  private scheduled: NodeJS.Immediate | undefined;

  constructor(private readonly connection: Connection) {}

  /**
   * Runs `work` within a write transaction and gives its result after the commit. `work` must be synchronous and change
   * nothing but the database: it may be run a second time, after the first has been undone.
   */
  run<T>(work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.queue.push({ work, resolve: (value) => resolve(value as T), reject });
      this.schedule();
    });
  }

  /** Writes at once all that waits. */
  drain(): void {
    clearImmediate(this.scheduled);
    this.scheduled = undefined;
    while (this.queue.length > 0) this.flush(this.queue.splice(0, LARGEST_BATCH));
  }

  private schedule(): void {
    this.scheduled ??= setImmediate(() => {
      this.scheduled = undefined;
      this.flush(this.queue.splice(0, LARGEST_BATCH));
      if (this.queue.length > 0) this.schedule();
    });
  }

  private flush(batch: readonly Write[]): void {
    try {
      const values = this.transact(() => batch.map(({ work }) => work()));
      for (const [index, { resolve }] of batch.entries()) resolve(values[index]);
    } catch (error) {
      // What the file cannot take now it will not take one by one either, and each would wait for its turn.
      const together =
        batch.length > 1 && !(error instanceof AppError && error.code === 'service.unavailable');
      if (together) for (const write of batch) this.flush([write]);
      else for (const { reject } of batch) reject(error);
    }
  }

  private transact<T>(work: () => T): T {
    const { connection } = this;
    connection.run('begin immediate');
    try {
      const value = work();
      connection.run('commit');
      return value;
    } catch (error) {
      if (connection.inTransaction) connection.run('rollback');
      throw error;
    }
  }
}
