import fc from 'fast-check';
import type { Update } from 'telegraf/types';
import { decodeUpdate } from '../../../channels/telegram/decode.ts';
import { encodeMessage, TELEGRAM_LIMITS } from '../../../channels/telegram/encode.ts';
import type { Message } from '../../../src/core/message.ts';

const chat = { id: 42, type: 'private', first_name: 'F' };
const from = { id: 42, is_bot: false, first_name: 'F', language_code: 'fr-FR' };
const message = (changes: object) =>
  ({ update_id: 1, message: { message_id: 7, date: 1_790_000_000, chat, from, ...changes } }) as Update;

describe('decodeUpdate', () => {
  it.each([
    [
      'a text',
      message({ text: 'salam' }),
      { personId: '42', platformId: 'm7', text: 'salam', languageHint: 'fr' },
    ],
    [
      'a photo with its caption',
      message({ photo: [], caption: 'ma carte' }),
      { text: 'ma carte', attachments: [{ kind: 'image' }] },
    ],
    [
      'an album, as one message',
      message({ photo: [], media_group_id: '11' }),
      { platformId: 'g11', attachments: [{ kind: 'image' }] },
    ],
    [
      'the words on an album',
      message({ photo: [], media_group_id: '11', caption: 'ma carte' }),
      { platformId: 'm7', text: 'ma carte' },
    ],
    ['a voice note', message({ voice: {} }), { text: '', attachments: [{ kind: 'voice' }] }],
    [
      'a place',
      message({ location: { latitude: 48.85, longitude: 2.35 } }),
      { attachments: [{ kind: 'location', latitude: 48.85, longitude: 2.35 }] },
    ],
    ['the start command', message({ text: '/start ref' }), { choice: 'topics' }],
    ['the request for an agent', message({ text: '/agent@dalil_bot' }), { choice: 'agent' }],
  ])('understands %s', (_name, update, expected) => {
    expect(decodeUpdate(update)).toMatchObject({ channel: 'telegram', ...expected });
  });

  it('understands a pressed button with its words', () => {
    const reply_markup = { inline_keyboard: [[{ text: 'Le prix', callback_data: 'q.passport.fee' }]] };
    const query = {
      id: '9',
      from,
      chat_instance: 'x',
      data: 'q.passport.fee',
      message: { message_id: 8, date: 1, chat, text: 'x', reply_markup },
    };
    expect(decodeUpdate({ update_id: 2, callback_query: query } as unknown as Update)).toMatchObject({
      platformId: 'c9',
      text: 'Le prix',
      choice: 'q.passport.fee',
    });
  });

  it('takes an edited text as a new message', () => {
    const edited = {
      update_id: 3,
      edited_message: { message_id: 7, date: 1, edit_date: 5, chat, from, text: 'non, la carte' },
    } as unknown as Update;
    expect(decodeUpdate(edited)).toMatchObject({ platformId: 'm7-5', text: 'non, la carte' });
  });

  it.each([
    ['groups', message({ text: 'x', chat: { id: -1, type: 'group', title: 'g' } })],
    ['bots', message({ text: 'x', from: { ...from, is_bot: true } })],
    ['service messages', message({ pinned_message: {} })],
    ['kinds it does not know', { update_id: 4, poll: {} } as unknown as Update],
  ])('leaves %s alone', (_name, update) => {
    expect(decodeUpdate(update)).toBeUndefined();
  });
});

describe('encodeMessage', () => {
  const reply = (changes: Partial<Message>): Message => ({
    id: 'i',
    conversationId: 'c',
    seq: 1,
    from: 'bot',
    text: 'Bonjour',
    language: 'fr',
    at: new Date(0),
    ...changes,
  });

  it('puts sources under the text and choices under the last part', () => {
    const [only] = encodeMessage(
      reply({
        sources: [
          {
            title: 't',
            url: 'https://www.consulat.ma/en/chancery-fees',
            kind: 'official',
            checkedOn: '2026-11-23',
          },
        ],
        choices: [{ id: 'agent', label: 'Un agent' }],
      }),
    );
    expect(only?.text).toBe('Bonjour\n\nhttps://www.consulat.ma/en/chancery-fees · 23 novembre 2026');
    expect(only?.reply_markup?.inline_keyboard).toEqual([[{ text: 'Un agent', callback_data: 'agent' }]]);
  });

  it('loses nothing of any text and stays within the limits', () => {
    const texts = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 9000, size: 'max' });
    fc.assert(
      fc.property(texts, fc.string({ minLength: 1, maxLength: 60 }), (text, label) => {
        const parts = encodeMessage(reply({ text, choices: [{ id: 'agent', label }] }));
        expect(
          parts
            .map((part) => part.text)
            .join('')
            .replace(/\s/g, ''),
        ).toBe(text.replace(/\s/g, ''));
        for (const part of parts) expect(part.text.length).toBeLessThanOrEqual(TELEGRAM_LIMITS.textLength);
        expect(parts.filter((part) => part.reply_markup)).toHaveLength(1);
      }),
      { numRuns: 30 },
    );
  });
});
