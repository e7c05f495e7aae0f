import { rmSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { DESKTOP, openChromium, type PHONE } from '../browser/chromium.ts';
import { anEscalation, open } from '../escalation/harness.ts';
import { buildDeskPage, signedInPage } from './desk-page.ts';
import { startDesk } from './harness.ts';

export type Desk = Awaited<ReturnType<typeof startDesk>>;

/** The conversation of `askPassport`. */
export const CONVERSATION = 'conversation-of-e1';

/**
 * For the tests of one file: a Chromium for all of them, and for each a desk of its own that `fill` fills. Nothing
 * unexpected may have happened in a desk when its test ends.
 */
export function deskInBrowser(fill: (desk: Desk) => Promise<void>) {
  let uiDir = '';
  let chromium: Awaited<ReturnType<typeof openChromium>>;
  let desk: Desk;
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
    await fill(desk);
  });
  afterEach(async () => {
    expect(desk.unexpected).toEqual([]);
    await desk.close();
  });
  return {
    get desk() {
      return desk;
    },
    signIn: (name: string, language: string, viewport: typeof PHONE | typeof DESKTOP = DESKTOP) =>
      signedInPage(chromium.browser, desk.url, { name, language, viewport }),
  };
}

/** Somebody asked about a passport and waits for an agent. */
export async function askPassport({ store, clock }: Desk): Promise<void> {
  const at = clock.now();
  await open({ store }, anEscalation('e1', { createdAt: at, topic: 'passport' }));
  const words = { from: 'citizen', text: 'Mon passeport', language: 'fr', handling: 'done' } as const;
  await store.messages.append({ id: 'm1', conversationId: CONVERSATION, at, ...words });
}

export async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
}

export const button = (text: string) => `::-p-xpath(//button[normalize-space()='${text}'])`;
export const textOf = (page: Page, selector: string) => page.$eval(selector, (one) => one.textContent ?? '');
