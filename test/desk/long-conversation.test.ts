import { REMEMBERING } from '../contracts/store/samples.ts';
import { askPassport, CONVERSATION, deskInBrowser, goTo } from './desk-in-browser.ts';
import { expectAccessible } from './desk-page.ts';
import { Browser } from './harness.ts';

const MESSAGES = 1100;
const seen = deskInBrowser(async (desk) => {
  await desk.add('amina');
  await askPassport(desk);
  const said = { conversationId: CONVERSATION, from: 'citizen', language: 'fr', handling: 'done' } as const;
  for (let n = 2; n <= MESSAGES; n++)
    await desk.store.messages.append({ ...said, id: `m${n}`, text: `Parole ${n}`, at: desk.clock.now() });
});

const shown = (seq: number) => `[data-seq="${seq}"]`;

it('is read back to its beginning by the keyboard, without moving what is being read', async () => {
  const page = await seen.signIn('amina', 'fr');
  const there = (seq: number) => page.$(shown(seq)).then((one) => one !== null);
  await goTo(page, `#/c/${CONVERSATION}`);
  await page.waitForSelector(shown(MESSAGES));
  expect([await there(601), await there(600)]).toEqual([true, false]);
  await expectAccessible(page);

  await page.focus('.earlier');
  const top = () => page.$eval(shown(601), (one) => Math.round(one.getBoundingClientRect().top));
  const before = await top();
  await page.keyboard.press('Enter');
  await page.waitForSelector(shown(101));
  await page.waitForFunction(() => document.activeElement?.classList.contains('transcript'));
  expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(2);
  expect(await there(100)).toBe(false);

  await page.focus('.earlier');
  await page.keyboard.press('Enter');
  await page.waitForSelector(shown(1));
  await page.waitForFunction(() => !document.querySelector('.earlier'));
  expect(await page.$$eval('[data-seq]', (all) => all.length)).toBe(MESSAGES);

  // A new message leaves what was opened as it is; what is erased meanwhile goes.
  await seen.desk.store.privacy.scrub(CONVERSATION, 50, REMEMBERING);
  await seen.desk.hints.publish({ kind: 'conversation', id: CONVERSATION });
  await page.waitForFunction(() => !document.querySelector('[data-seq="50"]'));
  expect(await there(51)).toBe(true);
}, 60_000);

it('opens where a search found its words, however long ago', async () => {
  const page = await seen.signIn('amina', 'ar');
  await goTo(page, `#/c/${CONVERSATION}/3`);
  await page.waitForSelector(`.is-sought${shown(3)}`);
  expect(await page.$(shown(MESSAGES))).not.toBeNull();
}, 60_000);

it('is read in parts, and never from both ends', async () => {
  const amina = new Browser(seen.desk.url);
  await amina.signIn('amina');
  const part = async (query: string) => {
    const path = `/conversations/${CONVERSATION}/messages${query}`;
    const { messages, earlier } = (await (await amina.call('GET', path)).json()) as {
      messages: { seq: number }[];
      earlier: boolean;
    };
    return [messages[0]?.seq, messages.at(-1)?.seq, earlier];
  };
  expect(await part('')).toEqual([601, 1100, true]);
  expect(await part('?before=601')).toEqual([101, 600, true]);
  expect(await part('?before=101')).toEqual([1, 100, false]);
  expect(await part('?before=1')).toEqual([undefined, undefined, false]);
  expect(await part('?after=1098')).toEqual([1099, 1100, true]);
  const both = await amina.call('GET', `/conversations/${CONVERSATION}/messages?after=3&before=9`);
  expect(both.status).toBe(400);
});
