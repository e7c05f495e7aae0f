import type { Browser, BrowserContext, Page } from 'puppeteer-core';
import { DESKTOP } from '../browser/chromium.ts';
import { expectAccessible, pressAlt, signedInPage } from '../desk/desk-page.ts';

/** Somebody at the desk in a browser of their own, by what they see and press. */
export class DeskBrowser {
  private constructor(readonly page: Page) {}

  static async signIn(
    browser: Browser,
    url: string,
    { name, language }: { name: string; language: string },
  ): Promise<DeskBrowser> {
    return new DeskBrowser(await signedInPage(browser, url, { name, language, viewport: DESKTOP }));
  }

  press(key: Parameters<typeof pressAlt>[1]): Promise<void> {
    return pressAlt(this.page, key);
  }

  async becomes(presence: 'available' | 'busy' | 'away'): Promise<void> {
    await this.page.select('.presence select', presence);
    await this.page.waitForSelector(`.presence .is-${presence}`);
  }

  /** Waits for an offer and takes it. */
  async accepts(): Promise<void> {
    await this.page.waitForSelector('.offer');
    await this.press('KeyA');
    await this.page.waitForSelector('.reply textarea');
    await this.page.waitForFunction(() => !document.querySelector('.offer'));
  }

  /** Opens the conversation at a place of the list that is shown. */
  async opens(list: 1 | 2 | 3, place = 1): Promise<void> {
    await this.page.click(`.tabs button:nth-child(${list})`);
    await this.page.locator(`.rows:not([hidden]) li:nth-child(${place}) .row`).click();
    await this.page.waitForSelector('.conversation-head .actions, .read-only');
  }

  /** Writes into the reply, by keyboard; `send` also sends it. */
  async writes(text: string, { send }: { send: boolean } = { send: true }): Promise<void> {
    await this.page.waitForSelector('.reply textarea');
    await this.press('KeyR');
    await this.page.keyboard.type(text);
    if (send) await this.page.keyboard.press('Enter');
  }

  /** Writes a reply and waits until the desk has it. */
  async replies(text: string): Promise<void> {
    await this.writes(text);
    await this.sees('.from-agent:not(.is-pending) .bubble', text);
  }

  async sees(selector: string, text: string): Promise<void> {
    await this.page.waitForFunction(
      (where, what) => [...document.querySelectorAll(where)].some((one) => one.textContent?.includes(what)),
      {},
      selector,
      text,
    );
  }

  /** Ends the open conversation as answered. */
  async ends(): Promise<void> {
    await this.page.waitForSelector('[data-shortcut=KeyE]:not(:disabled)');
    await this.press('KeyE');
    await this.page.waitForSelector('dialog[open] [type=submit]');
    await this.page.click('dialog [type=submit]');
    await this.page.waitForSelector('.read-only');
  }

  /** How many conversations stand in each list, by the desk's own counters. */
  counters(): Promise<(string | null)[]> {
    return this.page.$$eval('.tabs .count', (all) => all.map((one) => one.textContent));
  }

  /** The replies of agents that are shown, those on their way too. */
  replied(): Promise<(string | null)[]> {
    return this.page.$$eval('.from-agent .bubble', (all) => all.map((one) => one.textContent));
  }

  isAccessible(): Promise<void> {
    return expectAccessible(this.page);
  }

  context(): BrowserContext {
    return this.page.browserContext();
  }
}
