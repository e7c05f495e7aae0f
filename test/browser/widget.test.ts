import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page } from 'puppeteer-core';
import { eventually } from '../support/eventually.ts';
import { accessibilityFaults, overflow } from './accessibility.ts';
import { type ChatSite, PUBLIC_DIR, startChatSite } from './chat-site.ts';
import { DESKTOP, openChromium, PHONE } from './chromium.ts';
import { type WidgetPage, widgetOn } from './widget-page.ts';

let site: ChatSite;
let chromium: { browser: Browser; close(): Promise<void> };
let context: BrowserContext;
let page: Page;
let widget: WidgetPage;
let noise: string[];

beforeAll(async () => {
  site = await startChatSite();
  chromium = await openChromium();
}, 60_000);
afterAll(async () => {
  await chromium?.close();
  await site?.stop();
});
beforeEach(async () => {
  context = await chromium.browser.createBrowserContext();
  page = await context.newPage();
  widget = widgetOn(page);
  noise = [];
  page.on('console', (message) => noise.push(message.text()));
  page.on('pageerror', (error) => noise.push(String(error)));
  await page.setViewport(DESKTOP);
});
afterEach(() => context.close());

/** Opens the French passport page and its chat, and has a first exchange. */
async function converse(): Promise<void> {
  await page.goto(`${site.url}/guide/fr/passport`);
  await widget.open();
  await widget.write('salam');
  await eventually(async () =>
    expect(await widget.messages()).toEqual(['citizen: salam', 'bot: echo salam']),
  );
}

test('a question is answered, and both outlive the page', async () => {
  await converse();
  await page.reload();
  await widget.open();
  await eventually(async () =>
    expect(await widget.messages()).toEqual(['citizen: salam', 'bot: echo salam']),
  );
  await widget.write('et encore');
  await eventually(async () => expect((await widget.messages()).at(-1)).toBe('bot: echo et encore'));
  expect(noise).toEqual([]);
});

test('choices stand under the last message only, and a pressed one is said', async () => {
  await converse();
  const choices = [
    { id: 'language.fr', label: 'Pour un adulte' },
    { id: 'language.ar', label: 'Pour un mineur' },
  ];
  await site.say({ from: 'bot', text: 'Pour qui ?', choices });
  await eventually(async () =>
    expect(await widget.texts('.choice')).toEqual(['Pour un adulte', 'Pour un mineur']),
  );
  await widget.press('.choice:nth-child(2)');
  await eventually(async () => expect((await widget.messages()).at(-1)).toBe('bot: echo Pour un mineur'));
  expect(await widget.texts('.choice')).toEqual([]);
});

test('sources, links and hostile text: links work, markup does not', async () => {
  await converse();
  await site.say({
    from: 'bot',
    text: '<img src=x onerror=alert(1)>\nVoir https://consulat.ma/x. Tél. +33 1 56 56 72 00.',
    sources: [
      { title: 'Passeport', url: 'https://www.consulat.ma/p', kind: 'official', checkedOn: '2026-11-23' },
      { title: 'Piège', url: 'javascript:alert(1)', kind: 'other', checkedOn: '2026-11-23' },
    ],
  });
  await widget.find('.sources');
  expect(await widget.texts('.sources li')).toEqual([
    'consulat.ma · officielle · lue le 23 novembre 2026',
    'Piège · autre · lue le 23 novembre 2026',
  ]);
  const links = await page.$$eval('#dalil-chat >>> .log a', (found) =>
    found.map((link) => link.getAttribute('href')),
  );
  expect(links).toEqual(['https://consulat.ma/x', 'tel:+33156567200', 'https://www.consulat.ma/p']);
  expect(await page.$('#dalil-chat >>> img')).toBeNull();
  expect((await widget.messages()).at(-1)).toContain('<img');
});

test('two pages of one site are told apart by their titles; one page twice is one line', async () => {
  await converse();
  const source = (title: string, url: string) => ({
    ...({ title, url, kind: 'official', checkedOn: '2026-11-23' } as const),
  });
  await site.say({
    from: 'bot',
    text: 'Voilà.',
    sources: [
      source('Passeport', 'https://www.consulat.ma/p'),
      source('Tarifs', 'https://consulat.ma/tarifs#adulte'),
      source('Tarifs', 'https://consulat.ma/tarifs/'),
      source('Loi', 'https://example.org/loi'),
    ],
  });
  await eventually(async () =>
    expect(await widget.texts('.sources li')).toEqual([
      'consulat.ma · Passeport · officielle · lue le 23 novembre 2026',
      'consulat.ma · Tarifs · officielle · lue le 23 novembre 2026',
      'example.org · officielle · lue le 23 novembre 2026',
    ]),
  );
});

test('an agent is named; what comes while the chat is closed is marked, until it is opened', async () => {
  await converse();
  await page.keyboard.press('Escape');
  expect(await widget.focus()).toBe('launcher');
  await site.say({ from: 'agent', text: 'Bonjour, ici Salma.' });
  await site.say({ from: 'agent', text: 'أهلا', language: 'ar' });
  await eventually(async () => expect(await widget.texts('.badge')).toEqual(['2']));
  await widget.open();
  expect(await widget.texts('.agent .name')).toEqual(['Agent', 'Agent']);
  const arabic = await widget.find('.agent:last-child .text');
  expect(
    await arabic?.evaluate((element) => [element.getAttribute('lang'), element.getAttribute('dir')]),
  ).toEqual(['ar', 'rtl']);
  await page.keyboard.press('Escape');
  expect(await page.$('#dalil-chat >>> .badge:not([hidden])')).toBeNull();
});

test('the agent is told that the person writes, now and then, and the person that the agent does', async () => {
  await converse();
  await (await widget.find('textarea'))?.type('pour le bot');
  expect(site.typings()).toBe(0);
  const agent = await site.assign();
  await eventually(async () => expect(await widget.texts('.state')).toEqual(['Avec un agent']));
  await (await widget.find('textarea'))?.type(' et pour Salma');
  await eventually(() => expect(site.typings()).toBe(1));
  await agent.types();
  await eventually(async () => expect((await widget.texts('.typing'))[0]).toContain('écrit'));
  await site.say({ from: 'agent', text: 'Me voici.' });
  await eventually(async () => expect(await widget.texts('.typing')).toEqual(['']));
});

test('without a network a message waits, and leaves once when it is back', async () => {
  await converse();
  await page.setOfflineMode(true);
  await widget.write('sans réseau');
  await eventually(async () => expect((await widget.messages()).at(-1)).toBe('waiting: sans réseau'));
  expect(await widget.texts('.notice')).toEqual(['Pas de connexion. Vos messages partiront dès son retour.']);
  await page.setOfflineMode(false);
  await eventually(async () => expect((await widget.messages()).at(-1)).toBe('bot: echo sans réseau'));
  expect((await site.transcript()).filter((line) => line === 'citizen: sans réseau')).toHaveLength(1);
  expect(await widget.texts('.notice')).toEqual(['']);
});

test('a message whose acknowledgement is lost is sent again and stored once', async () => {
  await converse();
  await page.setRequestInterception(true);
  let lost = 0;
  page.on('request', async (request) => {
    if (request.method() === 'POST' && lost++ === 0) {
      const body = request.postData() ?? '';
      await fetch(request.url(), { method: 'POST', headers: request.headers(), body });
      return request.abort();
    }
    return request.continue();
  });
  await widget.write('deux fois');
  await eventually(async () => expect((await widget.messages()).at(-1)).toBe('bot: echo deux fois'));
  await eventually(() => expect(lost).toBeGreaterThan(1));
  expect((await site.transcript()).filter((line) => line === 'citizen: deux fois')).toHaveLength(1);
  expect((await widget.messages()).filter((line) => line.includes('deux fois'))).toHaveLength(2);
});

test('too many messages at once: a sentence, then it leaves by itself', async () => {
  await converse();
  await page.setRequestInterception(true);
  let refusals = 0;
  page.on('request', (request) => {
    if (request.method() !== 'POST' || refusals++ > 0) return request.continue();
    const headers = { 'Retry-After': '1', 'Access-Control-Allow-Origin': '*' };
    return request.respond({ status: 429, headers, body: '{}' });
  });
  await widget.write('vite');
  await eventually(async () =>
    expect(await widget.texts('.notice')).toEqual([expect.stringContaining('dans 1 s')]),
  );
  await eventually(async () => expect((await widget.messages()).at(-1)).toBe('bot: echo vite'));
});

test('streams that do not get through are replaced by asking', async () => {
  await page.setRequestInterception(true);
  page.on('request', (request) => (request.url().endsWith('/events') ? request.abort() : request.continue()));
  await page.goto(`${site.url}/fr`);
  await widget.open();
  await widget.write('par sondage');
  await eventually(
    async () => expect((await widget.messages()).at(-1)).toBe('bot: echo par sondage'),
    15_000,
  );
}, 30_000);

test('“end and forget” asks once, then nothing of it stays on the device', async () => {
  await converse();
  await widget.press('.foot .link');
  await widget.press('.foot .danger');
  await eventually(async () => expect(await widget.messages()).toEqual([]));
  expect(
    await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('dalil-chat'))),
  ).toEqual([]);
  await page.reload();
  await widget.open();
  expect(await widget.texts('.choice')).toHaveLength(3);
});

test('tabs share one conversation: what one says, the others show; what one forgets, all forget', async () => {
  const other = await context.newPage();
  const elsewhere = widgetOn(other);
  await other.goto(`${site.url}/fr`);
  await elsewhere.open();
  const before = site.conversations.length;
  await page.bringToFront();
  await converse();
  await other.bringToFront();
  await eventually(async () =>
    expect(await elsewhere.messages()).toEqual(['citizen: salam', 'bot: echo salam']),
  );
  await elsewhere.write('et ici');
  await eventually(async () => expect((await widget.messages()).at(-1)).toBe('bot: echo et ici'));
  expect(site.conversations).toHaveLength(before + 1);
  await page.bringToFront();
  await widget.press('.foot .link');
  await widget.press('.foot .danger');
  await eventually(async () => expect(await elsewhere.messages()).toEqual([]));
  expect(await other.evaluate(() => localStorage.length)).toBe(0);
});

test('a conversation that the server knows no more is begun anew, with what was just written', async () => {
  await converse();
  await page.evaluate(() => {
    const keyOf = (what: string) => Object.keys(localStorage).find((name) => name.endsWith(` ${what}`)) ?? '';
    localStorage.setItem(keyOf('token'), JSON.stringify('x'.repeat(43)));
    localStorage.setItem(keyOf('readThrough'), '7');
  });
  await page.reload();
  await widget.open();
  await widget.write('encore moi');
  await eventually(async () =>
    expect(await widget.messages()).toEqual(['citizen: encore moi', 'bot: echo encore moi']),
  );
});

test('by keyboard alone', async () => {
  await page.goto(`${site.url}/privacy/fr`);
  await (await widget.find('.launcher'))?.focus();
  await page.keyboard.press('Enter');
  await eventually(async () => expect(await widget.focus()).toBe('textarea'));
  await page.keyboard.type('bonjour');
  await page.keyboard.press('Enter');
  await eventually(async () => expect((await widget.messages()).at(-1)).toBe('bot: echo bonjour'));
  // The choices are reached from what was said, and who presses one is not lost.
  await site.say({ from: 'bot', text: 'Pour qui ?', choices: [{ id: 'language.fr', label: 'Adulte' }] });
  await widget.find('.choice');
  const back = async () => {
    await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    await page.keyboard.up('Shift');
  };
  for (let n = 0; n < 3 && (await widget.focus()) !== 'choice'; n++) await back();
  await page.keyboard.press('Enter');
  await eventually(async () => expect((await widget.messages()).at(-1)).toBe('bot: echo Adulte'));
  expect(await widget.focus()).toBe('scroller');
  // One step of the list after another: only the last language is said.
  for (let n = 0; n < 9 && (await widget.focus()) !== 'select'; n++) await back();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await eventually(async () => expect((await widget.messages()).at(-1)).toBe('bot: echo Español'));
  expect((await widget.messages()).filter((line) => /English/.test(line))).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await widget.focus()).toBe('launcher');
});

test('on a page of another origin with a strict policy, in Arabic, with the page’s mission', async () => {
  await page.goto(site.foreignUrl);
  const before = await overflow(page);
  await widget.open();
  expect(
    await (await widget.find('.panel'))?.evaluate((panel) => [
      panel.getAttribute('lang'),
      panel.getAttribute('dir'),
    ]),
  ).toEqual(['ar', 'rtl']);
  await widget.write('السلام عليكم');
  await eventually(async () => expect((await widget.messages()).at(-1)).toBe('bot: echo السلام عليكم'));
  expect(await overflow(page)).toBe(before);
  expect(noise.filter((line) => !line.includes('favicon'))).toEqual([]);
});

test('the button weighs at most 6 kB compressed, everything at most 25 kB', () => {
  const [button = 0, panel = 0] = ['widget.js', 'widget-panel.js'].map(
    (name) => gzipSync(readFileSync(join(PUBLIC_DIR, name))).length,
  );
  expect(button).toBeLessThanOrEqual(6 * 1024);
  expect(button + panel).toBeLessThanOrEqual(25 * 1024);
});

describe.each([
  ['phone', PHONE],
  ['desktop', DESKTOP],
])('on a %s', (_, viewport) => {
  test.each(['ar', 'fr'])(
    'axe finds nothing in %s: closed, open, in a conversation, dark',
    async (language) => {
      await page.setViewport(viewport);
      await page.goto(`${site.url}/privacy/${language}`);
      await widget.open();
      expect(await accessibilityFaults(page)).toEqual([]);
      await widget.write('agent');
      await eventually(async () => expect(await widget.messages()).toHaveLength(2));
      await site.say({
        from: 'agent',
        text: 'مرحبا',
        language: 'ar',
        choices: [{ id: 'agent', label: 'Oui' }],
        sources: [{ title: 'P', url: 'https://consulat.ma', kind: 'official', checkedOn: '2026-11-23' }],
      });
      await widget.find('.sources');
      for (const scheme of ['light', 'dark']) {
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
        expect(await accessibilityFaults(page)).toEqual([]);
      }
      expect(await overflow(page)).toBe(0);
      await page.keyboard.press('Escape');
      expect(await accessibilityFaults(page)).toEqual([]);
    },
  );
});
