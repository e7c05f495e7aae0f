import type { InlineKeyboardMarkup } from 'telegraf/types';
import { createTelegram } from '../../../channels/telegram/index.ts';
import { channelContract } from '../../contracts/channel.contract.ts';
import type { ChannelUnderTest, ContractParts, PlatformAnswer } from '../../contracts/channel-spec.ts';
import { type Fault, TelegramStandIn } from './stand-in.ts';

async function open(parts: ContractParts): Promise<ChannelUnderTest> {
  const platform = await TelegramStandIn.start();
  const { values } = parts.bot.store;
  const channel = createTelegram({ ...parts, token: '1:test', apiRoot: platform.url, values });
  await channel.start();
  return {
    channel,
    give: async (update) => {
      platform.push(update as object);
      return undefined;
    },
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
const from = { id: 42, is_bot: false, first_name: 'F', language_code: 'fr' };
const message = (id: number, changes: object) => ({
  message: { message_id: id, date: 1_790_000_000, chat, from, ...changes },
});
const asked = 'polling: we ask, and nobody can post to us';

channelContract({
  name: 'telegram',
  open,
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
  leftOut: {
    'bad signature': asked,
    'missing signature': asked,
    'no secret configured': asked,
    'oversize body': asked,
    'malformed body': asked,
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
});
