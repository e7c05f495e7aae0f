import type { Browser, BrowserContext, Page } from 'puppeteer-core';
import { eventually } from '../support/eventually.ts';
import { type ChatSite, startChatSite } from './chat-site.ts';
import { DESKTOP, openChromium, PHONE } from './chromium.ts';
import { type WidgetPage, widgetOn } from './widget-page.ts';

let site: ChatSite;
let chromium: { browser: Browser; close(): Promise<void> };
let context: BrowserContext;
let page: Page;
let widget: WidgetPage;

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
});
afterEach(() => context.close());

const SIZES = [
  ['phone', PHONE],
  ['desktop', DESKTOP],
] as const;

/** How an element of the widget looks in the end. */
async function looks(selector: string, ...properties: string[]): Promise<string[]> {
  const element = await widget.find(selector);
  if (!element) throw new Error(`There is no ${selector}.`);
  return element.evaluate((found, names) => {
    const style = getComputedStyle(found);
    return names.map((name) => style.getPropertyValue(name));
  }, properties);
}

/** Where it stands on the screen. */
async function box(selector: string) {
  const element = await widget.find(selector);
  if (!element) throw new Error(`There is no ${selector}.`);
  return element.evaluate((found) => {
    const { left, top, right, bottom, width, height } = found.getBoundingClientRect();
    return { left, top, right, bottom, width, height };
  });
}

test.each(SIZES)(
  'a page whose style spoils everything spoils nothing of it, on a %s',
  async (_, viewport) => {
    await page.setViewport(viewport);
    await page.goto(`${site.foreignUrl}/hostile`);
    await widget.find('.launcher');
    expect(await box('.launcher')).toMatchObject({
      width: 56,
      height: 56,
      right: viewport.width - 16,
      bottom: viewport.height - 16,
    });
    // By the mouse, where it is seen: nothing of the page lies over it.
    await page.mouse.click(viewport.width - 44, viewport.height - 44);
    await widget.write('salam');
    await eventually(async () => expect((await widget.messages()).at(-1)).toBe('bot: echo salam'));
    const inherited = ['color', 'direction', 'font-style', 'letter-spacing', 'text-transform', 'visibility'];
    expect(await looks('.bot .text', ...inherited)).toEqual([
      'rgb(29, 35, 33)',
      'ltr',
      'normal',
      'normal',
      'none',
      'visible',
    ]);
    expect(await looks('.bot .text', 'background-color')).toEqual(['rgb(255, 255, 255)']);
    expect(Number.parseFloat((await looks('.bot .text', 'font-size'))[0] ?? '')).toBeLessThan(17);
  },
);

test.each(SIZES)(
  'text twice as large still fits, on a %s',
  async (_, viewport) => {
    await page.setViewport(viewport);
    // A panel that is still sliding in is not yet where it will be.
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    for (const language of ['ar', 'fr']) {
      await page.goto(`${site.url}/privacy/${language}`);
      await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%', 'important'));
      await (await widget.find('.launcher'))?.evaluate((button) => (button as HTMLElement).click());
      await widget.find('.panel:not([hidden])');
      expect(Number.parseFloat((await looks('.message .text', 'font-size'))[0] ?? '')).toBeGreaterThanOrEqual(
        30,
      );
      for (const part of ['.panel', 'textarea', '.send', '.plain', 'select', '.foot']) {
        const { left, top, right, bottom } = await box(part);
        expect({ part, fits: left >= 0 && top >= 0 }).toEqual({ part, fits: true });
        expect({ part, fits: right <= viewport.width && bottom <= viewport.height }).toEqual({
          part,
          fits: true,
        });
      }
      const sideways = await (await widget.find('.scroller'))?.evaluate(
        (scroller) => scroller.scrollWidth - scroller.clientWidth,
      );
      expect(sideways).toBe(0);
    }
  },
  60_000,
);

test('nothing of the page moves when it comes and when it is opened', async () => {
  await page.setViewport(DESKTOP);
  await page.evaluateOnNewDocument(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(`${site.foreignUrl}/`);
  const place = () =>
    page.$eval('h1', (title) => JSON.stringify([title.getBoundingClientRect(), document.body.scrollHeight]));
  await widget.find('.launcher');
  const before = await place();
  await widget.open();
  await widget.write('salam');
  await eventually(async () => expect(await widget.messages()).toHaveLength(2));
  expect(await place()).toBe(before);
  expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);
});

test('nothing moves for who wants no motion', async () => {
  const moving = () =>
    page.evaluate(() => document.querySelector('#dalil-chat')?.shadowRoot?.getAnimations().length);
  for (const [wish, least, most] of [
    ['reduce', 0, 0],
    ['no-preference', 1, 9],
  ] as const) {
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: wish }]);
    await page.goto(`${site.url}/privacy/fr`);
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await widget.open();
    await widget.write('salam');
    await eventually(async () => expect(await widget.messages()).toHaveLength(2));
    await (await site.assign()).types();
    await widget.find('.dots');
    expect(await moving()).toBeGreaterThanOrEqual(least);
    expect(await moving()).toBeLessThanOrEqual(most);
  }
});
