import { setTimeout as pause } from 'node:timers/promises';
import { tooMuch } from './gate.ts';

const nothing = () => undefined;

/** Work of this process on one thing goes one after another. What other processes do meanwhile is not held up. */
export class InTurn {
  private readonly last = new Map<string, Promise<unknown>>();

  /** @param patience longest that work waits for what is before it, in milliseconds; then it is refused */
  constructor(private readonly patience?: number) {}

  async do<R>(key: string, work: () => Promise<R>): Promise<R> {
    const earlier = this.last.get(key);
    const mine = earlier ? this.behind(earlier).then(work) : work();
    this.last.set(key, mine);
    try {
      return await mine;
    } finally {
      if (this.last.get(key) === mine) this.last.delete(key);
    }
  }

  private behind(earlier: Promise<unknown>): Promise<unknown> {
    const over = earlier.then(nothing, nothing);
    if (this.patience === undefined) return over;
    const late = pause(this.patience, undefined, { ref: false }).then(() => Promise.reject(tooMuch()));
    return Promise.race([over, late]);
  }
}
