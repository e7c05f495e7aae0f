import type { Log } from '../ports/log.ts';
import type { LeaseHolder, Stoppable } from '../ports/queue.ts';
import { COMMAND_TIMEOUT_MS, type RedisLink } from './redis.ts';

const LEASE_MS = 15_000;
const RENEW_EVERY_MS = 5_000;
/** Without a renewal for this long, another attempt might end after the lease: the work stops first. */
const GIVE_UP_MS = LEASE_MS - RENEW_EVERY_MS - COMMAND_TIMEOUT_MS;

/** Takes the lease if it is free or already ours, for ARGV[2] milliseconds. */
const TAKE = `
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1`;
const RELEASE = `
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0`;

interface LeaseParts {
  readonly redis: RedisLink;
  /** Unique to this process and start. */
  readonly ownerId: string;
  readonly log: Log;
}
interface Work {
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Leases in Redis. A process that is frozen, or a Redis that forgot, can let two hold one for a few seconds. */
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
  private readonly timer: NodeJS.Timeout;
  private readonly onReady = () => this.afterReconnect();
  private held = false;
  private renewedAt = 0;
  private notBefore = 0;
  private everConnected: boolean;
  private working = false;
  /** Starting and stopping happen one after another, apart from the renewals: a start may take long. */
  private settled: Promise<void> = Promise.resolve();
  private ending: Promise<void> | undefined;

  constructor(
    private readonly name: string,
    private readonly work: Work,
    private readonly parts: LeaseParts,
  ) {
    this.key = `dalil-lease-${name}`;
    this.everConnected = parts.redis.commands.status === 'ready';
    parts.redis.commands.on('ready', this.onReady);
    this.timer = setInterval(() => void this.renew(), RENEW_EVERY_MS);
    void this.renew();
  }

  /** Stops the work and gives the lease back. */
  stop(): Promise<void> {
    this.ending ??= this.end();
    return this.ending;
  }

  private async end(): Promise<void> {
    clearInterval(this.timer);
    this.parts.redis.commands.off('ready', this.onReady);
    this.held = false;
    await this.settle();
    await this.release();
  }

  /** A Redis that comes back may have forgotten: the holder claims at once, the others leave it the time to. */
  private afterReconnect(): void {
    if (this.everConnected && !this.held) this.notBefore = performance.now() + RENEW_EVERY_MS + 1_000;
    this.everConnected = true;
    void this.renew();
  }

  private async renew(): Promise<void> {
    const before = performance.now();
    if (!this.held && before < this.notBefore) return;
    const answer = await this.take();
    if (this.ending) return;
    if (answer === 'taken') this.renewedAt = before;
    this.held = answer === 'unknown' ? this.held && before - this.renewedAt < GIVE_UP_MS : answer === 'taken';
    await this.settle();
  }

  private async take(): Promise<'taken' | 'refused' | 'unknown'> {
    const { redis, ownerId } = this.parts;
    try {
      const taken = await redis.commands.eval(TAKE, 1, this.key, ownerId, LEASE_MS);
      return taken === 1 ? 'taken' : 'refused';
    } catch {
      return 'unknown';
    }
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

  private async release(): Promise<void> {
    const { redis, ownerId } = this.parts;
    await redis.commands.eval(RELEASE, 1, this.key, ownerId).catch(() => {
      // Redis is away: the lease runs out by itself.
    });
  }
}
