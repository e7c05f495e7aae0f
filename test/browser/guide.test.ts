import type { Browser, Page } from 'puppeteer-core';
import { accessibilityFaults, overflow } from './accessibility.ts';
import { type ChatSite, startChatSite } from './chat-site.ts';
import { DESKTOP, openChromium, PHONE } from './chromium.ts';

let site: ChatSite;
let chromium: { browser: Browser; close(): Promise<void> };
let page: Page;
const noise: string[] = [];

beforeAll(async () => {
  site = await startChatSite();
  chromium = await openChromium();
  page = await chromium.browser.newPage();
  page.on('console', (message) => noise.push(message.text()));
  page.on('pageerror', (error) => noise.push(String(error)));
}, 60_000);
afterAll(async () => {
  await chromium?.close();
  await site?.stop();
});

const PAGES = [
  '/{}',
  '/guide/{}/passport',
  '/guide/{}/cnie',
  '/fees/{}',
  '/missions/{}?country=FR',
  '/missions/{}/fr-paris',
  '/search/{}?q=passeport',
  '/privacy/{}',
  '/guide/{}/nothing',
];

describe.each([
  ['phone', PHONE],
  ['desktop', DESKTOP],
])('on a %s', (_, viewport) => {
  test.each(['ar', 'fr'])(
    'every page in %s fits and is accessible, in light and dark',
    async (language) => {
      await page.setViewport(viewport);
      for (const scheme of ['light', 'dark']) {
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
        for (const path of PAGES.map((template) => template.replace('{}', language))) {
          await page.goto(site.url + path);
          expect([path, await overflow(page)]).toEqual([path, 0]);
          expect([path, await accessibilityFaults(page)]).toEqual([path, []]);
        }
      }
    },
    90_000,
  );
});

test('nothing is blocked, missing or broken on any page', () => {
  expect(noise.filter((line) => !line.includes('404'))).toEqual([]);
});

test('suggestions come while one writes, and the arrows lead to them', async () => {
  await page.setViewport(DESKTOP);
  await page.goto(`${site.url}/ar`);
  await page.type('#search', 'baspor');
  await page.waitForSelector('.suggestions:not([hidden]) a');
  expect(await page.$eval('.suggestions strong', (element) => element.textContent)).toBe('جواز السفر');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.press('ArrowDown');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  expect(page.url()).toBe(`${site.url}/guide/ar/passport`);
});

test('without JavaScript one searches, chooses a case and reads', async () => {
  const plain = await chromium.browser.newPage();
  await plain.setJavaScriptEnabled(false);
  await plain.goto(`${site.url}/fr`);
  await plain.type('#search', 'passeport');
  await Promise.all([plain.waitForNavigation(), plain.keyboard.press('Enter')]);
  await Promise.all([plain.waitForNavigation(), plain.click('.results a')]);
  await Promise.all([plain.waitForNavigation(), plain.click('.pills li:nth-child(2) a')]);
  expect(plain.url()).toContain('/guide/fr/passport?procedure=passport-minor');
  expect(await plain.$$('.checklist input')).not.toHaveLength(0);
  await plain.close();
});

test('ticks outlive the page', async () => {
  await page.goto(`${site.url}/guide/fr/passport`);
  await page.click('.checklist li:nth-child(2) input');
  await page.reload();
  const ticked = await page.$$eval('.checklist input', (boxes) => boxes.map((box) => box.checked));
  expect(ticked.slice(0, 3)).toEqual([false, true, false]);
});

// The visa has the longest list.
test.each(['fr/passport', 'ar/passport', 'fr/visa', 'ar/visa'])('%s prints on one sheet', async (service) => {
  await page.goto(`${site.url}/guide/${service}`);
  const pdf = Buffer.from(await page.pdf({ format: 'A4', preferCSSPageSize: true }));
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
});

test.each(['/fr', '/guide/ar/passport', '/fees/fr', '/missions/fr', '/privacy/ar'])(
  '%s weighs less than 60 kB without fonts, and asks nobody else',
  async (path) => {
    const fresh = await (await chromium.browser.createBrowserContext()).newPage();
    await fresh.goto(site.url + path, { waitUntil: 'networkidle0' });
    const loaded = await fresh.evaluate(() =>
      [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].map(
        (entry) => {
          const { name, transferSize } = entry as PerformanceResourceTiming;
          return { name, transferSize };
        },
      ),
    );
    const own = loaded.filter(({ name }) => !name.endsWith('.woff2'));
    expect(own.length).toBeGreaterThan(3);
    expect(loaded.filter(({ name }) => !name.startsWith(site.url))).toEqual([]);
    expect(own.reduce((sum, { transferSize }) => sum + transferSize, 0)).toBeLessThan(60_000);
    await fresh.close();
  },
);

test('an empty search field begins where its language begins', async () => {
  await page.setViewport(PHONE);
  for (const [language, direction] of [
    ['ar', 'rtl'],
    ['fr', 'ltr'],
  ]) {
    await page.goto(`${site.url}/${language}`);
    expect(await page.$eval('#search', (field) => getComputedStyle(field).direction)).toBe(direction);
  }
});
