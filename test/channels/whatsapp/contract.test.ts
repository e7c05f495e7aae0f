import { createWhatsApp } from '../../../channels/whatsapp/index.ts';
import { createReport } from '../../../src/bot/report.ts';
import { channelContract } from '../../contracts/channel.contract.ts';
import { serve } from '../../contracts/channel-bench.ts';
import type { ChannelUnderTest, ContractParts, PlatformAnswer, Shown } from '../../contracts/channel-spec.ts';
import { message, PERSON, PHONE_ID, status, text, webhook } from './payloads.ts';
import { type Fault, SECRET, signature, TOKEN, WhatsAppStandIn } from './stand-in.ts';

async function open(parts: ContractParts): Promise<ChannelUnderTest> {
  const platform = await WhatsAppStandIn.start();
  const { store, hints } = parts.bot;
  const channel = createWhatsApp({
    ...parts,
    token: TOKEN,
    phoneId: PHONE_ID,
    appSecret: parts.secret ? SECRET : '',
    verifyToken: 'verify',
    apiRoot: platform.url,
    messages: store.messages,
    report: createReport({ channel: 'whatsapp', deliveries: store.deliveries, hints }),
    values: store.values,
  });
  const host = await serve(channel);
  platform.webhook = { url: `${host.url}/webhook` };
  return {
    channel,
    give: (payload, signing = 'genuine') => {
      const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
      if (signing === 'genuine') return platform.call(body);
      return platform.call(body, signing === 'forged' ? signature(body, 'another') : {});
    },
    answerNext: (...answers) => platform.faults.push(...answers.map(faultOf)),
    sent: () => platform.taken,
    close: async () => {
      await channel.stop();
      await host.close();
      await platform.stop();
    },
  };
}

/** `undefined` stands for success. */
function faultOf(answer: PlatformAnswer): Fault {
  if (typeof answer === 'object') return { status: 429, code: 130429, retryAfter: answer.throttledFor };
  const faults: Record<Exclude<PlatformAnswer, object>, Fault | undefined> = {
    ok: undefined,
    cut: 'cut',
    silence: 'silence',
    fault: { status: 500, code: 131000 },
    blocked: { status: 400, code: 131050 },
    'unknown-person': { status: 400, code: 131026 },
  };
  return faults[answer] as Fault;
}

interface Sent {
  readonly text?: { readonly body: string };
  readonly interactive?: {
    readonly type: string;
    readonly body: { readonly text: string };
    readonly action: {
      readonly buttons?: readonly { readonly reply: { readonly id: string; readonly title: string } }[];
      readonly sections?: readonly {
        readonly rows: readonly {
          readonly id: string;
          readonly title: string;
          readonly description?: string;
        }[];
      }[];
    };
  };
}

function shown(request: unknown): Shown {
  const { text: plain, interactive } = request as Sent;
  if (!interactive) return { text: plain?.body ?? '' };
  const { action, body } = interactive;
  if (action.buttons) {
    const choices = action.buttons.map(({ reply }) => ({ id: reply.id, label: reply.title }));
    return { text: body.text, as: 'buttons', choices };
  }
  const rows = action.sections?.flatMap((section) => section.rows) ?? [];
  return {
    text: body.text,
    as: 'list',
    choices: rows.map(({ title, ...row }) => ({ ...row, label: title })),
  };
}

const taken = (platformId: string, changes: object) => ({
  text: '',
  personId: PERSON,
  platformId,
  ...changes,
});

channelContract({
  name: 'whatsapp',
  open,
  person: { id: PERSON },
  text: (id, body) => webhook({ messages: [text(`wamid.${id}`, body)] }),
  unknown: { payload: webhook({ messages: [{ id: 'wamid.x', hologram: {} }, 'odd'] }) },
  shown,
  intake: [
    {
      name: 'a text',
      payload: webhook({ contacts: [{ wa_id: PERSON }], messages: [text('wamid.1', 'salam')] }),
      takes: [taken('wamid.1', { text: 'salam' })],
    },
    {
      name: 'a pressed button',
      payload: webhook({
        messages: [
          message({
            id: 'wamid.2',
            type: 'interactive',
            context: { from: '33100000000', id: 'wamid.out' },
            interactive: { type: 'button_reply', button_reply: { id: 'q.passport.fee', title: 'Le prix' } },
          }),
        ],
      }),
      takes: [taken('wamid.2', { text: 'Le prix', choice: 'q.passport.fee' })],
    },
    {
      name: 'a row of a list, by its whole label',
      payload: webhook({
        messages: [
          message({
            id: 'wamid.3',
            type: 'interactive',
            interactive: {
              type: 'list_reply',
              list_reply: { id: 's.x', title: 'Carte…', description: 'Carte nationale d’identité' },
            },
          }),
        ],
      }),
      takes: [taken('wamid.3', { text: 'Carte nationale d’identité', choice: 's.x' })],
    },
    {
      name: 'the button of the template',
      payload: webhook({
        messages: [message({ id: 'wamid.4', type: 'button', button: { text: 'OUVRIR', payload: 'OUVRIR' } })],
      }),
      takes: [taken('wamid.4', { text: 'OUVRIR', choice: 'topics' })],
    },
    {
      name: 'the word that the template asks for',
      payload: webhook({ messages: [text('wamid.16', ' Ouvrir ')] }),
      takes: [taken('wamid.16', { text: ' Ouvrir ', choice: 'topics' })],
    },
    {
      name: 'a place',
      payload: webhook({
        messages: [
          message({
            id: 'wamid.5',
            type: 'location',
            location: { latitude: 48.85, longitude: 2.35, name: 'Paris' },
          }),
        ],
      }),
      takes: [taken('wamid.5', { attachments: [{ kind: 'location', latitude: 48.85, longitude: 2.35 }] })],
    },
    ...(
      [
        ['audio', 'voice', {}, ''],
        ['image', 'image', { caption: 'ma carte' }, 'ma carte'],
        ['document', 'document', { caption: 'acte', filename: 'a.pdf' }, 'acte'],
        ['video', 'video', {}, ''],
        ['sticker', 'sticker', {}, ''],
      ] as const
    ).map(([type, kind, media, caption]) => ({
      name: `${type} as ${kind}`,
      payload: webhook({ messages: [message({ id: `wamid.${type}`, type, [type]: { id: '1', ...media } })] }),
      takes: [taken(`wamid.${type}`, { text: caption, attachments: [{ kind }] })],
    })),
    {
      name: 'contacts',
      payload: webhook({ messages: [message({ id: 'wamid.6', type: 'contacts', contacts: [{}] })] }),
      takes: [taken('wamid.6', { attachments: [{ kind: 'contact' }] })],
    },
    {
      name: 'what the interface does not pass on',
      payload: webhook({
        messages: [message({ id: 'wamid.7', type: 'unsupported', errors: [{ code: 131051, title: 'x' }] })],
      }),
      takes: [taken('wamid.7', { attachments: [{ kind: 'other' }] })],
    },
    {
      name: 'nothing for a reaction, a group or a notice',
      payload: webhook({
        messages: [
          message({ id: 'wamid.8', type: 'reaction', reaction: { message_id: 'wamid.1', emoji: '👍' } }),
          text('wamid.9', 'x', { group_id: 'g' }),
          message({ id: 'wamid.10', type: 'system', system: { body: 'changed number' } }),
        ],
      }),
      takes: [],
    },
    {
      name: 'nothing for another number of the account',
      payload: webhook({ messages: [text('wamid.11', 'x')] }, '999'),
      takes: [],
    },
    {
      name: 'several messages and statuses of one call, oldest first',
      payload: webhook({
        messages: [
          text('wamid.13', 'deux', { timestamp: '1795428002' }),
          text('wamid.12', 'un', { timestamp: '1795428001' }),
          text('wamid.14', 'trois', { from: '34600000000', timestamp: '1795428003' }),
        ],
        statuses: [status('wamid.unknown', 'delivered')],
      }),
      takes: [
        taken('wamid.12', { text: 'un' }),
        taken('wamid.13', { text: 'deux' }),
        { text: 'trois', personId: '34600000000', platformId: 'wamid.14' },
      ],
    },
    {
      name: 'somebody who hides their number',
      payload: webhook({
        messages: [text('wamid.15', 'salam', { from: undefined, from_user_id: 'FR.13491208655302741918' })],
      }),
      takes: [{ text: 'salam', personId: 'FR.13491208655302741918', platformId: 'wamid.15' }],
    },
  ],
  sending: [
    {
      name: 'a text with its source',
      message: {
        text: 'Bonjour',
        sources: [
          { title: 't', url: 'https://www.consulat.ma/fr', kind: 'official', checkedOn: '2026-11-23' },
        ],
      },
      requests: [
        {
          messaging_product: 'whatsapp',
          recipient_type: 'individual',
          to: PERSON,
          type: 'text',
          text: { body: 'Bonjour\n\nhttps://www.consulat.ma/fr · 23 novembre 2026', preview_url: false },
        },
      ],
    },
    {
      name: 'three short choices as buttons',
      message: {
        text: 'Oui ?',
        choices: [
          { id: 'yes', label: 'Oui' },
          { id: 'no', label: 'Non' },
        ],
      },
      requests: [
        {
          type: 'interactive',
          interactive: {
            type: 'button',
            body: { text: 'Oui ?' },
            action: {
              buttons: [
                { type: 'reply', reply: { id: 'yes', title: 'Oui' } },
                { type: 'reply', reply: { id: 'no', title: 'Non' } },
              ],
            },
          },
        },
      ],
    },
    {
      name: 'more or longer choices as a list, in the person’s language',
      message: {
        text: 'اختر موضوعا',
        language: 'ar',
        choices: [
          { id: 'a', label: 'جواز السفر البيومتري للمواطنين المقيمين بالخارج' },
          { id: 'b', label: 'البطاقة' },
        ],
      },
      requests: [
        {
          type: 'interactive',
          interactive: {
            type: 'list',
            action: {
              button: 'اختر',
              sections: [
                {
                  rows: [
                    {
                      id: 'a',
                      title: 'جواز السفر البيومتري…',
                      description: 'جواز السفر البيومتري للمواطنين المقيمين بالخارج',
                    },
                    { id: 'b', title: 'البطاقة' },
                  ],
                },
              ],
            },
          },
        },
      ],
    },
    {
      name: 'too many choices as numbered lines',
      message: {
        text: 'Choisissez :',
        choices: Array.from({ length: 11 }, (_, index) => ({ id: `c${index}`, label: `Choix ${index + 1}` })),
      },
      requests: [
        {
          type: 'text',
          text: { body: expect.stringMatching(/^Choisissez :\n\n1\. Choix 1\n.*11\. Choix 11$/s) },
        },
      ],
    },
    {
      name: 'a long text first and its choices with the last paragraph',
      message: {
        text: `${'a'.repeat(3000)}\n\nEt maintenant ?`,
        choices: [{ id: 'agent', label: 'Un agent' }],
      },
      requests: [
        { type: 'text', text: { body: 'a'.repeat(3000) } },
        { type: 'interactive', interactive: { type: 'button', body: { text: 'Et maintenant ?' } } },
      ],
    },
    {
      name: 'nothing when the number is not on WhatsApp',
      message: { text: 'x' },
      answers: ['unknown-person'],
      requests: [],
      fails: { code: 'not-on-whatsapp', retryable: false },
    },
  ],
});
