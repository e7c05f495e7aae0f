import type { Update } from 'telegraf/types';
import { createTelegram, type TelegramParts } from '../../../channels/telegram/index.ts';
import { judgeWebhook } from '../../../channels/telegram/registration.ts';
import type { InboundMessage, Message } from '../../../src/core/message.ts';
import type { Channel } from '../../../src/ports/channel.ts';
import { type Bot, createBot, START, silentLog } from '../../bot/harness.ts';
import { serve } from '../../contracts/channel-bench.ts';
import { eventually } from '../../support/eventually.ts';
import { TelegramStandIn } from './stand-in.ts';

const SECRET = 'a-secret';
const from = { id: 42, is_bot: false, first_name: 'F', language_code: 'ar' };
const chat = { id: 42, type: 'private', first_name: 'F' };
const group = { id: -7, type: 'supergroup', title: 'G' };
const said = (changes: object) => ({
  message: { message_id: 5, date: START.getTime() / 1000, chat, from, text: 'salam', ...changes },
});

describe('Telegram by webhook', () => {
  let bot: Bot;
  let platform: TelegramStandIn;
  let channel: Channel;
  let server: Awaited<ReturnType<typeof serve>>;
  let received: InboundMessage[];
  beforeEach(async () => {
    bot = await createBot();
    platform = await TelegramStandIn.start();
    received = [];
    await open();
  });
  afterEach(async () => {
    await server.close();
    await channel.stop();
    await platform.stop();
    await bot.store.close();
  });

  async function open(changes: Partial<TelegramParts> = {}): Promise<void> {
    channel = createTelegram({
      token: '1:test',
      apiRoot: platform.url,
      publicUrl: 'https://dalil.example',
      webhookSecret: SECRET,
      values: bot.store.values,
      now: () => START,
      log: silentLog,
      receive: async (message) => {
        received.push(message);
        return bot.receive(message);
      },
      ...changes,
    });
    server = await serve(channel);
  }
  let updates = 1;
  async function give(update: object): Promise<number> {
    const response = await fetch(`${server.url}/webhook`, {
      method: 'POST',
      headers: { 'x-telegram-bot-api-secret-token': SECRET },
      body: JSON.stringify({ update_id: updates++, ...update } as Partial<Update>),
    });
    await response.arrayBuffer();
    return response.status;
  }
  const callsOf = (method: string) => platform.calls.filter((call) => call.method === method);
  const reply: Message = {
    id: 'i',
    conversationId: 'c',
    seq: 1,
    from: 'bot',
    text: 'Bonjour',
    language: 'fr',
    at: START,
  };

  it('registers itself with the secret, sets the menus, and may run in every process', async () => {
    expect(channel.single).toBe(false);
    await channel.start();
    await eventually(() => expect(channel.health().state).toBe('connected'));
    expect(callsOf('setWebhook')[0]?.payload).toMatchObject({
      url: 'https://dalil.example/channels/telegram/webhook',
      secret_token: SECRET,
      allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member'],
    });
    await eventually(() => expect(callsOf('setMyCommands')).toHaveLength(8));
    const languages = callsOf('setMyCommands').map(({ payload }) => payload['language_code']);
    expect(languages).toEqual([undefined, 'fr', 'ar', 'en', 'es', 'nl', 'it', 'de']);
    expect(callsOf('getUpdates')).toEqual([]);
  });

  it.each([
    ['a refused token', { code: 401 }, /TELEGRAM_TOKEN/],
    ['a refused address', { code: 400 }, /PUBLIC_URL/],
  ])('is never green with %s, and recovers', async (_name, fault, detail) => {
    platform.faults['setWebhook'] = [fault];
    await channel.start();
    await eventually(() => expect(channel.health().state).toBe('refused'));
    expect(channel.health().detail).toMatch(detail);
    await eventually(() => expect(channel.health().state).toBe('connected'));
  });

  it('says when Telegram cannot reach it', async () => {
    platform.webhookInfo = {
      pending_update_count: 3,
      last_error_date: START.getTime() / 1000 - 120,
      last_error_message: 'Connection timed out',
    };
    await channel.start();
    await eventually(() => expect(channel.health().state).toBe('degraded'));
    expect(channel.health().detail).toMatch(/2 min ago \(Connection timed out\), 3 waiting/);
  });

  it('shows a token that dies while messages are sent', async () => {
    await channel.start();
    await eventually(() => expect(channel.health().state).toBe('connected'));
    platform.faults['sendMessage'] = [{ code: 401 }];
    const sending = channel.send({ conversationId: 'c', personId: '42', message: reply });
    await expect(sending).rejects.toMatchObject({ code: 'token-refused' });
    expect(channel.health().state).toBe('refused');
  });

  it('answers a press, and takes away the keyboard that was pressed', async () => {
    const reply_markup = { inline_keyboard: [[{ text: 'Le prix', callback_data: 'q.passport.fee' }]] };
    const message = { message_id: 8, date: 1, chat, text: 'x', reply_markup };
    const press = { id: '9', from, chat_instance: 'x', data: 'q.passport.fee', message };
    expect(await give({ callback_query: press })).toBe(200);
    expect(received[0]).toMatchObject({ text: 'Le prix', choice: 'q.passport.fee', languageHint: 'ar' });
    await eventually(() => expect(callsOf('answerCallbackQuery')).toHaveLength(1));
    await eventually(() =>
      expect(callsOf('editMessageReplyMarkup')[0]?.payload).toEqual({
        chat_id: 42,
        message_id: 8,
        reply_markup: { inline_keyboard: [] },
      }),
    );
  });

  it('leaves the keyboard of another person of the group alone', async () => {
    const original = { message_id: 7, date: 1, chat: group, from: { ...from, id: 43 }, text: '@dalil_bot x' };
    const message = { message_id: 8, date: 1, chat: group, text: 'x', reply_to_message: original };
    await give({ callback_query: { id: '9', from, chat_instance: 'x', data: 'agent', message } });
    expect(received).toEqual([]);
    await eventually(() => expect(callsOf('answerCallbackQuery')).toHaveLength(1));
    expect(callsOf('editMessageReplyMarkup')).toEqual([]);
  });

  it('answers a word to it in a group there, to the person who said it', async () => {
    const reply_to_message = { message_id: 3, date: 1, chat: group, from: { id: 1, is_bot: true } };
    await give(said({ chat: group, reply_to_message, is_topic_message: true, message_thread_id: 11 }));
    const [{ personId, address } = {}] = received;
    expect({ personId, address }).toEqual({
      personId: '-7.42',
      address: { chatId: -7, threadId: 11, replyTo: 5 },
    });
    await channel.send({ conversationId: 'c', personId: String(personId), address, message: reply });
    expect(callsOf('sendMessage')[0]?.payload).toMatchObject({
      chat_id: -7,
      message_thread_id: 11,
      reply_parameters: { message_id: 5, allow_sending_without_reply: true },
    });
  });

  it('fails what is written to who has blocked it, until they write again', async () => {
    const blocks = (status: string) => ({
      my_chat_member: { chat, from, date: 1, old_chat_member: {}, new_chat_member: { status } },
    });
    const send = () => channel.send({ conversationId: 'c', personId: '42', message: reply });
    await give(blocks('kicked'));
    await expect(send()).rejects.toMatchObject({ code: 'blocked', retryable: false });
    expect(callsOf('sendMessage')).toEqual([]);
    await give(said({}));
    await expect(send()).resolves.toMatchObject({ platformIds: ['42-1'] });
    await give(blocks('kicked'));
    await give(blocks('member'));
    await expect(send()).resolves.toBeDefined();
  });
});

describe('judgeWebhook', () => {
  const seconds = START.getTime() / 1000;
  it.each([
    ['well', { pending_update_count: 0 }, 'connected'],
    ['an error long ago', { pending_update_count: 0, last_error_date: seconds - 3600 }, 'connected'],
    ['an error just now', { pending_update_count: 0, last_error_date: seconds - 10 }, 'degraded'],
    ['messages that wait', { pending_update_count: 9, last_error_date: seconds - 1800 }, 'degraded'],
    ['messages on their way, without error', { pending_update_count: 9 }, 'connected'],
  ])('%s', (_name, info, state) => {
    expect(judgeWebhook({ url: 'x', has_custom_certificate: false, ...info }, START)[0]).toBe(state);
  });
});
