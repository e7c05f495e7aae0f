import { rmSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { PAGES } from '../../src/desk/ui/use-place.ts';
import { DESKTOP, openChromium, PHONE } from '../browser/chromium.ts';
import { anEscalation, open } from '../escalation/harness.ts';
import { buildDeskPage, expectAccessible, pressAlt, signedInPage } from './desk-page.ts';
import { startDesk } from './harness.ts';

const id = 'conversation-of-e1';

let uiDir: string;
let chromium: Awaited<ReturnType<typeof openChromium>>;
let desk: Awaited<ReturnType<typeof startDesk>>;
beforeAll(async () => {
  uiDir = buildDeskPage();
  chromium = await openChromium();
  desk = await startDesk({ uiDir });
  desk.clock.pass((Date.now() - desk.clock.now().getTime()) / 1000);
  await desk.add('amina');
  await desk.add('root', 'administrator');
  const complaint = { reason: 'complaint', reference: 'R-2026-000001', topic: 'passport' } as const;
  await open(desk, anEscalation('e1', { createdAt: desk.clock.now(), ...complaint }));
  const words = { from: 'citizen', text: 'Mon passeport', language: 'fr', handling: 'done' } as const;
  await desk.store.messages.append({ id: 'm1', conversationId: id, at: desk.clock.now(), ...words });
  await desk.store.canned.put({
    ...{ id: 'fr bonjour', shortcut: 'bonjour', language: 'fr', updatedAt: desk.clock.now() },
    text: 'Bonjour, je suis {agent}.',
  });
}, 90_000);
afterAll(async () => {
  await chromium?.close();
  await desk?.close();
  rmSync(uiDir, { recursive: true, force: true });
});

/** In light and dark: nothing that axe finds wrong, nothing wider than the screen, no scroll of the page itself. */
async function isWell(page: Page, name: string): Promise<void> {
  for (const value of ['dark', 'light']) {
    // Nothing fades: colours are judged as they stay.
    const still = { name: 'prefers-reduced-motion', value: 'reduce' };
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }, still]);
    await expectAccessible(page);
  }
  const scrolls = await page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    return [scrollWidth - innerWidth, scrollHeight - innerHeight];
  });
  expect([name, scrolls]).toEqual([name, [0, 0]]);
}

async function inDialog(page: Page, name: string, opens: () => Promise<unknown>): Promise<void> {
  await opens();
  await page.waitForSelector('dialog[open] :is(form, dl, ul, .stack)');
  await isWell(page, name);
  expect([name, await page.$eval('dialog', (one) => one.scrollWidth - one.clientWidth)]).toEqual([name, 0]);
  await page.keyboard.press('Escape');
  // Closed is not yet gone: until the page has heard of it, it would take the next one away too.
  await page.waitForFunction(() => !document.querySelector('dialog'));
}

describe.each([
  ['phone', PHONE],
  ['laptop', { ...DESKTOP, width: 1366, height: 768 }],
] as const)('on a %s', (_, viewport) => {
  it.each(['fr', 'ar'])(
    'every screen and dialog is accessible and fits (%s)',
    async (language) => {
      const page = await signedInPage(chromium.browser, desk.url, { name: 'root', language, viewport });
      await page.waitForSelector('.row');
      await isWell(page, 'lists');
      await inDialog(page, 'call', () => pressAlt(page, 'KeyP'));
      await inDialog(page, 'account', () => page.click('.me'));
      await page.click('.row');
      await page.waitForSelector('[data-shortcut=KeyE]');
      await isWell(page, 'conversation');
      await inDialog(page, 'resolve', () => pressAlt(page, 'KeyE'));
      await inDialog(page, 'transfer', () => pressAlt(page, 'KeyT'));
      if (viewport === PHONE) await page.click('.details-button');
      await page.waitForSelector('.privacy .danger');
      await isWell(page, 'context');
      await inDialog(page, 'erase', () => page.click('.privacy .danger'));
      for (const name of PAGES) {
        await page.evaluate((to) => {
          location.hash = `#/${to}`;
        }, name);
        await page.waitForSelector(':is(.page .card, .page .empty, .page table)');
        await isWell(page, name);
        if (name === 'agents') {
          const beyond = await page.$eval('.table-frame', (frame) => frame.scrollWidth - frame.clientWidth);
          if (viewport === PHONE) expect(beyond).toBe(0);
          for (const place of [1, 2])
            await inDialog(page, `agent ${place}`, () =>
              page.click(`td .actions button:nth-child(${place})`),
            );
          await inDialog(page, 'new agent', () => page.click('.page .primary'));
        }
        if (name === 'canned') await inDialog(page, 'canned', () => page.click('.page .primary'));
      }
      await page.browserContext().close();
    },
    120_000,
  );
});
