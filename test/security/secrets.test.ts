import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLog } from '../../src/log.ts';
import { startTestApp, type TestApp } from '../journeys/app.ts';

const SECRET_ENV = {
  TELEGRAM_TOKEN: '123456:telegram-token-that-is-secret',
  TELEGRAM_WEBHOOK_SECRET: 'webhook-secret-that-is-secret',
  TELEGRAM_API_ROOT: 'http://127.0.0.1:9',
  WHATSAPP_CLOUD_TOKEN: 'whatsapp-token-that-is-secret',
  WHATSAPP_CLOUD_PHONE_ID: '1',
  WHATSAPP_CLOUD_APP_SECRET: 'app-secret-that-is-secret',
  WHATSAPP_CLOUD_VERIFY_TOKEN: 'verify-token-that-is-secret',
  WHATSAPP_CLOUD_API_ROOT: 'http://127.0.0.1:9/v1',
};
const PHONE = '+33 6 98 76 54 32';
const CARD = 'AB654321';
const WORDS = ['zanzibar', 'crocodile', 'parapluie'];

let app: TestApp;
let lines = '';
/** All that lies on the disk. */
let stored = '';
let chatToken: string;
let deskToken: string;
let pages = '';

beforeAll(async () => {
  const log = createLog('debug', {
    write(line: string) {
      lines += line;
    },
  });
  app = await startTestApp(SECRET_ENV, { log });
  const administrator = await app.administrator();
  const citizen = await app.citizen();
  chatToken = citizen.token;
  deskToken = administrator.cookie.split('=')[1] ?? '';
  await citizen.asks(`${WORDS[0]} passeport renouvellement, tel ${PHONE}, carte ${CARD}`);
  await citizen.asks(`je veux un agent ${WORDS[1]}`);
  const [escalation] = await administrator.escalations('waiting');
  await administrator.call('POST', `/escalations/${escalation?.id}/claim`);
  const reply = { clientId: 'r', text: `bonjour ${WORDS[2]}` };
  await administrator.call('POST', `/conversations/${citizen.conversationId}/messages`, reply);
  const forged = { update_id: 1, message: { text: WORDS[0] } };
  const telegram = await fetch(`${app.url}/channels/telegram/webhook`, {
    method: 'POST',
    body: JSON.stringify(forged),
  });
  expect(telegram.status).toBe(403);
  for (const path of ['/readyz', '/metrics', '/healthz']) pages += await (await fetch(app.url + path)).text();
  stored = readdirSync(app.dataDir)
    .filter((name) => name.startsWith('dalil.db'))
    .map((name) => readFileSync(join(app.dataDir, name), 'latin1'))
    .join('');
}, 180_000);
afterAll(() => app?.stop());

describe('secrets', () => {
  it('the store holds tokens and passwords only as hashes', () => {
    expect(stored).toContain('scrypt$');
    for (const secret of [chatToken, deskToken, 'Correct-Horse-9!', ...Object.values(SECRET_ENV).slice(0, 2)])
      expect(stored).not.toContain(secret);
  });

  it('the number of a paper is masked before it is stored, a telephone number stays', () => {
    expect(stored).not.toContain(CARD);
    expect(stored).toContain(PHONE);
  });

  it('no secret, no word of anybody and no number is logged, whatever the level', () => {
    expect(lines.length).toBeGreaterThan(100);
    const never = [
      ...WORDS,
      PHONE,
      '98 76 54 32',
      CARD,
      chatToken,
      deskToken,
      'Correct-Horse',
      'that-is-secret',
      'admin@example.org',
    ];
    for (const secret of never) expect([secret, lines.includes(secret)]).toEqual([secret, false]);
  });

  it('neither health nor metrics tell any of it', () => {
    for (const secret of [...WORDS, 'that-is-secret', app.dataDir]) expect(pages).not.toContain(secret);
  });
});
