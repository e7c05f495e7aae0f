import type { Page } from 'puppeteer-core';
import { DESKTOP, PHONE } from '../browser/chromium.ts';
import { anEscalation, open } from '../escalation/harness.ts';
import { deskInBrowser } from './desk-in-browser.ts';
import { expectAccessible, pressAlt } from './desk-page.ts';

const conversationId = 'conversation-of-e1';

const seen = deskInBrowser(async (desk) => {
  await desk.add('amina');
  await desk.add('said');
  await open(desk, anEscalation('e1', { createdAt: new Date() }));
  const words = { from: 'citizen', text: 'السلام عليكم', language: 'ary-Arab', handling: 'done' } as const;
  await desk.store.messages.append({ id: 'm1', conversationId, at: new Date(), ...words });
});

/** A signed-in page of its own, once its lists are there. */
async function pageOf(
  name: string,
  language: string,
  viewport: typeof PHONE | typeof DESKTOP,
): Promise<Page> {
  const page = await seen.signIn(name, language, viewport);
  await page.waitForSelector('.row');
  return page;
}

const bubbles = (page: Page) =>
  page.$$eval('.from-agent .bubble', (all) => all.map((one) => one.textContent));

it.each([
  ['fr', 'ltr', DESKTOP],
  ['ar', 'rtl', PHONE],
] as const)(
  'an agent claims, replies and ends, by keyboard (%s, %s)',
  async (language, dir, viewport) => {
    const page = await pageOf('amina', language, viewport);
    expect(await page.$eval('html', ({ lang, dir }) => ({ lang, dir }))).toEqual({ lang: language, dir });
    await expectAccessible(page);
    await page.focus('.row');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.from-citizen .bubble[lang="ary-Arab"][dir="rtl"]');
    await page.waitForSelector('[data-shortcut=KeyC]');
    await expectAccessible(page);
    await pressAlt(page, 'KeyC');
    await page.waitForSelector('.reply textarea');
    await pressAlt(page, 'KeyR');
    await page.keyboard.type('Bonjour');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('.from-agent:not(.is-pending) .bubble'));
    expect(await bubbles(page)).toEqual(['Bonjour']);
    await expectAccessible(page);
    await pressAlt(page, 'KeyE');
    await page.waitForSelector('dialog[open]');
    await expectAccessible(page);
    await page.click('dialog [type=submit]');
    await page.waitForSelector('.read-only');
    expect(await seen.desk.store.escalations.get('e1')).toMatchObject({
      state: 'resolved',
      disposition: 'answered',
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  },
  60_000,
);

it('what another agent does is seen without a reload', async () => {
  const page = await pageOf('amina', 'fr', DESKTOP);
  const other = await pageOf('said', 'fr', DESKTOP);
  await other.click('.row');
  await page.click('.row');
  await page.waitForSelector('[data-shortcut=KeyC]');
  await other.waitForSelector('[data-shortcut=KeyC]');
  await other.click('[data-shortcut=KeyC]');
  await page.waitForFunction(() => !document.querySelector('[data-shortcut=KeyC]'));
  expect(await page.$eval('.read-only', (one) => one.textContent)).toContain('said');
  expect(await page.$('.row')).toBeNull();
}, 60_000);

it('a reply written without a network is sent once when it is back, and a draft outlives a reload', async () => {
  const page = await pageOf('amina', 'fr', DESKTOP);
  await page.click('.row');
  await page.waitForSelector('[data-shortcut=KeyC]');
  await page.click('[data-shortcut=KeyC]');
  await page.waitForSelector('.reply textarea');
  await page.setOfflineMode(true);
  await page.waitForFunction(() => document.querySelector('.banner')?.textContent);
  await page.type('.reply textarea', 'Bonjour');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.is-pending .problem');
  await page.setOfflineMode(false);
  await page.waitForFunction(() => !document.querySelector('.is-pending'));
  expect(await bubbles(page)).toEqual(['Bonjour']);
  await page.type('.reply textarea', 'Un brouillon');
  await page.reload();
  await page.waitForSelector('.reply textarea');
  expect(await page.$eval('.reply textarea', (field) => (field as HTMLTextAreaElement).value)).toBe(
    'Un brouillon',
  );
}, 60_000);
