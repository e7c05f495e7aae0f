import type { InlineKeyboardMarkup } from 'telegraf/types';
import { createTelegram, type TelegramParts } from '../../../channels/telegram/index.ts';
import type { Channel } from '../../../src/ports/channel.ts';
import { START } from '../../bot/harness.ts';
import { channelContract } from '../../contracts/channel.contract.ts';
import { serve } from '../../contracts/channel-bench.ts';
import type {
  ChannelSpec,
  ChannelUnderTest,
  ContractParts,
  PlatformAnswer,
  Signing,
} from '../../contracts/channel-spec.ts';
import { type Fault, TelegramStandIn } from './stand-in.ts';

const SECRET = 'a-secret';

async function openPolling(parts: ContractParts): Promise<ChannelUnderTest> {
  const platform = await TelegramStandIn.start();
  const channel = create(parts, platform);
  await channel.start();
  const { router: _, ...unposted } = channel;
  return {
    ...underTest(unposted, platform),
    give: async (update) => {
      platform.push(update as object);
      return undefined;
    },
  };
}

async function openWebhook(parts: ContractParts): Promise<ChannelUnderTest> {
  const platform = await TelegramStandIn.start();
  const channel = create(parts, platform, {
    publicUrl: 'https://dalil.example',
    ...(parts.secret ? { webhookSecret: SECRET } : {}),
  });
  if (parts.secret) await channel.start();
  const { url, close } = await serve(channel);
  const under = underTest(channel, platform);
  return {
    ...under,
    give: async (update, signing = 'genuine') => {
      const body =
        typeof update === 'string' ? update : JSON.stringify({ update_id: 1, ...(update as object) });
      const response = await fetch(`${url}/webhook`, { method: 'POST', body, headers: headersOf(signing) });
      await response.arrayBuffer();
      return response.status;
    },
    close: async () => {
      await close();
      await under.close();
    },
  };
}

function create(parts: ContractParts, platform: TelegramStandIn, webhook: Partial<TelegramParts> = {}) {
  const { values } = parts.bot.store;
  return createTelegram({ ...parts, ...webhook, token: '1:test', apiRoot: platform.url, values });
}

function headersOf(signing: Signing): Record<string, string> {
  if (signing === 'unsigned') return {};
  return { 'x-telegram-bot-api-secret-token': signing === 'genuine' ? SECRET : 'another' };
}

function underTest(channel: Channel, platform: TelegramStandIn): Omit<ChannelUnderTest, 'give'> {
  return {
    channel,
    answerNext: (...answers) => {
      platform.faults['sendMessage'] = answers.map(faultOf);
    },
    sent: () => platform.calls.filter(({ method }) => method === 'sendMessage').map(({ payload }) => payload),
    close: async () => {
      await channel.stop();
      await platform.stop();
    },
  };
}

function faultOf(answer: PlatformAnswer): Fault {
  if (typeof answer === 'object') return { code: 429, retryAfter: answer.throttledFor };
  if (answer === 'fault') return { code: 500 };
  if (answer === 'blocked') return { code: 403 };
  return answer === 'unknown-person' ? { code: 400 } : answer;
}

interface Sent {
  readonly text: string;
  readonly reply_markup?: InlineKeyboardMarkup;
}

const chat = { id: 42, type: 'private', first_name: 'F' };
const group = { id: -7, type: 'supergroup', title: 'G' };
const from = { id: 42, is_bot: false, first_name: 'F', language_code: 'fr' };
const date = START.getTime() / 1000;
const message = (id: number, changes: object) => ({
  message: { message_id: id, date, chat, from, ...changes },
});
const asked = 'polling: we ask, and nobody can post to us';

const spec: Omit<ChannelSpec, 'open'> = {
  name: 'telegram',
  person: { id: '42' },
  text: (id, text) => message(id, { text }),
  unknown: { payload: { hologram: {} } },
  shown: (request) => {
    const { text, reply_markup } = request as Sent;
    const buttons = reply_markup?.inline_keyboard.flat() ?? [];
    const choices = buttons.map((button) => ({
      id: 'callback_data' in button ? button.callback_data : '',
      label: button.text,
    }));
    return { text, choices };
  },
  intake: [
    {
      name: 'a text',
      payload: message(1, { text: 'salam' }),
      takes: [{ text: 'salam', personId: '42', platformId: 'm1' }],
    },
    {
      name: 'a pressed button',
      payload: {
        callback_query: {
          id: '9',
          from,
          chat_instance: 'x',
          data: 'q.passport.fee',
          message: {
            message_id: 8,
            date: 1,
            chat,
            text: 'x',
            reply_markup: { inline_keyboard: [[{ text: 'Le prix', callback_data: 'q.passport.fee' }]] },
          },
        },
      },
      takes: [{ text: 'Le prix', personId: '42', platformId: 'c9', choice: 'q.passport.fee' }],
    },
    {
      name: 'a photo with its caption',
      payload: message(2, { photo: [], caption: 'ma carte' }),
      takes: [{ text: 'ma carte', personId: '42', platformId: 'm2', attachments: [{ kind: 'image' }] }],
    },
    {
      name: 'a word to the bot in a group, without its name',
      payload: message(4, {
        chat: group,
        text: '@dalil_bot passeport ?',
        entities: [{ type: 'mention', offset: 0, length: 10 }],
      }),
      takes: [{ text: 'passeport ?', personId: '-7.42', platformId: 'm4' }],
    },
    {
      name: 'nothing of what people of a group say to each other',
      payload: message(5, { chat: group, text: 'passeport ?' }),
      takes: [],
    },
    {
      name: 'a link to a service',
      payload: message(6, { text: '/start passport' }),
      takes: [{ text: '/start passport', platformId: 'm6', choice: 'q.passport.general' }],
    },
    {
      name: 'a place',
      payload: message(7, { location: { latitude: 48.85, longitude: 2.35 } }),
      takes: [
        { text: '', platformId: 'm7', attachments: [{ kind: 'location', latitude: 48.85, longitude: 2.35 }] },
      ],
    },
    {
      name: 'nothing of the bot being blocked',
      payload: { my_chat_member: { chat, from, date: 1, new_chat_member: { status: 'kicked' } } },
      takes: [],
    },
    {
      name: 'nothing of a bot',
      payload: message(3, { text: 'x', from: { ...from, is_bot: true } }),
      takes: [],
    },
  ],
  sending: [
    {
      name: 'a text with choices',
      message: { text: 'Bonjour', choices: [{ id: 'agent', label: 'Un agent' }] },
      requests: [
        {
          chat_id: '42',
          text: 'Bonjour',
          reply_markup: { inline_keyboard: [[{ text: 'Un agent', callback_data: 'agent' }]] },
        },
      ],
    },
    {
      name: 'nothing that Telegram refuses',
      message: { text: 'x' },
      answers: ['unknown-person'],
      requests: [],
      fails: { code: 'refused', retryable: false },
    },
  ],
};

describe('by webhook', () => channelContract({ ...spec, open: openWebhook }));

describe('by polling', () =>
  channelContract({
    ...spec,
    open: openPolling,
    leftOut: {
      'bad signature': asked,
      'missing signature': asked,
      'no secret configured': asked,
      'oversize body': asked,
      'malformed body': asked,
    },
  }));
