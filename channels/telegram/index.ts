import type { Telegram } from 'telegraf';
import type { Update } from 'telegraf/types';
import { AppError } from '../../src/core/errors.ts';
import type { OutboundMessage } from '../../src/core/message.ts';
import type { Channel, ChannelHealth, Receive } from '../../src/ports/channel.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Log } from '../../src/ports/log.ts';
import type { ValueStore } from '../../src/ports/store.ts';
import { decodeUpdate } from './decode.ts';
import { encodeMessage, TELEGRAM_LIMITS } from './encode.ts';
import { isTokenRefused, toChannelError } from './errors.ts';
import { Polling } from './polling.ts';

export interface TelegramParts {
  readonly token: string;
  /** Where the bot interface is; default https://api.telegram.org. */
  readonly apiRoot?: string;
  readonly receive: Receive;
  readonly values: ValueStore;
  readonly now: Clock;
  readonly log: Log;
}

/** Telegram by long polling, over telegraf's client. One process at a time may poll. */
export function createTelegram(parts: TelegramParts): Channel {
  const bot = new TelegramChannel(parts);
  return {
    name: 'telegram',
    limits: TELEGRAM_LIMITS,
    single: true,
    start: () => bot.start(),
    send: (message) => bot.send(message),
    typing: (personId) => bot.typing(personId),
    health: () => bot.health,
    stop: () => bot.stop(),
  };
}

class TelegramChannel {
  health: ChannelHealth;
  private api: Promise<Telegram> | undefined;
  private polling: Polling | undefined;

  constructor(private readonly parts: TelegramParts) {
    this.health = { state: 'stopped', since: parts.now() };
  }

  async start(): Promise<void> {
    this.setState('starting');
    const api = await this.client();
    this.polling = new Polling({
      api,
      values: this.parts.values,
      handle: (update) => this.take(api, update),
      onState: (error) => this.onState(error),
    });
    this.polling.start();
  }

  async stop(): Promise<void> {
    await this.polling?.stop();
    this.polling = undefined;
    this.setState('stopped');
  }

  async send({ personId, message }: OutboundMessage): Promise<{ platformIds: string[] }> {
    const api = await this.client();
    const platformIds: string[] = [];
    try {
      const alreadySent = message.delivery?.platformIds.length ?? 0;
      for (const text of encodeMessage(message).slice(alreadySent)) {
        const sent = await api.callApi('sendMessage', { chat_id: personId, ...text });
        // Telegram's numbers are unique within a chat only.
        platformIds.push(`${personId}-${sent.message_id}`);
      }
    } catch (error) {
      throw toChannelError(error, platformIds);
    }
    return { platformIds };
  }

  async typing(personId: string): Promise<void> {
    const api = await this.client();
    await api.callApi('sendChatAction', { chat_id: personId, action: 'typing' }).catch(() => undefined);
  }

  private async take(api: Telegram, update: Update): Promise<void> {
    const message = decodeUpdate(update);
    if (message) {
      await this.parts.receive(message);
      void this.typing(message.personId);
    }
    // The button stops spinning; a failure here costs nothing.
    if ('callback_query' in update) {
      void api
        .callApi('answerCallbackQuery', { callback_query_id: update.callback_query.id })
        .catch(() => undefined);
    }
  }

  /** telegraf is loaded with the first use: a channel that is switched off costs nothing. */
  private client(): Promise<Telegram> {
    const { token, apiRoot } = this.parts;
    this.api ??= import('telegraf').then(
      ({ Telegram: Client }) => new Client(token, apiRoot ? { apiRoot } : {}),
    );
    return this.api;
  }

  private onState(error?: unknown): void {
    if (error === undefined) this.setState('connected');
    else if (isTokenRefused(error))
      this.setState('refused', 'Telegram refuses the token: check TELEGRAM_TOKEN.');
    else if (error instanceof AppError)
      this.setState('degraded', 'The store does not take messages; trying again.');
    else this.setState('degraded', 'Telegram cannot be reached; trying again.');
  }

  private setState(state: ChannelHealth['state'], detail?: string): void {
    if (this.health.state === state) return;
    this.health = { state, since: this.parts.now(), ...(detail ? { detail } : {}) };
    this.parts.log.info({ channel: 'telegram', state }, 'channel state');
  }
}
