import type { WebhookInfo } from 'telegraf/types';
import type { ChannelHealth } from '../../src/ports/channel.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { TelegramApi } from './api.ts';
import { isTokenRefused, refusalOf } from './errors.ts';

/** What is asked of Telegram, by webhook and by polling alike. */
export const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;

export type Judgement = readonly [state: ChannelHealth['state'], detail?: string];

export interface RegistrationParts {
  readonly api: TelegramApi;
  /** Where Telegram shall call. */
  readonly url: string;
  readonly secret: string;
  readonly now: Clock;
  readonly onState: (judgement: Judgement) => void;
  /** What is to be done once Telegram has taken the webhook. */
  readonly onRegistered: () => void;
}

/** How often Telegram is asked how the webhook fares. */
const LOOK_EVERY_MS = 60_000;
const LONGEST_PAUSE_MS = 30_000;

/** Tells Telegram where to call, until it has taken it, and then looks every minute whether its calls arrive. */
export class Registration {
  private timer: NodeJS.Timeout | undefined;
  private stopped = true;
  private registered = false;
  private failures = 0;

  constructor(private readonly parts: RegistrationParts) {}

  start(): void {
    if (!this.stopped) return;
    this.stopped = false;
    void this.round();
  }

  /** The webhook stays: Telegram keeps what comes meanwhile and calls again. Safe to call twice. */
  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private async round(): Promise<void> {
    const judgement = await this.look().then(
      (state) => {
        this.failures = 0;
        return state;
      },
      (error: unknown) => {
        this.failures++;
        return judgeFailure(error);
      },
    );
    if (this.stopped) return;
    this.parts.onState(judgement);
    const pause = Math.min(500 * 2 ** this.failures, LONGEST_PAUSE_MS);
    this.timer = setTimeout(() => void this.round(), this.failures > 0 ? pause : LOOK_EVERY_MS).unref();
  }

  private async look(): Promise<Judgement> {
    const { api, url, now } = this.parts;
    if (!this.registered) await this.register();
    const info = await api.call('getWebhookInfo', {}).catch((error: unknown) => {
      const refusal = refusalOf(error);
      // A copy of Telegram's interface may lack the method.
      if (refusal?.error_code === 404) return undefined;
      throw error;
    });
    if (info && info.url !== url) {
      this.registered = false;
      await this.register();
    }
    return info ? judgeWebhook(info, now()) : ['connected'];
  }

  private async register(): Promise<void> {
    const { api, url, secret, onRegistered } = this.parts;
    await api.call('setWebhook', { url, secret_token: secret, allowed_updates: ALLOWED_UPDATES });
    this.registered = true;
    onRegistered();
  }
}

/** So long after Telegram's last vain call the webhook counts as out of reach even when nothing waits. */
const FRESH_MS = 5 * 60_000;
/** So long when something waits: Telegram's pauses between its calls grow to a minute. */
const STALE_MS = 60 * 60_000;

/** Whether Telegram's calls arrive, from what it says of them. Its last error stays in the answer after it is over. */
export function judgeWebhook(info: WebhookInfo, now: Date): Judgement {
  const { last_error_date = 0, last_error_message = '', pending_update_count } = info;
  const age = now.getTime() - last_error_date * 1000;
  if (age > (pending_update_count > 0 ? STALE_MS : FRESH_MS)) return ['connected'];
  const minutes = Math.max(0, Math.floor(age / 60_000));
  return [
    'degraded',
    `Telegram cannot reach the webhook: its last vain call was ${minutes} min ago ` +
      `(${last_error_message}), ${pending_update_count} waiting. Check PUBLIC_URL and the proxy.`,
  ];
}

function judgeFailure(error: unknown): Judgement {
  if (isTokenRefused(error)) return ['refused', 'Telegram refuses the token: check TELEGRAM_TOKEN.'];
  if (refusalOf(error)?.error_code === 400) {
    return [
      'refused',
      'Telegram refuses the webhook’s address: PUBLIC_URL must be https on port 443 or 8443.',
    ];
  }
  return ['degraded', 'Telegram cannot be reached; trying again.'];
}
