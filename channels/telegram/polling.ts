import { setTimeout as after } from 'node:timers/promises';
import type { Update } from 'telegraf/types';
import type { Clock } from '../../src/ports/clock.ts';
import type { ValueStore } from '../../src/ports/store.ts';
import type { TelegramApi } from './api.ts';
import { isConflict, refusalOf } from './errors.ts';
import { ALLOWED_UPDATES } from './registration.ts';

/** The next number to ask for, and when the last update came. */
const OFFSET = 'telegram.offset';
/**
 * After a week without updates Telegram numbers them anew, at random: an old offset would confirm, unread, whatever
 * comes with a lower number. Without one it gives all that is not confirmed, and it keeps nothing longer than a day.
 */
const OFFSET_LIVES_MS = 24 * 60 * 60 * 1000;
const HOLD_SECONDS = 25;
const LONGEST_PAUSE_MS = 30_000;
/** A server that does not hold the call is not hammered. */
const BREATH_MS = 250;

export interface PollingParts {
  readonly api: TelegramApi;
  readonly values: ValueStore;
  readonly now: Clock;
  /** How long Telegram holds the call open when there is nothing new. Default 25 s. */
  readonly holdSeconds?: number;
  /** Resolves once the update is stored. */
  readonly handle: (update: Update) => Promise<void>;
  readonly onState: (error?: unknown) => void;
  /** Called once, after the first answer. */
  readonly onConnected: () => void;
}

/**
 * Long polling that loses nothing: updates are stored in order, and only then does the offset move, which is what tells
 * Telegram to forget them. An update that cannot be stored is asked for again, after a pause, before any later one.
 */
export class Polling {
  private readonly ending = new AbortController();
  private running: Promise<void> | undefined;

  constructor(private readonly parts: PollingParts) {}

  start(): void {
    this.running ??= this.loop();
  }

  /** Ends the open call and waits for the update in hand. Safe to call twice. */
  async stop(): Promise<void> {
    this.ending.abort();
    await this.running;
  }

  private async loop(): Promise<void> {
    // Telegram gives nothing to who asks while a webhook is set; what waits is kept.
    await this.parts.api.attempt('deleteWebhook', {});
    let connected = false;
    for (let failures = 0; !this.ending.signal.aborted; ) {
      try {
        await this.round();
        failures = 0;
        this.parts.onState();
        if (!connected) this.parts.onConnected();
        connected = true;
      } catch (error) {
        if (this.ending.signal.aborted) return;
        this.parts.onState(error);
        if (isConflict(error)) await this.parts.api.attempt('deleteWebhook', {});
        await this.pause(pauseAfter(error, failures++));
      }
    }
  }

  private async round(): Promise<void> {
    const { api, values, now, holdSeconds = HOLD_SECONDS, handle } = this.parts;
    const offset = offsetOf(await values.get(OFFSET), now());
    const updates = await api.call(
      'getUpdates',
      { offset, timeout: holdSeconds, allowed_updates: ALLOWED_UPDATES },
      { signal: this.ending.signal, heldMs: holdSeconds * 1000 },
    );
    for (const update of [...updates].sort((a, b) => a.update_id - b.update_id)) {
      if (this.ending.signal.aborted) return;
      // Telegram forgets confirmed updates, but a copy of it (or a repeated call) may give one again.
      if (update.update_id >= offset) await handle(update);
      const next = Math.max(offset, update.update_id + 1);
      await values.set(OFFSET, `${next} ${now().toISOString()}`);
    }
    if (updates.length === 0) await this.pause(BREATH_MS);
  }

  /** Cut short by the end. */
  private pause(milliseconds: number): Promise<void> {
    return after(milliseconds, undefined, this.ending).catch(() => undefined);
  }
}

function offsetOf(kept: string | undefined, now: Date): number {
  const [number = '0', at = ''] = (kept ?? '').split(' ');
  const age = now.getTime() - new Date(at).getTime();
  return age > OFFSET_LIVES_MS ? 0 : Number(number);
}

/** Telegram's own wish, or half a second, one, two … at most thirty. */
function pauseAfter(error: unknown, failures: number): number {
  const wish = refusalOf(error)?.parameters?.retry_after;
  return wish ? wish * 1000 : Math.min(500 * 2 ** failures, LONGEST_PAUSE_MS);
}
