import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TelegramStandIn } from '../channels/telegram/stand-in.ts';
import { PHONE_ID, text, webhook } from '../channels/whatsapp/payloads.ts';
import { SECRET, TOKEN, WhatsAppStandIn } from '../channels/whatsapp/stand-in.ts';
import { startTestRedis, type TestRedis } from '../queue/redis-server.ts';
import { eventually } from '../support/eventually.ts';
import { startTestApp, type TestApp } from './app.ts';

const QUESTION = 'prix du passeport adulte';
const PEOPLE = Array.from({ length: 12 }, (_, index) => 3_360_000_000 + index);

describe('two processes whose Redis stays away', () => {
  let redis: TestRedis;
  let telegram: TelegramStandIn;
  let whatsapp: WhatsAppStandIn;
  let dataDir: string;
  let apps: TestApp[];
  beforeAll(async () => {
    redis = await startTestRedis();
    telegram = await TelegramStandIn.start();
    whatsapp = await WhatsAppStandIn.start();
    dataDir = await mkdtemp(join(tmpdir(), 'dalil-away-'));
    const settings = {
      REDIS_URL: redis.socket,
      DATA_DIR: dataDir,
      PUBLIC_URL: 'https://dalil.example',
      TELEGRAM_TOKEN: '1:test',
      TELEGRAM_API_ROOT: telegram.url,
      TELEGRAM_WEBHOOK_SECRET: SECRET,
      WHATSAPP_CLOUD_TOKEN: TOKEN,
      WHATSAPP_CLOUD_PHONE_ID: PHONE_ID,
      WHATSAPP_CLOUD_APP_SECRET: SECRET,
      WHATSAPP_CLOUD_VERIFY_TOKEN: 'verify',
      WHATSAPP_CLOUD_API_ROOT: whatsapp.url,
    };
    apps = [await startTestApp(settings), await startTestApp(settings)];
  }, 200_000);
  afterAll(async () => {
    for (const app of apps) await app.stop();
    await Promise.all([telegram.stop(), whatsapp.stop(), redis.close()]);
    await rm(dataDir, { recursive: true, force: true });
  });

  let number = 1;
  /** To either process in turn, as a load balancer would. */
  const write = async (person: number, words: string) => {
    const url = apps[number % 2]?.url;
    whatsapp.webhook = { url: `${url}/channels/whatsapp/webhook` };
    const wamid = `wamid.${number++}`;
    expect(await whatsapp.give(webhook({ messages: [text(wamid, words, { from: `${person}` })] }))).toEqual([
      200,
    ]);
    const chat = { id: person, type: 'private', first_name: 'F' };
    const from = { id: person, is_bot: false, first_name: 'F', language_code: 'fr' };
    const message = { message_id: number, date: 1_790_000_000, chat, from, text: words };
    const response = await fetch(`${url}/channels/telegram/webhook`, {
      method: 'POST',
      headers: { 'x-telegram-bot-api-secret-token': SECRET },
      body: JSON.stringify({ update_id: number++, message }),
    });
    expect(response.status).toBe(200);
  };
  /** What has arrived for a person on both platforms. */
  const toTelegram = (person: number) =>
    telegram.calls
      .filter(({ method, payload }) => method === 'sendMessage' && payload['chat_id'] === person)
      .map(({ payload }) => String(payload['text']));
  const toWhatsApp = (person: number) =>
    whatsapp.taken.filter(({ to }) => to === String(person)).map(({ to, ...body }) => JSON.stringify(body));

  it('answer people on the platforms that call them, each once, and go on with the queue when it is back', async () => {
    await redis.kill();
    for (const person of PEOPLE) await write(person, QUESTION);
    await eventually(() => {
      for (const person of PEOPLE) {
        expect(toTelegram(person).join()).toContain('MAD');
        expect(toWhatsApp(person).join()).toContain('MAD');
      }
    }, 60_000);
    await redis.start();
    for (const person of PEOPLE) await write(person, 'merci');
    await eventually(() => {
      for (const person of PEOPLE) {
        expect(toTelegram(person).at(-1)).not.toContain('MAD');
        expect(toWhatsApp(person).at(-1)).not.toContain('MAD');
      }
    }, 60_000);
    for (const person of PEOPLE) {
      for (const arrived of [toTelegram(person), toWhatsApp(person)])
        expect(arrived).toEqual([...new Set(arrived)]);
    }
  }, 150_000);
});
