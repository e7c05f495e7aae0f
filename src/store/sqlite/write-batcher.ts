import type { Connection } from './connection.ts';

/** Most writes in one transaction, so that the event loop is not held for long (about 10 µs each). */
const LARGEST_BATCH = 256;

interface Write {
  readonly work: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

type Result = { readonly value: unknown } | { readonly error: unknown };

/**
 * Runs writes that arrive together in one transaction, so that they share one flush to the disk. Each has its own
 * savepoint: one that fails is undone alone. A write resolves once the transaction is on the disk.
 */
export class WriteBatcher {
  private readonly queue: Write[] = [];
  private scheduled: NodeJS.Immediate | undefined;

  constructor(private readonly connection: Connection) {}

  /** Runs `work` within a write transaction and gives its result after the commit. `work` must be synchronous. */
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
    while (this.queue.length > 0) this.flush();
  }

  private schedule(): void {
    this.scheduled ??= setImmediate(() => {
      this.scheduled = undefined;
      this.flush();
      if (this.queue.length > 0) this.schedule();
    });
  }

  private flush(): void {
    const batch = this.queue.splice(0, LARGEST_BATCH);
    try {
      const results = this.transact(batch);
      for (const [index, result] of results.entries()) {
        if ('error' in result) batch[index]?.reject(result.error);
        else batch[index]?.resolve(result.value);
      }
    } catch (error) {
      for (const write of batch) write.reject(error);
    }
  }

  private transact(batch: readonly Write[]): Result[] {
    const { connection } = this;
    connection.run('begin immediate');
    try {
      const [only, ...others] = batch;
      // One alone needs no savepoint: it is undone with its transaction.
      const alone = others.length === 0 && only ? [{ value: only.work() }] : undefined;
      const results = alone ?? batch.map((write) => this.attempt(write));
      connection.run('commit');
      return results;
    } catch (error) {
      if (connection.inTransaction) connection.run('rollback');
      throw error;
    }
  }

  private attempt({ work }: Write): Result {
    const { connection } = this;
    connection.run('savepoint one_write');
    try {
      const value = work();
      connection.run('release one_write');
      return { value };
    } catch (error) {
      // A full disk and the like end the whole transaction: then nothing of the batch may be reported as written.
      if (!connection.inTransaction) throw error;
      connection.run('rollback to one_write');
      connection.run('release one_write');
      return { error };
    }
  }
}
