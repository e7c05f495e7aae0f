import { startTestApp, type TestApp } from '../../journeys/app.ts';
import { eventually } from '../../support/eventually.ts';
import { TelegramStandIn } from './stand-in.ts';

const SECRET = 'a-secret';
const chat = { id: 42, type: 'private', first_name: 'F' };
const from = { id: 42, is_bot: false, first_name: 'F', language_code: 'fr' };

describe('Telegram in the whole program', () => {
  let app: TestApp;
  let platform: TelegramStandIn;
  beforeAll(async () => {
    platform = await TelegramStandIn.start();
    app = await startTestApp({
      TELEGRAM_TOKEN: '1:test',
      TELEGRAM_API_ROOT: platform.url,
      TELEGRAM_WEBHOOK_SECRET: SECRET,
      PUBLIC_URL: 'https://dalil.example',
    });
  }, 120_000);
  afterAll(async () => {
    await app.stop();
    await platform.stop();
  });

  let number = 1;
  async function write(content: object, secret = SECRET): Promise<number> {
    const update_id = number++;
    const message = { message_id: update_id, date: Math.floor(Date.now() / 1000), chat, from, ...content };
    const response = await fetch(`${app.url}/channels/telegram/webhook`, {
      method: 'POST',
      headers: { 'x-telegram-bot-api-secret-token': secret },
      body: JSON.stringify({ update_id, message }),
    });
    await response.arrayBuffer();
    return response.status;
  }
  const lastText = () => platform.arrived.at(-1) ?? '';

  it('refuses whoever is not Telegram', async () => {
    expect(await write({ text: 'salam' }, 'forged')).toBe(403);
  });

  it('shows its true state', async () => {
    await eventually(async () => {
      const response = await fetch(`${app.url}/readyz`);
      const { channels } = (await response.json()) as { channels: Record<string, object> };
      expect(channels['telegram']).toMatchObject({ state: 'connected', since: expect.any(String) });
    });
  });

  it('answers a question, a link to a service, and what is not text', async () => {
    expect(await write({ text: 'prix du passeport pour un adulte ?' })).toBe(200);
    await eventually(() => expect(lastText()).toContain('MAD'));
    await write({ text: '/start cnie' });
    await eventually(() => expect(lastText()).toMatch(/carte nationale/i));
    await write({ voice: { file_id: 'x' } });
    await eventually(() => expect(lastText()).toContain('messages vocaux'));
    await write({ location: { latitude: 45.75, longitude: 4.85 } });
    await eventually(() => expect(lastText()).toContain('Lyon'));
    await write({ text: '/forget' });
    await eventually(() => expect(lastText()).toContain('Tout effacer'));
  });

  it('shows an agent that a photo came, keeps nothing of it, and brings the answer', async () => {
    const agent = await app.agent('omar');
    await write({ text: '/agent' });
    await eventually(() => expect(lastText()).toMatch(/agent/));
    await eventually(async () => expect(await agent.escalations('waiting')).toHaveLength(1));
    const [{ id, conversationId } = { id: '', conversationId: '' }] = await agent.escalations('waiting');
    expect((await agent.call('POST', `/escalations/${id}/claim`)).status).toBe(200);
    await write({ photo: [{ file_id: 'secret-photo', file_unique_id: 'u', width: 1, height: 1 }] });
    await eventually(async () => {
      const response = await agent.call('GET', `/conversations/${conversationId}/messages`);
      const text = await response.text();
      expect(text).toContain('"attachments":[{"kind":"image"}]');
      expect(text).not.toContain('secret-photo');
    });
    const reply = { clientId: 'c1', text: 'Bonjour, ici Omar.' };
    expect((await agent.call('POST', `/conversations/${conversationId}/messages`, reply)).status).toBe(202);
    await eventually(() => expect(lastText()).toBe('Bonjour, ici Omar.'));
    const response = await agent.call('GET', `/conversations/${conversationId}/messages`);
    const { messages } = (await response.json()) as { messages: { from: string; attachments?: object[] }[] };
    const afterPhoto = messages.slice(messages.findLastIndex(({ attachments }) => attachments));
    expect(afterPhoto.filter(({ from: sender }) => sender === 'bot')).toEqual([]);
  });
});
