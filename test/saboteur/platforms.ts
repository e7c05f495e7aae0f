import type { Random } from '../../src/tools/rig/random.ts';
import { TENANT, TeamsStandIn } from '../channels/teams/stand-in.ts';
import { TelegramStandIn } from '../channels/telegram/stand-in.ts';
import { justNow, status, text, webhook } from '../channels/whatsapp/payloads.ts';
import { signature, SECRET as WHATSAPP_SECRET, WhatsAppStandIn } from '../channels/whatsapp/stand-in.ts';
import { type Saboteur, startSaboteur } from './proxy.ts';
import { webchat } from './webchat.ts';
import { whatsappWeb } from './whatsapp-web.ts';

/** A platform whose every call, in and out, passes by a saboteur. */
export interface Platform {
  readonly env: Readonly<Record<string, string>>;
  /** Before the platform (our calls) and before us (its calls). */
  readonly outside: Saboteur;
  readonly inside: Saboteur;
  /** The person writes; the platform calls until it is acknowledged, or keeps it until it is asked. */
  write(person: number, message: number, words: string): Promise<void>;
  /** What the person has been shown, in order, copies included. */
  shown(person: number): readonly string[];
  /** Sends that arrived without our learning it: so many copies are unavoidable. */
  inDoubt(): number;
  /** A call that nobody may make, in the person's name: its status. Absent where nobody can call. */
  forge?(person: number, words: string): Promise<number>;
  /** How many write at the same time. */
  readonly people: number;
  /** Longest pause between an agent's replies, and the silence after which nothing more is to come. */
  readonly paceMs: number;
  readonly quietMs: number;
  stop(): Promise<void>;
}

type Opens = (appUrl: () => string, random: Random) => Promise<Platform>;

const SECRET = 'a-secret';
const USUAL = { people: 6, paceMs: 600, quietMs: 1000 };

/** Calls until the answer is a success, as platforms do. */
async function insist(url: string, init: RequestInit): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(3000) }).catch(() => undefined);
    const page = await response?.text().catch(() => undefined);
    // An answer that was cut or made up by somebody on the way is none.
    if (response?.ok && page !== undefined && !page.startsWith('<')) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The webhook was called in vain.');
}

function post(body: string, headers: Record<string, string>): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body };
}

async function statusOf(url: string, init: RequestInit): Promise<number> {
  const response = await fetch(url, init);
  await response.arrayBuffer();
  return response.status;
}

const telegramUpdate = (person: number, message: number, words: string) => {
  const chat = { id: 5000 + person, type: 'private', first_name: 'F' };
  const from = { id: chat.id, is_bot: false, first_name: 'F', language_code: 'fr' };
  return {
    message: { message_id: message + 1, date: Math.floor(Date.now() / 1000), chat, from, text: words },
  };
};

function telegram(way: 'asked' | 'called'): Opens {
  return async (appUrl, random) => {
    const standIn = await TelegramStandIn.start();
    standIn.repeat = way === 'asked';
    const outside = await startSaboteur(() => standIn.url, random);
    const inside = await startSaboteur(appUrl, random);
    const address = () => `${inside.url}/channels/telegram/webhook`;
    let updates = 1000;
    return {
      env: {
        TELEGRAM_TOKEN: '1:test',
        TELEGRAM_API_ROOT: outside.url,
        ...(way === 'called' ? { TELEGRAM_WEBHOOK_SECRET: SECRET, PUBLIC_URL: 'https://dalil.example' } : {}),
      },
      ...USUAL,
      outside,
      inside,
      inDoubt: () => doubtsOf(outside, /sendMessage$/),
      async write(person, message, words) {
        const update = telegramUpdate(person, message, words);
        if (way === 'asked') return standIn.push(update);
        const body = JSON.stringify({ update_id: ++updates, ...update });
        await insist(address(), post(body, { 'x-telegram-bot-api-secret-token': SECRET }));
      },
      shown: (person) =>
        standIn.calls
          .filter(
            ({ method, payload }) => method === 'sendMessage' && Number(payload['chat_id']) === 5000 + person,
          )
          .map(({ payload }) => JSON.stringify([payload['text'], payload['reply_markup']])),
      ...(way === 'called'
        ? {
            forge: (person: number, words: string) =>
              statusOf(
                `${appUrl()}/channels/telegram/webhook`,
                post(JSON.stringify({ update_id: 1, ...telegramUpdate(person, 1, words) }), {
                  'x-telegram-bot-api-secret-token': 'another',
                }),
              ),
          }
        : {}),
      stop: () => stopAll(standIn, outside, inside),
    };
  };
}

const whatsapp: Opens = async (appUrl, random) => {
  const standIn = await WhatsAppStandIn.start();
  const outside = await startSaboteur(() => new URL(standIn.url).origin, random);
  const inside = await startSaboteur(appUrl, random);
  const address = () => `${inside.url}/channels/whatsapp/webhook`;
  const phone = (person: number) => `3360000${String(1000 + person)}`;
  const call = (payload: object) => {
    const body = JSON.stringify(payload);
    return insist(address(), post(body, signature(body, WHATSAPP_SECRET)));
  };
  let reported = 0;
  /** Reports on what was taken, late, doubled and in any order. */
  const reports = setInterval(() => {
    const fresh = standIn.taken.slice(reported);
    reported += fresh.length;
    fresh.forEach((_, index) => {
      const id = `wamid.out${reported - fresh.length + index + 1}`;
      const states = ['read', 'sent', 'delivered', 'sent'].map((state) => status(id, state));
      void call(webhook({ statuses: states })).catch(() => undefined);
    });
  }, 100);
  return {
    env: standIn.settings(`${outside.url}/v0.0`),
    ...USUAL,
    outside,
    inside,
    // Ticks and signs of typing are not messages.
    inDoubt: () => doubtsOf(outside, /messages$/, /"status"/),
    write: (person, message, words) =>
      call(
        webhook({
          messages: [text(`wamid.${person}.${message}`, words, { from: phone(person), ...justNow() })],
        }),
      ),
    shown: (person) =>
      standIn.taken
        .filter(({ to }) => to === phone(person))
        .map(({ to: _, ...body }) => JSON.stringify(body)),
    forge: (person, words) => {
      const forged = text('wamid.forged', words, { from: phone(person) });
      const body = JSON.stringify(webhook({ messages: [forged] }));
      return statusOf(`${appUrl()}/channels/whatsapp/webhook`, post(body, signature(body, 'another')));
    },
    stop: async () => {
      clearInterval(reports);
      await stopAll(standIn, outside, inside);
    },
  };
};

const teams: Opens = async (appUrl, random) => {
  const standIn = await TeamsStandIn.start();
  const outside = await startSaboteur(() => standIn.url, random);
  const inside = await startSaboteur(appUrl, random);
  const serviceUrl = `${outside.url}/`;
  const activity = (person: number, message: number, words: string) =>
    JSON.stringify(
      TeamsStandIn.activity(serviceUrl, {
        id: `${person}-${message}`,
        timestamp: new Date().toISOString(),
        text: words,
        from: { id: `29:${person}` },
        conversation: { id: `a:talk-${person}`, conversationType: 'personal', tenantId: TENANT },
      }),
    );
  return {
    env: standIn.settings(outside.url),
    ...USUAL,
    outside,
    inside,
    inDoubt: () => doubtsOf(outside, /activities$/, /"type":"typing"/),
    write: (person, message, words) =>
      insist(
        `${inside.url}/channels/teams/messages`,
        post(activity(person, message, words), { authorization: standIn.token({ serviceurl: serviceUrl }) }),
      ),
    shown: (person) =>
      standIn.messages
        .filter(({ conversationId }) => conversationId === `a:talk-${person}`)
        .map(({ activity: { text: words, attachments } }) => JSON.stringify([words, attachments])),
    forge: (person, words) =>
      statusOf(
        `${appUrl()}/channels/teams/messages`,
        post(activity(person, 1, words), {
          authorization: standIn.token({ serviceurl: serviceUrl }, 'foreign'),
        }),
      ),
    stop: () => stopAll(standIn, outside, inside),
  };
};

function doubtsOf({ inDoubt }: Saboteur, path: RegExp, not?: RegExp): number {
  return inDoubt.filter((call) => path.test(call.path) && !not?.test(call.body)).length;
}

async function stopAll(...parts: readonly { stop(): Promise<void> }[]): Promise<void> {
  await Promise.all(parts.map((part) => part.stop()));
}

export const PLATFORMS: readonly (readonly [name: string, opens: Opens])[] = [
  ['Web chat', webchat],
  ['Telegram, asked', telegram('asked')],
  ['Telegram, called', telegram('called')],
  ['WhatsApp', whatsapp],
  ['Teams', teams],
  ['WhatsApp in a browser', whatsappWeb],
];
