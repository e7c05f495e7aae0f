import type { Router } from 'express';
import type { Update } from 'telegraf/types';
import { AppError, ChannelError } from '../../src/core/errors.ts';
import type { OutboundMessage } from '../../src/core/message.ts';
import type { Channel, ChannelHealth, Receive } from '../../src/ports/channel.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Log } from '../../src/ports/log.ts';
import type { ValueStore } from '../../src/ports/store.ts';
import { type ApiSettings, TelegramApi } from './api.ts';
import { BlockedChats } from './blocked.ts';
import { decodeUpdate, isOfGroup, type TelegramAddress } from './decode.ts';
import { encodeMessage, TELEGRAM_LIMITS } from './encode.ts';
import { isConflict, isTokenRefused, toChannelError } from './errors.ts';
import { setMenus } from './menu.ts';
import { Polling, type PollingParts } from './polling.ts';
import { Registration } from './registration.ts';
import { webhookRouter } from './webhook.ts';
import { isWellFormed } from './well-formed.ts';

export interface TelegramParts extends ApiSettings, Pick<PollingParts, 'holdSeconds'> {
  /** With `publicUrl`, Telegram calls us; else it is polled. */
  readonly webhookSecret?: string;
  readonly publicUrl?: string;
  readonly receive: Receive;
  readonly values: ValueStore;
  readonly now: Clock;
  readonly log: Log;
}

/** Telegram over telegraf's client: by webhook in any process, or by long polling in one at a time. */
export function createTelegram(parts: TelegramParts): Channel {
  const bot = new TelegramChannel(parts);
  return {
    name: 'telegram',
    limits: TELEGRAM_LIMITS,
    router: bot.router,
    single: bot.webhook === undefined,
    start: async () => bot.start(),
    send: (message) => bot.send(message),
    typing: (personId, address) => bot.typing(placeOf(personId, address)),
    forget: ({ personId }) => bot.forget(personId),
    health: () => bot.health,
    stop: () => bot.stop(),
  };
}

/** What says where a message goes. */
type Place = Pick<TelegramAddress, 'threadId' | 'replyTo'> & { readonly chatId: number | string };

class TelegramChannel {
  health: ChannelHealth;
  readonly router: Router;
  readonly webhook: { readonly url: string; readonly secret: string } | undefined;
  private readonly api: TelegramApi;
  private readonly blocked: BlockedChats;
  private polling: Polling | undefined;
  private registration: Registration | undefined;

  constructor(private readonly parts: TelegramParts) {
    const { publicUrl, webhookSecret: secret } = parts;
    this.api = new TelegramApi(parts);
    this.blocked = new BlockedChats(parts.values);
    this.webhook =
      publicUrl && secret ? { url: `${publicUrl}/channels/telegram/webhook`, secret } : undefined;
    this.router = webhookRouter({ secret: this.webhook?.secret, take: (update) => this.take(update) });
    this.health = { state: 'stopped', since: parts.now() };
  }

  start(): void {
    this.setState('starting');
    if (this.webhook) this.register(this.webhook);
    else this.poll();
  }

  async stop(): Promise<void> {
    this.registration?.stop();
    this.registration = undefined;
    await this.polling?.stop();
    this.polling = undefined;
    this.setState('stopped');
  }

  async send({ personId, address, message }: OutboundMessage): Promise<{ platformIds: string[] }> {
    const place = placeOf(personId, address);
    if (await this.blocked.has(place.chatId)) throw new ChannelError('blocked', false);
    const platformIds: string[] = [];
    try {
      const alreadySent = message.delivery?.platformIds.length ?? 0;
      for (const [index, text] of encodeMessage(message).entries()) {
        if (index < alreadySent) continue;
        const sent = await this.api.call('sendMessage', { ...target(place, index === 0), ...text });
        // Telegram's numbers are unique within a chat only.
        platformIds.push(`${place.chatId}-${sent.message_id}`);
      }
    } catch (error) {
      const failure = toChannelError(error, platformIds);
      if (failure.code === 'token-refused') this.onState(error);
      throw failure;
    }
    return { platformIds };
  }

  forget(personId: string): Promise<void> {
    return this.blocked.forget(personId);
  }

  typing({ chatId, threadId }: Place): Promise<void> {
    const thread = threadId === undefined ? {} : { message_thread_id: threadId };
    return this.api.attempt('sendChatAction', { chat_id: chatId, action: 'typing', ...thread });
  }

  private register(webhook: { url: string; secret: string }): void {
    this.registration ??= new Registration({
      ...webhook,
      api: this.api,
      now: this.parts.now,
      onState: ([state, detail]) => this.setState(state, detail),
      onRegistered: () => void setMenus(this.api),
    });
    this.registration.start();
  }

  private poll(): void {
    this.polling ??= new Polling({
      ...this.parts,
      api: this.api,
      handle: (update) => this.take(update),
      onState: (error) => this.onState(error),
      onConnected: () => void setMenus(this.api),
    });
    this.polling.start();
  }

  private async take(update: Update): Promise<void> {
    if (!isWellFormed(update)) return;
    await this.blocked.note(update);
    const message = decodeUpdate(update, isOfGroup(update) ? await this.api.me() : undefined);
    if (message) {
      const { chatId } = message.address as TelegramAddress;
      const { held, gone } = await this.parts.receive(message);
      if (!gone) await this.blocked.wrote(chatId);
      if (!held && !gone) void this.typing(placeOf(message.personId, message.address));
    }
    if ('callback_query' in update) this.finishPress(update.callback_query, message !== undefined);
  }

  /** The button stops spinning, and the keyboard that was pressed goes; a failure here costs nothing. */
  private finishPress({ id, message }: Update.CallbackQueryUpdate['callback_query'], taken: boolean): void {
    void this.api.attempt('answerCallbackQuery', { callback_query_id: id });
    if (!taken || !message) return;
    void this.api.attempt('editMessageReplyMarkup', {
      chat_id: message.chat.id,
      message_id: message.message_id,
      reply_markup: { inline_keyboard: [] },
    });
  }

  private onState(error?: unknown): void {
    if (error === undefined) this.setState('connected');
    else if (isTokenRefused(error))
      this.setState('refused', 'Telegram refuses the token: check TELEGRAM_TOKEN.');
    else if (isConflict(error))
      this.setState('degraded', 'Another program receives this bot’s messages; trying again.');
    else if (error instanceof AppError)
      this.setState('degraded', 'The store does not take messages; trying again.');
    else this.setState('degraded', 'Telegram cannot be reached; trying again.');
  }

  private setState(state: ChannelHealth['state'], detail?: string): void {
    const changed = this.health.state !== state;
    const since = changed ? this.parts.now() : this.health.since;
    this.health = { state, since, ...(detail ? { detail } : {}) };
    if (changed) this.parts.log.info({ channel: 'telegram', state }, 'channel state');
  }
}

function placeOf(personId: string, address: unknown): Place {
  const { chatId = personId, ...rest } = (address ?? {}) as Partial<TelegramAddress>;
  return { ...rest, chatId };
}

/** In groups the first part answers the person's message, so that everyone sees whom it is for. */
function target({ chatId, threadId, replyTo }: Place, first: boolean) {
  return {
    chat_id: chatId,
    ...(threadId === undefined ? {} : { message_thread_id: threadId }),
    ...(first && replyTo !== undefined
      ? { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } }
      : {}),
  };
}
