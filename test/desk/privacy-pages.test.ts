import { rmSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { deviceName } from '../../src/desk/ui/device-name.ts';
import { whatWasDone } from '../../src/desk/ui/page-audit.tsx';
import { en } from '../../src/desk/ui/words-en.ts';
import { DESKTOP, openChromium, PHONE } from '../browser/chromium.ts';
import { anEscalation, open } from '../escalation/harness.ts';
import { API } from '../support/openapi.ts';
import { buildDeskPage, expectAccessible, signedInPage } from './desk-page.ts';
import { Browser, startDesk } from './harness.ts';

let uiDir: string;
let chromium: Awaited<ReturnType<typeof openChromium>>;
let desk: Awaited<ReturnType<typeof startDesk>>;
const id = 'conversation-of-e1';

beforeAll(async () => {
  uiDir = buildDeskPage();
  chromium = await openChromium();
}, 60_000);
afterAll(async () => {
  await chromium?.close();
  rmSync(uiDir, { recursive: true, force: true });
});
beforeEach(async () => {
  desk = await startDesk({ uiDir });
  await desk.add('hind', 'supervisor');
  await desk.add('root', 'administrator');
  await open(desk, anEscalation('e1', { createdAt: desk.clock.now() }));
  const words = { from: 'citizen', text: 'Mon passeport', language: 'fr', handling: 'done' } as const;
  await desk.store.messages.append({ id: 'm1', conversationId: id, at: desk.clock.now(), ...words });
});
afterEach(() => desk.close());

const goTo = (page: Page, hash: string) =>
  page.evaluate((to) => {
    location.hash = to;
  }, hash);
const button = (text: string) => `::-p-xpath(//button[normalize-space()='${text}'])`;

it('a supervisor keeps a conversation, then erases it and sees the proof', async () => {
  const page = await signedInPage(chromium.browser, desk.url, {
    ...{ name: 'hind', language: 'fr', viewport: DESKTOP },
  });
  await goTo(page, `#/c/${id}`);
  await page.waitForSelector('.privacy');
  expect(await page.$(`.privacy [href="#/audit/${id}"]`)).toBeNull();
  await page.locator(button('Conserver')).click();
  await page.waitForSelector('.privacy .uncertain');
  expect((await desk.store.conversations.get(id))?.held).toBe(true);
  await page.locator(button('Effacer…')).click();
  await page.waitForSelector('dialog .uncertain');
  expect(await page.$('dialog .danger')).toBeNull();
  await expectAccessible(page);
  await page.locator(button('Annuler')).click();
  await page.locator(button('Ne plus conserver')).click();
  await page.waitForFunction(() => !document.querySelector('.privacy .uncertain'));
  await page.locator(button('Effacer…')).click();
  await page.locator('dialog [type=checkbox]').click();
  await page.click('dialog .danger');
  await page.waitForSelector('dialog table');
  const cells = await page.$$eval('dialog tbody tr', (rows) => rows.map((row) => row.textContent));
  expect(cells).toContain('Messages10');
  await expectAccessible(page);
  expect(await desk.store.conversations.get(id)).toBeUndefined();
  await page.locator(button('Fermer')).click();
  await page.waitForFunction(() => location.hash === '#/' && !document.querySelector('.row'));
}, 60_000);

it.each([
  ['fr', DESKTOP, '?'],
  ['ar', PHONE, '؟'],
] as const)(
  'an administrator reads the log, sees their sessions and asks for help (%s)',
  async (language, viewport, key) => {
    const elsewhere = new Browser(desk.url);
    await elsewhere.signIn('root');
    await elsewhere.call('GET', `/conversations/${id}/messages`);
    const page = await signedInPage(chromium.browser, desk.url, { name: 'root', language, viewport });
    await page.keyboard.sendCharacter(key);
    await page.evaluate((pressed) => {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: pressed, bubbles: true }));
    }, key);
    await page.waitForSelector('dialog .shortcuts');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.locator('.search input').fill(`${key}${key}`);
    expect(await page.$('dialog')).toBeNull();
    await page.click('.me');
    await page.waitForSelector('.sessions li + li');
    await expectAccessible(page);
    await page.click('.sessions button');
    await page.waitForFunction(() => !document.querySelector('.sessions li + li'));
    expect((await elsewhere.call('GET', '/session')).status).toBe(401);
    await page.keyboard.press('Escape');
    await goTo(page, `#/audit/${id}`);
    await page.waitForSelector('.page tbody tr');
    await expectAccessible(page);
    expect(await page.$$eval('.page tbody tr', (rows) => rows.length)).toBe(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  },
  60_000,
);

it.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130.0 Safari/537.36 Edg/130.0', 'Edge · Windows'],
  ['Mozilla/5.0 (Linux; Android 14) Chrome/130.0 Mobile Safari/537.36', 'Chrome · Android'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1', 'Safari · iPhone'],
  ['curl/8', undefined],
  [undefined, undefined],
])('a browser that calls itself %s is %s', (userAgent, name) => {
  expect(deviceName(userAgent)).toBe(name);
});

it('what was done is said in words, the longest that fit', () => {
  expect(whatWasDone('GET /conversations/:id/messages', en)).toBe('Read the messages');
  expect(whatWasDone('GET /reports.csv', en)).toBe('Read the reports');
  expect(whatWasDone('PUT /canned/:id/bonjour', en)).toBe('Changed a canned reply');
  expect(whatWasDone('GET /something', en)).toBe('GET /something');
});

it('every change that the desk knows has words in the log', () => {
  const unwritten = /\/(session|me\/.*|conversations\/:id\/typing)$/;
  const changes = Object.entries(API.paths)
    .filter(([path]) => path.startsWith('/desk/api/'))
    .flatMap(([path, methods]) => {
      const [collection, subject, ...rest] = path.slice('/desk/api/'.length).split('/');
      const action = `/${[collection, ...(subject ? [subject.startsWith('{') ? ':id' : subject] : []), ...rest].join('/')}`;
      return Object.keys(methods)
        .filter((method) => method !== 'get' && !unwritten.test(action))
        .map((method) => `${method.toUpperCase()} ${action}`);
    });
  expect(changes.length).toBeGreaterThan(15);
  expect(changes.filter((action) => whatWasDone(action, en) === action)).toEqual([]);
});
