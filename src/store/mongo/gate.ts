import { AppError } from '../../core/errors.ts';

/** Calls of one process that the server works on at once while it answers in time. */
export const MOST_AT_ONCE = 10;
/** Longest that a call waits for its turn, in milliseconds. */
export const PATIENCE = 3_000;

/** What whoever waits in vain is told. */
export function tooMuch(): AppError {
  return new AppError('service.unavailable', 'The store has too much to do.', { retryAfterSeconds: 1 });
}

interface Waiting {
  readonly enter: () => void;
  readonly timer: NodeJS.Timeout;
}

/**
 * Gives a server no more at once than it answers in time. Otherwise all that one too slow is given would be given up and
 * asked again, and it would never get out of that. Half as many are let through after a failure, and one more after as
 * many successes as there are; the others wait for their turn, and fail if it does not come.
 */
export class Gate {
  private limit = MOST_AT_ONCE;
  private running = 0;
  private readonly waiting = new Set<Waiting>();

  /** @param isTooMuch whether a failure may come from the server having too much to do */
  constructor(private readonly isTooMuch: (error: unknown) => boolean) {}

  /** @throws {AppError} `service.unavailable` if its turn does not come within 3 s. */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.running < Math.floor(this.limit)) this.running += 1;
    else await this.turn();
    try {
      const result = await work();
      this.limit = Math.min(this.limit + 1 / this.limit, MOST_AT_ONCE);
      return result;
    } catch (error) {
      if (this.isTooMuch(error)) this.limit = Math.max(this.limit / 2, 1);
      throw error;
    } finally {
      this.running -= 1;
      this.letIn();
    }
  }

  private turn(): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting.delete(one);
        reject(tooMuch());
      }, PATIENCE);
      const one = { enter: resolve, timer };
      this.waiting.add(one);
    });
  }

  private letIn(): void {
    for (const one of this.waiting) {
      if (this.running >= Math.floor(this.limit)) return;
      this.waiting.delete(one);
      clearTimeout(one.timer);
      this.running += 1;
      one.enter();
    }
  }
}
