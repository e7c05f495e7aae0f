import { randomUUID } from 'node:crypto';
import type { Browser } from 'puppeteer-core';
import type { DeskAgent } from '../support/desk-agent.ts';
import { DeskBrowser } from './desk-browser.ts';

/** A step that takes longer than this was broken off; the worker looks again at what there is. */
const PATIENCE_MS = 8000;
const PAUSE_MS = 150;
const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS));

/** Somebody who does a shift: takes what is offered, answers once, ends; comes back when the browser was closed. */
export class AtWork {
  /** Lines that the desk took, as the worker saw it. */
  readonly lines: string[] = [];
  private desk: DeskBrowser | undefined;
  private ended = false;

  constructor(
    private readonly browser: Browser,
    private readonly url: string,
    private readonly who: { readonly name: string; readonly language: string },
  ) {}

  async work(): Promise<void> {
    while (!this.ended) {
      try {
        this.desk ??= await this.comesIn();
        await this.once(this.desk);
      } catch (error) {
        // A page that was closed, a server that was away: what counts is what the books say.
        if (this.desk?.page.isClosed() !== false) this.desk = undefined;
        else await this.desk.page.keyboard.press('Escape').catch(() => undefined);
        if (this.ended) throw error;
      }
      await pause();
    }
  }

  /** Closes the browser as a power cut would. */
  async isCut(): Promise<void> {
    await this.desk?.context().close();
  }

  end(): void {
    this.ended = true;
  }

  private async comesIn(): Promise<DeskBrowser> {
    const desk = await DeskBrowser.signIn(this.browser, this.url, this.who);
    desk.page.setDefaultTimeout(PATIENCE_MS);
    await desk.becomes('available');
    return desk;
  }

  private async once(desk: DeskBrowser): Promise<void> {
    if (await desk.page.$('.offer')) await desk.accepts();
    await desk.page.click('.tabs button:nth-child(2)');
    if (!(await desk.page.$('.rows:not([hidden]) .row'))) return;
    await desk.opens(2);
    const line = `${this.who.name} ${randomUUID()}`;
    await desk.replies(line);
    this.lines.push(line);
    await desk.ends();
  }
}

/** An agent by script, who takes one and is heard of no more. */
export async function takesOneAndVanishes(
  agent: DeskAgent,
  until: () => boolean,
): Promise<string | undefined> {
  while (!until()) {
    const waiting = await agent.escalations('waiting').catch(() => []);
    for (const { id } of waiting) if ((await agent.call('POST', `/escalations/${id}/claim`)).ok) return id;
    await pause();
  }
  return undefined;
}
