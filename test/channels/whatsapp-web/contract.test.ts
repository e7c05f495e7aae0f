import { createWhatsAppWeb } from '../../../channels/whatsapp-web/index.ts';
import { createReport } from '../../../src/bot/report.ts';
import { channelContract } from '../../contracts/channel.contract.ts';
import type { ChannelUnderTest, ContractParts, PlatformAnswer } from '../../contracts/channel-spec.ts';
import { type Answer, aMessage, type SentText, WhatsAppWebStandIn } from './stand-in.ts';

const PERSON = '33600000000@c.us';

async function open({ bot, receive, now, log, timeoutMs }: ContractParts): Promise<ChannelUnderTest> {
  const client = new WhatsAppWebStandIn();
  const channel = createWhatsAppWeb({
    dataDir: 'unused',
    programFolders: [],
    receive,
    report: createReport({ channel: 'whatsapp-web', deliveries: bot.store.deliveries, hints: bot.hints }),
    random: () => 0,
    now,
    log,
    timeoutMs,
    gapMs: [0, 0],
    open: async () => client,
  });
  await channel.start();
  await new Promise((resolve) => setTimeout(resolve, 1));
  return {
    channel,
    give: async (payload) => {
      client.emit('message', payload);
      return undefined;
    },
    answerNext: (...answers) => void client.answers.push(...answers.map(answerOf)),
    sent: () => client.sent,
    close: () => channel.stop(),
  };
}

function answerOf(answer: PlatformAnswer): Answer {
  if (answer === 'unknown-person') return 'no-lid';
  if (answer === 'fault') return 'none';
  return answer === 'cut' || answer === 'silence' ? answer : 'ok';
}

const id = (number: number) => ({ _serialized: `false_${PERSON}_${number}` });
const takes = (number: number, changes: object) => [
  { text: '', personId: PERSON, platformId: id(number)._serialized, ...changes },
];
const listens = 'a browser: nobody can post to us';
const silent = 'WhatsApp’s page does not say it';

channelContract({
  name: 'whatsapp-web',
  open,
  person: { id: PERSON },
  text: (number, body) => aMessage({ id: id(number), body }),
  unknown: { payload: aMessage({ type: 'hologram', id: id(99) }) },
  shown: (request) => ({ text: (request as SentText).text }),
  leftOut: {
    'bad signature': listens,
    'missing signature': listens,
    'no secret configured': listens,
    'oversize body': listens,
    'malformed body': listens,
    throttled: silent,
    blocked: silent,
  },
  intake: [
    { name: 'a text', payload: aMessage({ id: id(1) }), takes: takes(1, { text: 'salam' }) },
    {
      name: 'a picture with its caption',
      payload: aMessage({ id: id(2), type: 'image', body: 'ma carte' }),
      takes: takes(2, { text: 'ma carte', attachments: [{ kind: 'image' }] }),
    },
    {
      name: 'a voice message',
      payload: aMessage({ id: id(3), type: 'ptt', body: '' }),
      takes: takes(3, { attachments: [{ kind: 'voice' }] }),
    },
    {
      name: 'a place, without its picture',
      payload: aMessage({
        id: id(4),
        type: 'location',
        body: '/9j/4AAQSkZJRg',
        location: { latitude: 48.85, longitude: 2.35 },
      }),
      takes: takes(4, { attachments: [{ kind: 'location', latitude: 48.85, longitude: 2.35 }] }),
    },
    {
      name: 'a contact, without what stands on the card',
      payload: aMessage({ id: id(5), type: 'vcard', body: 'BEGIN:VCARD' }),
      takes: takes(5, { attachments: [{ kind: 'contact' }] }),
    },
    {
      name: 'a file, without its name',
      payload: aMessage({ id: id(6), type: 'document', body: 'passeport AB12.pdf' }),
      takes: takes(6, { attachments: [{ kind: 'document' }] }),
    },
    { name: 'nothing of ours', payload: aMessage({ fromMe: true }), takes: [] },
    { name: 'nothing of a group', payload: aMessage({ from: '120363@g.us' }), takes: [] },
    { name: 'no status update', payload: aMessage({ from: 'status@broadcast', isStatus: true }), takes: [] },
    { name: 'no broadcast', payload: aMessage({ broadcast: true }), takes: [] },
    { name: 'no notice of WhatsApp', payload: aMessage({ type: 'e2e_notification', body: '' }), takes: [] },
  ],
  sending: [
    {
      name: 'choices as numbered lines',
      message: { text: 'Bonjour', choices: [{ id: 'agent', label: 'Un agent' }] },
      requests: [{ to: PERSON, text: 'Bonjour\n\n1. Un agent' }],
    },
    {
      name: 'nothing to who has no WhatsApp',
      message: { text: 'x' },
      answers: ['unknown-person'],
      requests: [],
      fails: { code: 'unknown-person', retryable: false },
    },
  ],
});
