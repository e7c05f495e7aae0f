import { ChannelError } from '../../src/core/errors.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { RateLimiter } from '../../src/ports/queue.ts';

/**
 * WhatsApp takes 80 messages a second from a number, counting those it gives us
 * (https://developers.facebook.com/documentation/business-messaging/whatsapp/throughput); a quarter is left for them.
 */
const MESSAGES_A_SECOND = 60;
/** A longer queue than this many seconds goes back to the delivery queue. */
const PATIENCE = 3;

/** Keeps the number, over all processes, under its throughput. */
export class Pace {
  private closedUntil = 0;

  constructor(
    private readonly parts: { readonly rateLimiter: RateLimiter; readonly now: Clock; readonly key: string },
  ) {}

  /** Resolves when one more may be sent. @throws {ChannelError} `throttled` if that is not soon. */
  async turn(): Promise<void> {
    const { rateLimiter, now, key } = this.parts;
    const wait = this.closedUntil - now().getTime();
    if (wait > 0) throw throttled(Math.ceil(wait / 1000));
    for (let round = 0; round < PATIENCE; round++) {
      const { allowed, retryAfterSeconds } = await rateLimiter.take(key, MESSAGES_A_SECOND, 1);
      if (allowed) return;
      await new Promise((resolve) => setTimeout(resolve, Math.min(retryAfterSeconds, 1) * 1000));
    }
    throw throttled(1);
  }

  /** WhatsApp wants the whole number to be quiet for a while. */
  pause(seconds: number): void {
    this.closedUntil = this.parts.now().getTime() + seconds * 1000;
  }
}

function throttled(retryAfterSeconds: number): ChannelError {
  return new ChannelError('throttled', true, { retryAfterSeconds });
}
