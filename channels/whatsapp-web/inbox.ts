import { setTimeout as after } from 'node:timers/promises';
import { AppError } from '../../src/core/errors.ts';
import type { InboundMessage } from '../../src/core/message.ts';
import type { Receive } from '../../src/ports/channel.ts';
import type { Log } from '../../src/ports/log.ts';

export interface InboxParts {
  readonly receive: Receive;
  readonly log: Log;
  /** Whether the store takes messages. */
  readonly onStored: (works: boolean) => void;
}

/** A message whose storing fails for another reason than an outage is left after so many attempts. */
const ATTEMPTS = 3;
const LONGEST_PAUSE_MS = 10_000;

/**
 * Stores what the browser gives, in order and each until it is stored: the browser does not give it twice. What waits
 * here when the process dies is still unread in the chat, and read again at the next start.
 */
export class Inbox {
  private last: Promise<void> = Promise.resolve();
  /** How many of each person are not stored yet. */
  private readonly waiting = new Map<string, number>();
  private readonly ending = new AbortController();

  constructor(private readonly parts: InboxParts) {}

  /** Resolves to whether it was stored. */
  put(message: InboundMessage): Promise<boolean> {
    const { personId } = message;
    this.waiting.set(personId, this.waitingOf(personId) + 1);
    const stored = this.last.then(() => this.store(message)).finally(() => this.countDown(personId));
    this.last = stored.then(() => undefined);
    return stored;
  }

  /** Whether all that the person wrote is stored, as far as it was given here. */
  isEmptyOf(personId: string): boolean {
    return this.waitingOf(personId) === 0;
  }

  private waitingOf(personId: string): number {
    return this.waiting.get(personId) ?? 0;
  }

  private countDown(personId: string): void {
    const left = this.waitingOf(personId) - 1;
    if (left > 0) this.waiting.set(personId, left);
    else this.waiting.delete(personId);
  }

  /** Gives up what waits. */
  stop(): void {
    this.ending.abort();
  }

  private async store(message: InboundMessage): Promise<boolean> {
    for (let attempt = 1; !this.ending.signal.aborted; attempt++) {
      try {
        await this.parts.receive(message);
        if (attempt > 1) this.parts.onStored(true);
        return true;
      } catch (error) {
        const outage = error instanceof AppError && error.code === 'service.unavailable';
        if (!outage && attempt >= ATTEMPTS) {
          this.parts.log.error({ error, channel: message.channel }, 'a message could not be stored');
          return false;
        }
        this.parts.onStored(false);
        await this.pause(Math.min(250 * 2 ** attempt, LONGEST_PAUSE_MS));
      }
    }
    return false;
  }

  /** Cut short by the end. */
  private pause(milliseconds: number): Promise<void> {
    return after(milliseconds, undefined, this.ending).catch(() => undefined);
  }
}
