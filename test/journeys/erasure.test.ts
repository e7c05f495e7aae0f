import { setTimeout as pause } from 'node:timers/promises';
import { TelegramStandIn } from '../channels/telegram/stand-in.ts';
import { justNow, message, text, webhook } from '../channels/whatsapp/payloads.ts';
import { SECRET, WhatsAppStandIn } from '../channels/whatsapp/stand-in.ts';
import type { DeskAgent } from '../support/desk-agent.ts';
import { eventually } from '../support/eventually.ts';
import { startTestApp, type TestApp } from './app.ts';
import { journeyStores } from './stores.ts';

/** Somebody on a platform, who keeps what they are sent. */
interface Person {
  says(words: string): Promise<void>;
  /** Presses a button, of whatever message. */
  presses(choice: string, label: string): Promise<void>;
  /** Every text that arrived, in order. */
  arrived(): readonly string[];
}

/** What whoever asks for an agent is told of the wait, by day and by night. */
const IN_LINE = /Votre place|Laissez votre message ici/;

const now = () => Math.floor(Date.now() / 1000);

describe.each(journeyStores())('a person who has their words erased, on $name', ({ prepare }) => {
  let store: Awaited<ReturnType<typeof prepare>>;
  let app: TestApp;
  let telegram: TelegramStandIn;
  let whatsapp: WhatsAppStandIn;
  let administrator: DeskAgent;
  let number = 1;
  beforeAll(async () => {
    [store, telegram, whatsapp] = await Promise.all([
      prepare(),
      TelegramStandIn.start(),
      WhatsAppStandIn.start(),
    ]);
    app = await startTestApp({
      ...store.env,
      PUBLIC_URL: 'https://dalil.example',
      TELEGRAM_TOKEN: '1:test',
      TELEGRAM_API_ROOT: telegram.url,
      TELEGRAM_WEBHOOK_SECRET: SECRET,
      ...whatsapp.settings(),
    });
    whatsapp.webhook = { url: `${app.url}/channels/whatsapp/webhook` };
    administrator = await app.administrator();
  }, 240_000);
  afterAll(async () => {
    await app.stop();
    await Promise.all([telegram.stop(), whatsapp.stop(), store.stop()]);
  });

  function onTelegram(): Person {
    const id = 500_000 + number++;
    const chat = { id, type: 'private', first_name: 'F' };
    const from = { id, is_bot: false, first_name: 'F', language_code: 'fr' };
    const give = async (update: object) => {
      const response = await fetch(`${app.url}/channels/telegram/webhook`, {
        method: 'POST',
        headers: { 'x-telegram-bot-api-secret-token': SECRET },
        body: JSON.stringify({ update_id: number++, ...update }),
      });
      expect(response.status).toBe(200);
      await response.arrayBuffer();
    };
    return {
      says: (words) => give({ message: { message_id: number++, date: now(), chat, from, text: words } }),
      presses: (data, label) => {
        const reply_markup = { inline_keyboard: [[{ text: label, callback_data: data }]] };
        const shown = { message_id: number++, date: 1, chat, text: 'x', reply_markup };
        return give({
          callback_query: { id: String(number++), from, chat_instance: 'x', data, message: shown },
        });
      },
      arrived: () =>
        telegram.calls
          .filter(({ method, payload }) => method === 'sendMessage' && payload['chat_id'] === id)
          .map(({ payload }) => JSON.stringify(payload)),
    };
  }

  function onWhatsApp(): Person {
    const from = String(212_644_000_000 + number++);
    const give = async (content: object) => {
      expect(await whatsapp.call(webhook({ messages: [content] }))).toBe(200);
    };
    return {
      says: (words) => give(text(`wamid.${number++}`, words, { from, ...justNow() })),
      presses: (id, title) =>
        give(
          message({
            ...{ id: `wamid.${number++}`, type: 'interactive', from, ...justNow() },
            interactive: { type: 'list_reply', list_reply: { id, title } },
          }),
        ),
      arrived: () =>
        whatsapp.taken.filter(({ to }) => to === from).map(({ to: _, ...sent }) => JSON.stringify(sent)),
    };
  }

  const PLATFORMS = [
    ['Telegram', onTelegram],
    ['WhatsApp', onWhatsApp],
  ] as const;

  /** Does it, and waits for the answer that it calls for; gives all that arrived since. */
  async function answered(person: Person, act: Promise<void>, wanted: RegExp): Promise<readonly string[]> {
    const before = person.arrived().length;
    await act;
    await eventually(() => expect(person.arrived().slice(before).join()).toMatch(wanted), 30_000);
    return person.arrived().slice(before);
  }
  const asks = (person: Person) => answered(person, person.says('effacez mes messages'), /Tout effacer ici/);
  const confirms = (person: Person) =>
    answered(person, person.presses('forget.yes', 'Oui, tout effacer'), /C’est effacé/);
  const found = async (word: string): Promise<number> => {
    const response = await administrator.call('GET', `/search?q=${word}`);
    return ((await response.json()) as { messages: unknown[] }).messages.length;
  };
  /** The escalation of the only person who waits. */
  async function waiting() {
    const [mine, ...others] = await administrator.escalations('waiting');
    expect(others).toEqual([]);
    if (!mine) throw new Error('Nobody waits.');
    return { id: mine.id, path: `/conversations/${mine.conversationId}` };
  }

  it.each(PLATFORMS)(
    '%s: twice, by an old button too, and writes again in between',
    async (name, begin) => {
      const person = begin();
      const word = `Zanzibarova-${name}`;
      await answered(person, person.says(`prix du passeport adulte, je suis ${word}`), /MAD/);
      for (let time = 0; time < 2; time++) await asks(person);
      expect(await found(word)).toBe(1);
      await confirms(person);
      await eventually(async () => expect(await found(word)).toBe(0), 20_000);
      // The buttons of both questions are still there.
      expect((await confirms(person)).join()).not.toContain('Je suis Dalil');
      await answered(person, person.says(`prix du passeport adulte, je suis ${word}`), /MAD.*Je suis Dalil/);
      await asks(person);
      await confirms(person);
      await eventually(async () => expect(await found(word)).toBe(0), 20_000);
      expect(person.arrived()).toHaveLength(8);
    },
    120_000,
  );

  it.each(PLATFORMS)(
    '%s: while they wait for an agent, who is then not called',
    async (_name, begin) => {
      const person = begin();
      await answered(person, person.says('je veux parler à un agent'), IN_LINE);
      await waiting();
      await asks(person);
      await confirms(person);
      expect(await administrator.escalations('waiting')).toEqual([]);
      await answered(person, person.presses('queue.leave', 'Quitter la file'), /n’attendez plus/);
      await answered(person, person.says('je veux parler à un agent'), IN_LINE);
      const { path } = await waiting();
      expect((await administrator.call('DELETE', path)).status).toBe(200);
      expect(await administrator.escalations('waiting')).toEqual([]);
    },
    120_000,
  );

  it.each(PLATFORMS)(
    '%s: after an agent, and hears nothing of that again',
    async (name, begin) => {
      const person = begin();
      await answered(person, person.says('je veux parler à un agent'), IN_LINE);
      const { id, path } = await waiting();
      const claims = async () => void (await administrator.call('POST', `/escalations/${id}/claim`));
      await answered(person, claims(), /prend la conversation/);
      const word = `Crocodilius-${name}`;
      const reply = { clientId: name, text: `Bonjour, je regarde pour ${word}.` };
      const replies = async () => void (await administrator.call('POST', `${path}/messages`, reply));
      await answered(person, replies(), new RegExp(word));
      // To an agent who holds the talk it is a wish like any other.
      const heard = person.arrived().length;
      await person.says('effacez mes messages');
      await person.presses('forget.yes', 'Oui, tout effacer');
      await eventually(async () => {
        const response = await administrator.call('GET', `${path}/messages`);
        expect(JSON.stringify(await response.json())).toMatch(/effacez mes messages.*Oui, tout effacer/);
      });
      const ending = { disposition: 'answered', note: `${word} a tout` };
      const ends = async () => void (await administrator.call('POST', `/escalations/${id}/resolve`, ending));
      await answered(person, ends(), /a terminé/);
      expect(person.arrived()).toHaveLength(heard + 1);
      await asks(person);
      await confirms(person);
      await eventually(async () => expect(await found(word)).toBe(0), 20_000);
      const thanked = person.arrived().length;
      await answered(person, person.presses(`rate.${id}.good`, 'Oui'), /c’est noté/);
      // Whatever the sweep finds to be told again, it finds within this time.
      await pause(6_000);
      expect(person.arrived()).toHaveLength(thanked + 1);
    },
    120_000,
  );
});
