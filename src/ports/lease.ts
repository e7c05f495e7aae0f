import type { Stoppable } from './queue.ts';

/** Lets one process of many do a thing. */
export interface LeaseHolder {
  /**
   * Runs `start` whenever this process gains the lease and `stop` whenever it loses it (or on `Stoppable.stop`).
   * A lease lasts 15 s and is renewed every 5 s.
   */
  hold(name: string, work: { start(): Promise<void>; stop(): Promise<void> }): Stoppable;
}
