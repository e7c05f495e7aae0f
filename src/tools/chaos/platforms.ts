import { encodeMessage as encodeForTeams } from '../../../channels/teams/encode.ts';
import { encodeMessage as encodeForTelegram } from '../../../channels/telegram/encode.ts';
import { encodeMessage as encodeForWhatsApp } from '../../../channels/whatsapp/encode.ts';
import { TENANT, TeamsStandIn } from '../../../test/channels/teams/stand-in.ts';
import type { TelegramStandIn } from '../../../test/channels/telegram/stand-in.ts';
import { text as textOfPerson, webhook } from '../../../test/channels/whatsapp/payloads.ts';
import {
  SECRET as APP_SECRET,
  signature,
  WhatsAppStandIn,
} from '../../../test/channels/whatsapp/stand-in.ts';
import type { Message } from '../../core/message.ts';
import type { Random } from '../rig/random.ts';
import type { Arrival } from './books.ts';
import type { Ask } from './web-person.ts';

export interface ForgedCall {
  readonly name: string;
  readonly path: string;
  readonly body: string;
  readonly headers?: Record<string, string>;
}

/** Where people write who are not at the web chat: a stand-in that remembers, with faults. */
export interface Platform {
  readonly channel: 'telegram' | 'whatsapp' | 'teams';
  /** What the program must be told of it. */
  readonly env: Readonly<Record<string, string>>;
  /** How the channel knows the person of that number. */
  personId(person: number): string;
  /** Resolves once the program has acknowledged it, or the platform keeps it until it is asked for. */
  say(person: number, text: string, ask: Ask): Promise<void>;
  /** What has come for the person, in order, copies included. */
  arrived(person: number): Arrival[];
  /** As what a message of ours has to come, in order. */
  partsOf(message: Message): string[];
  /** Calls in its name that it never made. */
  forgeries(text: string, random: Random): readonly ForgedCall[];
  /** Makes the next calls fail; says how. */
  disturb(random: Random): string;
  stop(): Promise<void>;
}

/** @param host where they listen, as the stand-in of Telegram does already */
export async function openPlatforms(telegram: TelegramStandIn, host?: string): Promise<readonly Platform[]> {
  return [
    telegramBy(telegram),
    whatsappBy(await WhatsAppStandIn.start(host)),
    teamsBy(await TeamsStandIn.start(host)),
  ];
}

/** Asked by whichever worker holds the lease. */
function telegramBy(standIn: TelegramStandIn): Platform {
  const chat = (person: number) => 10_000 + person;
  return {
    channel: 'telegram',
    env: { TELEGRAM_TOKEN: '42:chaos', TELEGRAM_API_ROOT: standIn.url },
    personId: (person) => String(chat(person)),
    say: async (person, text) => standIn.say(text, chat(person)),
    arrived: (person) =>
      standIn.calls
        .filter(({ method, payload }) => method === 'sendMessage' && payload['chat_id'] === chat(person))
        .map(({ payload, at, unanswered }) => ({ text: String(payload['text']), at, unanswered })),
    partsOf: (message) => encodeForTelegram(message).map(({ text }) => text),
    forgeries: (text) => {
      const body = JSON.stringify({
        update_id: 1,
        message: {
          message_id: 1,
          date: 1,
          chat: { id: 1, type: 'private' },
          from: { id: 1, is_bot: false, first_name: 'F' },
          text,
        },
      });
      const call = { path: '/channels/telegram/webhook', body };
      return [
        { name: 'no secret', ...call },
        { name: 'another secret', ...call, headers: { 'x-telegram-bot-api-secret-token': 'another' } },
      ];
    },
    disturb(random) {
      const fault = random.of(['cut', { code: 429, retryAfter: 1 }, { code: 500 }, 'cut'] as const);
      standIn.faults['sendMessage'] = [fault];
      standIn.faults['getUpdates'] = [random.of(['cut', { code: 502 }, 'silence', 'ok'] as const)];
      return nameOf(fault);
    },
    stop: () => standIn.stop(),
  };
}

/** Calls any web process, again until one has taken the message. */
function whatsappBy(standIn: WhatsAppStandIn): Platform {
  const phone = (person: number) => `3360000${1000 + person}`;
  let said = 0;
  return {
    channel: 'whatsapp',
    env: standIn.settings(),
    personId: phone,
    async say(person, text, ask) {
      const message = textOfPerson(`wamid.chaos${++said}`, text, { from: phone(person) });
      const body = JSON.stringify(webhook({ messages: [message] }));
      await call(ask, '/channels/whatsapp/webhook', body, signature(body, APP_SECRET));
    },
    arrived: (person) =>
      standIn.arrivals
        .filter(({ body }) => 'type' in body && body['to'] === phone(person))
        .map(({ body, at, unanswered }) => ({ text: whatsappPart(body), at, unanswered })),
    partsOf: (message) => encodeForWhatsApp(message).map(whatsappPart),
    forgeries: (text, random) => {
      const from = phone(Math.floor(random.between(0, 100)));
      const body = JSON.stringify(
        webhook({ messages: [textOfPerson(`wamid.forged${random.next()}`, text, { from })] }),
      );
      const call = { path: '/channels/whatsapp/webhook', body };
      return [
        { name: 'no signature', ...call },
        { name: 'another key', ...call, headers: signature(body, 'another') },
        { name: 'the signature of another body', ...call, headers: signature('{}', APP_SECRET) },
      ];
    },
    disturb(random) {
      const fault = random.of(['cut', { status: 429, retryAfter: 1 }, { status: 500 }, 'cut'] as const);
      standIn.faults.splice(0, Number.POSITIVE_INFINITY, fault);
      return nameOf(fault);
    },
    stop: () => standIn.stop(),
  };
}

function whatsappPart(body: object): string {
  const { type, text, interactive } = body as Record<string, unknown>;
  return JSON.stringify({ type, text, interactive });
}

/** Calls any web process, again until one has taken the message. */
function teamsBy(standIn: TeamsStandIn): Platform {
  const talk = (person: number) => `a:talk-${person}`;
  let said = 0;
  return {
    channel: 'teams',
    env: standIn.settings(),
    personId: talk,
    async say(person, text, ask) {
      const activity = standIn.activity({
        id: `chaos-${++said}`,
        text,
        from: { id: `29:${person}` },
        conversation: { id: talk(person), conversationType: 'personal', tenantId: TENANT },
      });
      const headers = { authorization: standIn.token() };
      await call(ask, '/channels/teams/messages', JSON.stringify(activity), headers);
    },
    arrived: (person) =>
      standIn.messages
        .filter(({ conversationId }) => conversationId === talk(person))
        .map(({ activity, at, unanswered }) => ({ text: teamsPart(activity), at, unanswered })),
    partsOf: (message) => encodeForTeams(message, 'card').map(teamsPart),
    forgeries: (text, random) => {
      const id = talk(Math.floor(random.between(0, 100)));
      const conversation = { id, conversationType: 'personal', tenantId: TENANT };
      const body = JSON.stringify(standIn.activity({ id: `forged-${random.next()}`, text, conversation }));
      const call = { path: '/channels/teams/messages', body };
      return [
        { name: 'no token', ...call },
        { name: 'a token of another key', ...call, headers: { authorization: standIn.token({}, 'foreign') } },
        { name: 'an unsigned token', ...call, headers: { authorization: standIn.token({}, 'unsigned') } },
        { name: 'an old token', ...call, headers: { authorization: standIn.token({ exp: 1_700_000_000 }) } },
      ];
    },
    disturb(random) {
      const fault = random.of(['cut', { code: 429, retryAfter: '1' }, { code: 500 }, 'cut'] as const);
      standIn.faults.splice(0, Number.POSITIVE_INFINITY, fault);
      standIn.keyFaults.splice(0, Number.POSITIVE_INFINITY, random.of(['half', 'silence', 'ok'] as const));
      return nameOf(fault);
    },
    stop: () => standIn.stop(),
  };
}

function teamsPart(activity: object): string {
  const { text, attachments } = activity as Record<string, unknown>;
  return JSON.stringify({ text, attachments });
}

async function call(ask: Ask, path: string, body: string, headers: Record<string, string>): Promise<void> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body };
  const response = await ask(path, init, (status) => status >= 200 && status < 300);
  await response.body?.cancel();
}

function nameOf(fault: string | { readonly code?: number; readonly status?: number }): string {
  return typeof fault === 'string' ? fault : `refuses ${fault.code ?? fault.status}`;
}
