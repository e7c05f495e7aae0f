import { createRoutePass } from '../../src/escalation/pass.ts';
import { DESKTOP, PHONE } from '../browser/chromium.ts';
import { askPassport, deskInBrowser, CONVERSATION as id } from './desk-in-browser.ts';
import { expectAccessible, pressAlt } from './desk-page.ts';

const seen = deskInBrowser(async (desk) => {
  // The browser's clock is the real one: what is offered must not have run out in it.
  desk.clock.pass((Date.now() - desk.clock.now().getTime()) / 1000);
  await desk.add('amina');
  await desk.add('hind', 'supervisor');
  await desk.add('root', 'administrator');
  await askPassport(desk);
  await desk.store.canned.put({
    ...{ id: 'fr bonjour', shortcut: 'bonjour', language: 'fr', updatedAt: desk.clock.now() },
    text: 'Bonjour, je suis {agent}.',
  });
});
const { signIn } = seen;

it.each([
  ['fr', DESKTOP],
  ['ar', PHONE],
] as const)(
  'an agent accepts an offer and answers with a canned reply and the catalogue (%s)',
  async (language, viewport) => {
    const page = await signIn('amina', language, viewport);
    await page.select('.presence select', 'available');
    await page.waitForFunction(() => document.querySelector('.presence .is-available'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    await createRoutePass(seen.desk.parts)();
    await page.waitForSelector('.offer');
    await expectAccessible(page);
    await pressAlt(page, 'KeyA');
    await page.waitForSelector('.reply textarea');
    await page.waitForFunction(() => !document.querySelector('.offer'));
    await pressAlt(page, 'KeyR');
    await page.keyboard.type('/bon');
    await page.waitForSelector('.canned-list [aria-selected=true]');
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    const draft = () => page.$eval('.reply textarea', (field) => (field as HTMLTextAreaElement).value);
    await page.waitForFunction(() =>
      (document.querySelector('.reply textarea') as HTMLTextAreaElement).value.startsWith('Bonjour'),
    );
    expect(await draft()).toBe('Bonjour, je suis amina.');
    if (viewport === PHONE) {
      await page.click('.details-button');
    }
    await page.waitForSelector('[data-suggested]');
    await expectAccessible(page);
    await pressAlt(page, 'KeyI');
    await page.waitForFunction(() =>
      (document.querySelector('.reply textarea') as HTMLTextAreaElement)?.value.includes('passport general'),
    );
    expect(await draft()).toBe('Bonjour, je suis amina.\n\npassport general {}');
    expect(seen.desk.hints.published).toContainEqual({ kind: 'typing', id, by: 'agent' });
    await pressAlt(page, 'KeyN');
    await page.waitForSelector('[name=note]');
    await page.type('[name=note]', 'Rappelle demain');
    await expectAccessible(page);
    await page.click('.note-form [type=submit]');
    await page.waitForSelector('.is-note');
    await seen.desk.hints.publish({ kind: 'typing', id, by: 'citizen' });
    await page.waitForFunction(() => document.querySelector('.typing')?.textContent);
    expect(await seen.desk.store.notes.ofConversation(id)).toMatchObject([{ text: 'Rappelle demain' }]);
  },
  60_000,
);

it('an agent records a call and finds it again by its words', async () => {
  const page = await signIn('amina', 'fr');
  await pressAlt(page, 'KeyP');
  await page.waitForSelector('dialog [name=question]');
  await expectAccessible(page);
  await page.type('dialog [name=question]', 'Horaires du consulat');
  await page.click('dialog [type=submit]');
  await page.waitForSelector('.reply textarea');
  expect(await seen.desk.store.escalations.list({ state: 'assigned' })).toMatchObject([{ channel: 'phone' }]);
  await pressAlt(page, 'KeyE');
  await page.waitForSelector('dialog [name=tags]');
  await page.type('dialog [name=tags]', 'horaires, visite');
  await page.click('dialog [type=submit]');
  await page.waitForSelector('.tags');
  await pressAlt(page, 'KeyS');
  await page.keyboard.type('consulat');
  await page.waitForSelector('.found-count');
  await expectAccessible(page);
  expect(await page.$$eval('.rows:not([hidden]) .row', (rows) => rows.length)).toBe(1);
  await page.click('.rows:not([hidden]) .row');
  await page.waitForSelector('.is-sought');
  expect(await page.$eval('.is-sought .bubble', (one) => one.textContent)).toContain('Horaires du consulat');
  expect(await page.$eval('.history a', (one) => one.getAttribute('href'))).toMatch(/^#\/c\/[\w-]+\/\d+$/);
}, 60_000);
