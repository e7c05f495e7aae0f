import { deviceName } from '../../src/desk/ui/device-name.ts';
import { whatWasDone } from '../../src/desk/ui/page-audit.tsx';
import { en } from '../../src/desk/ui/words-en.ts';
import { DESKTOP, PHONE } from '../browser/chromium.ts';
import { API } from '../support/openapi.ts';
import { askPassport, button, deskInBrowser, goTo, CONVERSATION as id } from './desk-in-browser.ts';
import { expectAccessible } from './desk-page.ts';
import { Browser } from './harness.ts';

const seen = deskInBrowser(async (desk) => {
  await desk.add('hind', 'supervisor');
  await desk.add('root', 'administrator');
  await askPassport(desk);
});
const { signIn } = seen;

it('a supervisor keeps a conversation, then erases it and sees the proof', async () => {
  const page = await signIn('hind', 'fr', DESKTOP);
  await goTo(page, `#/c/${id}`);
  await page.waitForSelector('.privacy');
  expect(await page.$(`.privacy [href="#/audit/${id}"]`)).toBeNull();
  await page.locator(button('Conserver')).click();
  await page.waitForSelector('.privacy .uncertain');
  expect((await seen.desk.store.conversations.get(id))?.held).toBe(true);
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
  expect(await seen.desk.store.conversations.get(id)).toBeUndefined();
  await page.locator(button('Fermer')).click();
  await page.waitForFunction(() => location.hash === '#/' && !document.querySelector('.row'));
}, 60_000);

it.each([
  ['fr', DESKTOP, '?'],
  ['ar', PHONE, '؟'],
] as const)(
  'an administrator reads the log, sees their sessions and asks for help (%s)',
  async (language, viewport, key) => {
    const elsewhere = new Browser(seen.desk.url);
    await elsewhere.signIn('root');
    await elsewhere.call('GET', `/conversations/${id}/messages`);
    const page = await signIn('root', language, viewport);
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
