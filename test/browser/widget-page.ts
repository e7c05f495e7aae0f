import type { Page } from 'puppeteer-core';

const IN_WIDGET = '#dalil-chat >>> ';

/** The widget on a page, by what a person sees and does. */
export function widgetOn(page: Page) {
  const find = (selector: string) => page.waitForSelector(IN_WIDGET + selector, { timeout: 8000 });
  const texts = (selector: string) =>
    page.$$eval(IN_WIDGET + selector, (found) => found.map((element) => element.textContent ?? ''));
  return {
    find,
    texts,
    async open(): Promise<void> {
      await (await find('.launcher'))?.click();
      await find('.panel:not([hidden])');
    },
    async write(text: string): Promise<void> {
      await (await find('textarea'))?.type(text);
      await page.keyboard.press('Enter');
    },
    async press(selector: string): Promise<void> {
      await (await find(selector))?.click();
    },
    /** The messages as “who: text”; those that wait to be sent are “waiting”. */
    messages: (): Promise<string[]> =>
      page.$$eval(`${IN_WIDGET}.log .message, ${IN_WIDGET}.unsent .message`, (found) =>
        found.map((element) => {
          const who = element.parentElement?.className === 'unsent' ? 'waiting' : element.classList[1];
          return `${who}: ${element.querySelector('.text')?.textContent}`;
        }),
      ),
    /** What has the focus: within the widget, or the widget's host, or elsewhere. */
    focus: (): Promise<string> =>
      page.evaluate(() => {
        const inside = document.querySelector('#dalil-chat')?.shadowRoot?.activeElement;
        return inside ? inside.className || inside.tagName.toLowerCase() : 'elsewhere';
      }),
  };
}
export type WidgetPage = ReturnType<typeof widgetOn>;
