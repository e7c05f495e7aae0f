import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import TelegramServer from 'telegram-test-api';
import { createTelegram } from '../../../channels/telegram/index.ts';
import { ChannelError } from '../../../src/core/errors.ts';
import type { InboundMessage, Message } from '../../../src/core/message.ts';
import type { Channel } from '../../../src/ports/channel.ts';
import { type Bot, createBot, START, silentLog } from '../../bot/harness.ts';
import { eventually } from '../../support/eventually.ts';
import { TelegramStandIn } from './stand-in.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const reply = (text: string, changes: Partial<Message> = {}): Message => ({
  id: 'i',
  conversationId: 'c',
  seq: 1,
  from: 'bot',
  text,
  language: 'fr',
  at: START,
  ...changes,
});

describe('Telegram by polling', () => {
  let bot: Bot;
  let platform: TelegramStandIn;
  let channel: Channel;
  let received: InboundMessage[];
  beforeEach(async () => {
    bot = await createBot();
    platform = await TelegramStandIn.start();
    received = [];
    channel = open();
  });
  afterEach(async () => {
    await channel.stop();
    await platform.stop();
    await bot.store.close();
  });

  function open(receive = bot.receive): Channel {
    return createTelegram({
      token: '1:test',
      apiRoot: platform.url,
      values: bot.store.values,
      now: () => START,
      log: silentLog,
      holdSeconds: 0,
      timeoutMs: 500,
      receive: async (message) => {
        const result = await receive(message);
        received.push(message);
        return result;
      },
    });
  }
  const texts = () => received.map(({ text }) => text);
  const send = (message: Message) => channel.send({ conversationId: 'c', personId: '42', message });

  it('takes messages in order, each once, although they are repeated and reordered', async () => {
    platform.repeat = true;
    platform.reorder = true;
    for (const text of ['un', 'deux', 'trois']) platform.say(text);
    await channel.start();
    await eventually(() => expect(texts().at(-1)).toBe('trois'));
    const { conversationId } = await bot.receive({ ...(received[0] as InboundMessage) });
    const stored = await bot.store.messages.after(conversationId, 0);
    expect(stored.map(({ text }) => text)).toEqual(['un', 'deux', 'trois']);
    await eventually(() => expect(channel.health().state).toBe('connected'));
  });

  it('asks again for what could not be stored, before anything later', async () => {
    let away = 2;
    await channel.stop();
    channel = open((message) =>
      away-- > 0 ? Promise.reject(new Error('store away')) : bot.receive(message),
    );
    platform.say('un');
    platform.say('deux');
    await channel.start();
    await eventually(() => expect(texts()).toEqual(['un', 'deux']));
  });

  it('goes on where it stopped after a restart', async () => {
    platform.say('avant');
    await channel.start();
    await eventually(() => expect(texts()).toEqual(['avant']));
    await channel.stop();
    platform.say('après');
    channel = open();
    await channel.start();
    await eventually(() => expect(texts()).toEqual(['avant', 'après']));
  });

  it('is not deaf when Telegram has numbered its updates anew after a silence', async () => {
    const aDayAndMoreAgo = new Date(START.getTime() - 25 * 3_600_000).toISOString();
    await bot.store.values.set('telegram.offset', `900000 ${aDayAndMoreAgo}`);
    platform.say('après une semaine');
    await channel.start();
    await eventually(() => expect(texts()).toEqual(['après une semaine']));
    const offset = () => bot.store.values.get('telegram.offset');
    await eventually(async () => expect(await offset()).toMatch(/^102 2026-11-23T/));
  });

  it('asks again when no answer comes, whatever the garbage collector takes meanwhile', async () => {
    platform.faults['getUpdates'] = ['silence', 'silence'];
    platform.say('toujours là ?');
    await channel.start();
    for (const silences of [1, 2]) {
      await eventually(() =>
        expect(platform.calls.filter(({ unanswered }) => unanswered)).toHaveLength(silences),
      );
      for (let time = 0; time < 2; time++) {
        collectGarbage();
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
    await eventually(() => expect(texts()).toEqual(['toujours là ?']), 20_000);
  }, 60_000);

  it('shows a refused token, and recovers', async () => {
    platform.faults['getUpdates'] = [{ code: 401 }];
    await channel.start();
    await eventually(() =>
      expect(channel.health()).toMatchObject({
        state: 'refused',
        detail: expect.stringContaining('TELEGRAM_TOKEN'),
      }),
    );
    await eventually(() => expect(channel.health().state).toBe('connected'));
  });

  it('sends text, sources and buttons', async () => {
    await send(reply('Bonjour', { choices: [{ id: 'agent', label: 'Un agent' }] }));
    expect(platform.calls).toMatchObject([
      {
        method: 'sendMessage',
        payload: expect.objectContaining({
          chat_id: '42',
          text: 'Bonjour',
          reply_markup: { inline_keyboard: [[{ text: 'Un agent', callback_data: 'agent' }]] },
        }),
      },
    ]);
  });

  it.each([
    ['throttled', { code: 429, retryAfter: 7 }, { code: 'throttled', retryable: true, retryAfterSeconds: 7 }],
    ['a fault of Telegram', { code: 502 }, { code: 'platform-fault', retryable: true, unconfirmed: false }],
    ['blocked by the person', { code: 403 }, { code: 'blocked', retryable: false }],
    ['a refused text', { code: 400 }, { code: 'refused', retryable: false }],
    ['a refused token', { code: 401 }, { code: 'token-refused', retryable: true }],
    ['a broken connection', 'cut', { code: 'unreachable', retryable: true, unconfirmed: true }],
  ] as const)('says what became of it: %s', async (_name, fault, expected) => {
    platform.faults['sendMessage'] = [fault];
    await expect(send(reply('x'))).rejects.toMatchObject(expected);
    await expect(send(reply('x')).catch((error) => error)).resolves.not.toBeInstanceOf(ChannelError);
  });

  it('goes on after the parts that arrived', async () => {
    const long = `${'a'.repeat(4000)}\n\n${'b'.repeat(4000)}`;
    platform.faults['sendMessage'] = [];
    const failure = send(reply(long)).catch((error: unknown) => error);
    expect(await failure).toEqual({ platformIds: [expect.any(String), expect.any(String)] });
    await send(reply(long, { delivery: { state: 'pending', attempts: 1, platformIds: ['1'] } }));
    expect(platform.arrived.map((text) => text[0])).toEqual(['a', 'b', 'b']);
  });
});

describe('Telegram against telegram-test-api', () => {
  it('answers a text and a pressed button', async () => {
    const server = new TelegramServer({ port: 9500 + Math.floor(Math.random() * 400), storage: 'RAM' });
    await server.start();
    const bot = await createBot();
    const channel = createTelegram({
      token: '2:test',
      apiRoot: server.config.apiURL,
      values: bot.store.values,
      now: () => START,
      log: silentLog,
      holdSeconds: 0,
      timeoutMs: 500,
      receive: async (message) => {
        const result = await bot.receive(message);
        await bot.answer(result.conversationId);
        const [next] = await bot.store.deliveries.pending(result.conversationId);
        if (next)
          await channel.send({
            conversationId: result.conversationId,
            personId: message.personId,
            message: next,
          });
        return result;
      },
    });
    try {
      await channel.start();
      const person = server.getClient('2:test', { timeout: 5000 });
      await person.sendMessage(person.makeMessage('salam'));
      const updates = await person.getUpdates();
      expect(updates.result.map(({ message }) => ('text' in message ? message.text : ''))).toEqual([
        'echo salam',
      ]);
    } finally {
      await channel.stop();
      await server.stop();
      await bot.store.close();
    }
  });
});
