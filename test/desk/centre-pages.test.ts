import { rmSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { DESKTOP, openChromium, PHONE } from '../browser/chromium.ts';
import { aCallBack } from '../contracts/store/samples.ts';
import { aConversation, anEscalation, open } from '../escalation/harness.ts';
import { buildDeskPage, expectAccessible, signedInPage } from './desk-page.ts';
import { startDesk } from './harness.ts';

let uiDir: string;
let chromium: Awaited<ReturnType<typeof openChromium>>;
let desk: Awaited<ReturnType<typeof startDesk>>;
const id = 'conversation-of-e1';

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
  await desk.add('hind', 'supervisor');
  await desk.add('amina');
});
afterEach(async () => {
  expect(desk.unexpected).toEqual([]);
  await desk.close();
});

const goTo = (page: Page, hash: string) =>
  page.evaluate((to) => {
    location.hash = to;
  }, hash);
const button = (text: string) => `::-p-xpath(//button[normalize-space()='${text}'])`;
const signIn = (name: string, language: string, viewport: typeof PHONE | typeof DESKTOP = DESKTOP) =>
  signedInPage(chromium.browser, desk.url, { name, language, viewport });
const textOf = (page: Page, selector: string) => page.$eval(selector, (one) => one.textContent ?? '');

it('an agent takes a call that is due, sees its number then, and notes how it went', async () => {
  await open(desk, anEscalation('e1', { createdAt: desk.clock.now() }));
  await desk.store.callBacks.add(aCallBack({ conversationId: id, dueAt: desk.clock.now() }));
  const page = await signIn('amina', 'fr');
  await goTo(page, '#/calls');
  await page.waitForSelector('.page .card');
  expect(await textOf(page, '.page')).not.toContain(aCallBack().phone);
  await expectAccessible(page);
  await page.locator(button('Prendre et appeler')).click();
  await page.waitForSelector('[data-call-back] [href^="tel:"]');
  expect(await textOf(page, '[data-call-back]')).toContain('+212600000001');
  await expectAccessible(page);
  await page.locator(button('Pas de réponse')).click();
  await page.waitForFunction(() =>
    document.querySelector('[data-call-back]')?.textContent?.includes('sans réponse'),
  );
  await page.locator(button('J’ai eu la personne')).click();
  await page.waitForFunction(() => !document.querySelector('[data-call-back] [href^="tel:"]'));
  expect(await desk.store.callBacks.get('cb1')).toMatchObject({ state: 'called', attempts: 2 });
});

it.each([
  ['fr', DESKTOP, 'Ajouter'],
  ['ar', PHONE, 'إضافة'],
] as const)('a supervisor fills the duty roster (%s)', async (language, viewport, add) => {
  const page = await signIn('hind', language, viewport);
  await goTo(page, '#/duty');
  await page.waitForSelector('[name=agent] option');
  await expectAccessible(page);
  await page.$eval('[name=day]', (field) => {
    (field as HTMLInputElement).value = '2026-11-24';
  });
  await page.locator(button(add)).click();
  await page.waitForSelector('.page li .quiet');
  await expectAccessible(page);
  const [shift] = await desk.store.duty.list(new Date('2026-11-24'), new Date('2026-11-26'));
  expect(shift).toMatchObject({
    from: new Date('2026-11-24T20:00:00Z'),
    to: new Date('2026-11-25T08:00:00Z'),
  });
  await page.click('.page li .quiet');
  await page.waitForFunction(() => !document.querySelector('.page li .quiet'));
});

it('a supervisor changes a mission’s hours, with their source', async () => {
  const SPANS = [{ from: '09:00', to: '12:00' }];
  const week = {
    ...{ monday: SPANS, tuesday: SPANS, wednesday: SPANS, thursday: SPANS, friday: SPANS },
    ...{ saturday: [], sunday: [] },
  };
  await desk.store.missionCalendars.put({
    ...{ missionId: 'fr-lyon', week, holidays: [], closures: [], ramadan: [], imported: [] },
    ...{ source: { title: 'Avis', url: '', kind: 'official', checkedOn: '2026-11-20' } },
    ...{ updatedBy: 'hind', updatedAt: desk.clock.now() },
  });
  const page = await signIn('hind', 'fr');
  await goTo(page, '#/calendars');
  await page.locator("::-p-xpath(//button[starts-with(normalize-space(), 'Modifier')])").click();
  await page.waitForSelector('dialog [name=saturday]');
  await expectAccessible(page);
  await page.type('dialog [name=saturday]', '9h-11h30');
  await page.type('dialog [name=morocco]', '2026-11-18 Fête de l’Indépendance');
  await page.click('dialog [type=submit]');
  await page.waitForFunction(() => !document.querySelector('dialog'));
  expect(await desk.store.missionCalendars.get('fr-lyon')).toMatchObject({
    week: { monday: SPANS, saturday: [{ from: '09:00', to: '11:30' }] },
    holidays: [{ from: '2026-11-18', name: 'Fête de l’Indépendance', of: 'morocco' }],
    source: { title: 'Avis' },
  });
});

it('an agent of a mission refuses what was handed to it', async () => {
  const amina = await desk.store.agents.byEmail('amina@example.org');
  if (amina) await desk.store.agents.save({ ...amina, missions: ['fr-lyon'] });
  const at = desk.clock.now();
  const referral = { missionId: 'fr-lyon', from: 'somebody', at };
  await open(desk, anEscalation('e1', { createdAt: at, missionId: 'fr-lyon', referral }));
  const page = await signIn('amina', 'en');
  await goTo(page, `#/c/${id}`);
  await page.locator(button('Refuse')).click();
  await page.waitForSelector('dialog [name=note]');
  await expectAccessible(page);
  await page.type('dialog [name=note]', 'Belongs to Paris');
  await page.click('dialog [type=submit]');
  await page.waitForFunction(() =>
    document.querySelector('.context')?.textContent?.includes('Belongs to Paris'),
  );
  expect(await desk.store.escalations.get('e1')).toMatchObject({ refusal: { note: 'Belongs to Paris' } });
});

it('an agent sends a caller the catalogue’s answer where they wrote before', async () => {
  await desk.store.conversations.ensure(aConversation('tg', { channel: 'telegram', state: 'bot' }));
  await desk.store.messages.append({
    ...{ id: 'm', conversationId: 'tg', from: 'citizen', language: 'fr', at: desk.clock.now() },
    text: 'mon passeport est perdu à Turin',
  });
  const page = await signIn('amina', 'fr');
  const called = await page.evaluate(async () => {
    const session = (await (await fetch('/desk/api/session')).json()) as { csrfToken: string };
    const response = await fetch('/desk/api/calls', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-csrf-token': session.csrfToken },
      body: JSON.stringify({ clientId: 'c', language: 'fr', topic: 'passport' }),
    });
    return ((await response.json()) as { escalation: { conversationId: string } }).escalation.conversationId;
  });
  await goTo(page, `#/c/${called}`);
  await page.locator(button('Envoyer par écrit…')).click();
  await page.locator('dialog [type=search]').fill('perdu à Turin');
  await page.locator(button('Envoyer ici')).click();
  await page.waitForFunction(() => !document.querySelector('dialog'));
  const sent = await desk.store.messages.latest('tg', 1);
  expect(sent).toMatchObject([{ from: 'agent', text: expect.stringContaining('passport general') }]);
});
