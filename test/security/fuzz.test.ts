import fc from 'fast-check';
import { parseActivity } from '../../channels/teams/activity.ts';
import { decodeActivity } from '../../channels/teams/decode.ts';
import { decodeUpdate } from '../../channels/telegram/decode.ts';
import { isWellFormed } from '../../channels/telegram/well-formed.ts';
import { decodeOpening, decodePosted } from '../../channels/webchat/decode.ts';
import { decodeWebhook } from '../../channels/whatsapp/decode.ts';
import { neutralPieces } from '../../channels/whatsapp/formatting.ts';
import { wishToBeCalled } from '../../intents/answers/call-back-words.ts';
import { wishToBeForgotten } from '../../intents/answers/forget-words.ts';
import { decodeAct } from '../../src/core/citizen-act.ts';
import { AppError } from '../../src/core/errors.ts';
import { maskContacts, maskDocumentNumbers } from '../../src/core/mask.ts';
import { splitText } from '../../src/core/text-parts.ts';
import * as bodies from '../../src/desk/schemas.ts';
import { check } from '../../src/desk/schemas.ts';
import { HOSTILE_TEXTS } from './hostile-texts.ts';

const NOW = new Date('2026-11-23T10:00:00Z');
const RUNS = { numRuns: 1500 };
/** Longest that any text of 4,000 characters may take, in milliseconds; the machine may be busy. */
const PATIENCE_MS = 400;

const PROTOTYPE_KEYS = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];
/** Keys that the decoders look for, so that the noise gets past the first door. */
const KNOWN_KEYS = [
  ...[
    'update_id',
    'message',
    'edited_message',
    'callback_query',
    'my_chat_member',
    'chat',
    'from',
    'text',
    'data',
  ],
  ...[
    'entry',
    'changes',
    'value',
    'messages',
    'statuses',
    'contacts',
    'metadata',
    'phone_number_id',
    'interactive',
  ],
  ...[
    'type',
    'id',
    'conversation',
    'recipient',
    'serviceUrl',
    'channelData',
    'attachments',
    'clientId',
    'choice',
  ],
  ...[
    'photo',
    'location',
    'latitude',
    'longitude',
    'body',
    'button_reply',
    'errors',
    'code',
    'date',
    'timestamp',
  ],
];
const { tree } = fc.letrec<{ tree: unknown; leaf: unknown; node: unknown }>((tie) => ({
  tree: fc.oneof({ maxDepth: 6, withCrossShrink: true }, tie('leaf'), tie('node'), tie('node')),
  leaf: fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.integer(),
    fc.double(),
    fc.constantFrom(
      null,
      true,
      false,
      '',
      0,
      -1,
      'message',
      'text',
      'invoke',
      'whatsapp_business_account',
      '1',
      {},
      [],
    ),
    fc.constantFrom(...HOSTILE_TEXTS.map((text) => text.slice(0, 200))),
  ),
  node: fc.oneof(
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...KNOWN_KEYS, ...PROTOTYPE_KEYS), tie('tree'), { maxKeys: 8 }),
  ),
}));

/** Calls as the platforms make them, in which one part is replaced by noise. */
const GENUINE: readonly object[] = [
  {
    update_id: 7,
    message: {
      message_id: 5,
      date: 1,
      chat: { id: 9, type: 'private' },
      from: { id: 9, is_bot: false, language_code: 'fr' },
      text: '/start @dalil_bot',
      entities: [{ type: 'mention', offset: 7, length: 10 }],
      location: { latitude: 1, longitude: 2 },
    },
  },
  {
    update_id: 8,
    callback_query: {
      id: 'q',
      from: { id: 9, is_bot: false },
      data: 'agent',
      message: {
        message_id: 5,
        date: 1,
        chat: { id: -9, type: 'group' },
        reply_markup: { inline_keyboard: [[{ text: 'Agent', callback_data: 'agent' }]] },
        reply_to_message: { from: { id: 9 } },
      },
    },
  },
  {
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '1',
        changes: [
          {
            field: 'messages',
            value: {
              metadata: { phone_number_id: '1' },
              contacts: [{ wa_id: '33612345678', profile: { name: 'A' } }],
              messages: [
                { id: 'm', from: '33612345678', timestamp: '1', type: 'text', text: { body: 'salam' } },
              ],
              statuses: [
                { id: 's', status: 'failed', recipient_id: '3', timestamp: '1', errors: [{ code: 1 }] },
              ],
            },
          },
        ],
      },
    ],
  },
  {
    type: 'message',
    id: 'a',
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    channelId: 'msteams',
    conversation: { id: 'c', conversationType: 'personal', tenantId: 't' },
    from: { id: 'f', name: 'A' },
    recipient: { id: 'b' },
    text: '<at>Dalil</at> salam',
    value: { choice: 'agent', label: 'Agent' },
    entities: [{ type: 'mention', text: '<at>Dalil</at>', mentioned: { id: 'b' } }],
    attachments: [{ contentType: 'image/png' }],
    channelData: { tenant: { id: 't' } },
  },
];

function placesIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key]))];
}

function withNoise(value: unknown, [key, ...rest]: readonly string[], noise: unknown): unknown {
  if (key === undefined) return noise;
  const copy: Record<string, unknown> = Array.isArray(value)
    ? ([...value] as never)
    : { ...(value as Record<string, unknown>) };
  copy[key] = withNoise(copy[key], rest, noise);
  return copy;
}

const nearlyGenuine = fc
  .constantFrom(...GENUINE)
  .chain((call) =>
    fc.tuple(fc.constantFrom(...placesIn(call)), tree).map(([place, noise]) => withNoise(call, place, noise)),
  );

/** Runs it; a failure that we expect (`AppError`) is an answer too. */
function decided<T>(decode: () => T): T | undefined {
  try {
    return decode();
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

describe('whatever comes in', () => {
  it.each<[string, (input: unknown) => unknown]>([
    ['the opening of a chat', decodeOpening],
    ['a message of the web chat', (input) => decodePosted(input, [])],
    [
      'an update of Telegram',
      (input) => isWellFormed(input) && decodeUpdate(input, { id: 1, username: 'dalil_bot' }),
    ],
    ['a call of WhatsApp', (input) => decodeWebhook(input, { phoneId: '1', now: NOW })],
    [
      'an activity of Teams',
      (input) => {
        const activity = parseActivity(input);
        return activity && decodeActivity(activity, { local: false, now: NOW });
      },
    ],
    ['a choice about an escalation', (input) => decodeAct(String(JSON.stringify(input)))],
  ])('%s is read or refused', (_, decode) => {
    fc.assert(
      fc.property(fc.oneof(tree, { arbitrary: nearlyGenuine, weight: 3 }), (input) => {
        const plain: unknown = JSON.parse(JSON.stringify(input) ?? 'null');
        decided(() => decode(plain));
      }),
      RUNS,
    );
    expect(({} as Record<string, unknown>)['message']).toBeUndefined();
  });

  it.each(Object.entries(bodies).filter(([name]) => /(Body|Query)$/.test(name)))(
    '%s of the desk is checked',
    (_, schema) => {
      fc.assert(
        fc.property(tree, (input) => {
          decided(() =>
            check(schema as Parameters<typeof check>[0], JSON.parse(JSON.stringify(input) ?? 'null')),
          );
        }),
        { numRuns: 300 },
      );
    },
  );

  it.each<[string, (text: string) => unknown]>([
    ['hiding the numbers of papers', maskDocumentNumbers],
    ['hiding contacts in logs', maskContacts],
    ['cutting long texts', (text) => splitText(text, 300)],
    ['keeping WhatsApp from formatting', (text) => neutralPieces(text, 4096)],
    ['finding the wish to be forgotten', wishToBeForgotten],
    ['finding the wish to be rung up', wishToBeCalled],
  ])('%s ends soon for any text', (_, work) => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 4000, size: 'max' }), (text) => {
        work(text);
      }),
      { numRuns: 100 },
    );
    for (const text of HOSTILE_TEXTS) {
      const started = performance.now();
      work(text);
      expect([text.slice(0, 20), performance.now() - started < PATIENCE_MS]).toEqual([
        text.slice(0, 20),
        true,
      ]);
    }
  });
});
