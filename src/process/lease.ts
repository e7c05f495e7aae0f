import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { LeaseHolder } from '../ports/lease.ts';
import type { Log } from '../ports/log.ts';
import type { Stoppable } from '../ports/queue.ts';
import type { ValueStore } from '../ports/store.ts';

const LEASE_MS = 15_000;
const RENEW_EVERY_MS = 5_000;
/** Without a renewal for this long the work stops: it may take a moment, and must have ended when the lease does. */
const GIVE_UP_MS = LEASE_MS - 3_000;
/** What a lease says that was given back. */
const FREE = '';

interface LeaseParts {
  readonly values: ValueStore;
  /** Never that of two processes at once. One that keeps it over a restart takes up its old leases without a wait. */
  readonly ownerId: string;
  readonly log: Log;
}
interface Work {
  start(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Leases in the store, because without the store nothing can be received anyway, and without Redis it can. No clocks
 * are compared: a lease is free for others once they have seen it unchanged for 15 s. A process that is frozen, or a
 * server whose conditional saves are not atomic, can let two hold one for a few seconds.
 */
export function createLeaseHolder(parts: LeaseParts): LeaseHolder {
  return {
    hold(name, work) {
      const lease = new Lease(name, work, parts);
      return { stop: () => lease.stop() };
    },
  };
}

class Lease implements Stoppable {
  private readonly key: string;
  private readonly stopping = new AbortController();
  private readonly asking: Promise<void>;
  /** What the store says since when, as far as we know. */
  private seen: { readonly value: string | undefined; readonly since: number } | undefined;
  private held = false;
  private givingUp: NodeJS.Timeout | undefined;
  private storeAway = false;
  private working = false;
  /** Starting and stopping happen one after another, apart from the renewals: a start may take long. */
  private settled: Promise<void> = Promise.resolve();
  private ending: Promise<void> | undefined;

  constructor(
    private readonly name: string,
    private readonly work: Work,
    private readonly parts: LeaseParts,
  ) {
    this.key = `lease ${name}`;
    this.asking = this.ask();
  }

  /** Stops the work and gives the lease back. */
  stop(): Promise<void> {
    this.ending ??= this.end();
    return this.ending;
  }

  private async end(): Promise<void> {
    this.stopping.abort();
    await this.become(false);
    await this.asking;
    await this.release();
  }

  /** Again and again. A store that answers slowly is asked again at once, before the lease runs out. */
  private async ask(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const before = performance.now();
      await this.renew(before);
      const rest = RENEW_EVERY_MS - (performance.now() - before);
      await pause(Math.max(0, rest), undefined, { signal }).catch(() => undefined);
    }
  }

  private async renew(before: number): Promise<void> {
    try {
      const taken = await this.take();
      this.storeAway = false;
      const remains = before + GIVE_UP_MS - performance.now();
      void this.become(taken && remains > 0, remains);
    } catch {
      // What is held stays so until it would run out.
      this.storeAway = true;
    }
  }

  private become(held: boolean, remains = 0): Promise<void> {
    clearTimeout(this.givingUp);
    this.held = held && !this.stopping.signal.aborted;
    if (this.held) this.givingUp = setTimeout(() => void this.become(false), remains);
    return this.settle();
  }

  private async take(): Promise<boolean> {
    const { values } = this.parts;
    const value = await values.get(this.key);
    // Only now is it seen: the question may have been under way for long.
    const now = performance.now();
    if (!this.seen || this.seen.value !== value) this.seen = { value, since: now };
    const free = !value || this.isOurs(value) || now - this.seen.since >= LEASE_MS;
    if (!free) return false;
    const next = `${this.parts.ownerId} ${randomUUID()}`;
    const taken = await values.swap(this.key, value, next);
    if (taken) this.seen = { value: next, since: now };
    return taken;
  }

  private isOurs(value: string): boolean {
    return value.startsWith(`${this.parts.ownerId} `);
  }

  /** Brings the work in line with the lease. */
  private settle(): Promise<void> {
    this.settled = this.settled.then(async () => {
      try {
        if (this.held && !this.working) await this.startWork();
        if (!this.held && this.working) await this.stopWork();
      } catch (error) {
        this.parts.log.warn({ lease: this.name, error }, 'work under a lease failed to start or stop');
      }
    });
    return this.settled;
  }

  private async startWork(): Promise<void> {
    this.parts.log.info({ lease: this.name }, 'this process holds the lease');
    this.working = true;
    try {
      await this.work.start();
    } catch (error) {
      // Another process may do better; this one tries again at the next renewal.
      this.held = false;
      await this.stopWork().catch(() => {});
      await this.release();
      throw error;
    }
  }

  private async stopWork(): Promise<void> {
    this.working = false;
    await this.work.stop();
  }

  /** Without the store it runs out by itself. */
  private async release(): Promise<void> {
    const { value } = this.seen ?? {};
    if (this.storeAway || value === undefined || !this.isOurs(value)) return;
    await this.parts.values.swap(this.key, value, FREE).catch(() => undefined);
  }
}
