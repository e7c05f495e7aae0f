import { linkAlert } from '../../src/escalation/alert-link.ts';
import { DESKTOP, PHONE } from '../browser/chromium.ts';
import { aCallBack } from '../contracts/store/samples.ts';
import { aConversation, anEscalation, open } from '../escalation/harness.ts';
import { testIds } from '../support/in-process.ts';
import { button, deskInBrowser, goTo, textOf } from './desk-in-browser.ts';
import { expectAccessible, pressAlt } from './desk-page.ts';

const id = 'conversation-of-e1';
const seen = deskInBrowser(async (desk) => {
  await desk.add('hind', 'supervisor');
  await desk.add('amina');
});
const { signIn } = seen;

it('an agent takes a call that is due, sees its number then, and notes how it went', async () => {
  await open(seen.desk, anEscalation('e1', { createdAt: seen.desk.clock.now() }));
  await seen.desk.store.callBacks.add(aCallBack({ conversationId: id, dueAt: seen.desk.clock.now() }));
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
  expect(await seen.desk.store.callBacks.get('cb1')).toMatchObject({ state: 'called', attempts: 2 });
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
  const [shift] = await seen.desk.store.duty.list(new Date('2026-11-24'), new Date('2026-11-26'));
  expect(shift).toMatchObject({
    from: new Date('2026-11-24T20:00:00Z'),
    to: new Date('2026-11-25T08:00:00Z'),
  });
  await page.click('.page li .quiet');
  await page.waitForSelector('dialog .danger');
  await expectAccessible(page);
  await page.click('dialog .danger');
  await page.waitForFunction(() => !document.querySelector('.page li .quiet'));
});

it('a supervisor changes a mission’s hours, with their source', async () => {
  const SPANS = [{ from: '09:00', to: '12:00' }];
  const week = {
    ...{ monday: SPANS, tuesday: SPANS, wednesday: SPANS, thursday: SPANS, friday: SPANS },
    ...{ saturday: [], sunday: [] },
  };
  await seen.desk.store.missionCalendars.put({
    ...{ missionId: 'fr-lyon', week, holidays: [], closures: [], ramadan: [], imported: [] },
    ...{ source: { title: 'Avis', url: '', kind: 'press', checkedOn: '2026-11-20' } },
    ...{ updatedBy: 'hind', updatedAt: seen.desk.clock.now() },
  });
  const page = await signIn('hind', 'fr');
  await goTo(page, '#/calendars');
  await page.locator('[data-missions] .card button').click();
  await page.waitForSelector('dialog [name=saturday]');
  await expectAccessible(page);
  expect(await page.$eval('dialog [name=source-kind]', (one) => (one as HTMLSelectElement).value)).toBe(
    'press',
  );
  await page.type('dialog [name=saturday]', '9h-11h30');
  await page.type('dialog [name=morocco]', '2026-11-18 Fête de l’Indépendance');
  await page.click('dialog [type=submit]');
  await page.waitForFunction(() => !document.querySelector('dialog'));
  expect(await seen.desk.store.missionCalendars.get('fr-lyon')).toMatchObject({
    week: { monday: SPANS, saturday: [{ from: '09:00', to: '11:30' }] },
    holidays: [{ from: '2026-11-18', name: 'Fête de l’Indépendance', of: 'morocco' }],
    source: { title: 'Avis', kind: 'press' },
  });
});

it('a supervisor makes a team, puts an agent into it and hands somebody over', async () => {
  await open(seen.desk, anEscalation('e1', { createdAt: seen.desk.clock.now() }));
  const page = await signIn('hind', 'fr');
  await goTo(page, '#/calendars');
  await page.locator(button('Créer une équipe')).click();
  await page.waitForSelector('dialog [name=zone]');
  await expectAccessible(page);
  await page.type('dialog [name=name]', 'État civil');
  await page.type('dialog [name=monday]', '9h-16h');
  await page.click('dialog [type=submit]');
  await page.waitForFunction(() => document.querySelectorAll('[data-teams] .card').length === 2);
  const [team] = await seen.desk.store.teams.list();
  expect(team).toMatchObject({ name: 'État civil', week: { monday: [{ from: '09:00', to: '16:00' }] } });

  await goTo(page, '#/agents');
  await page.locator("::-p-xpath(//button[contains(., 'Compétences') and contains(., 'amina')])").click();
  await page.waitForSelector('dialog [name=team]');
  await page.select('dialog [name=team]', team?.id ?? '');
  await expectAccessible(page);
  await page.click('dialog [type=submit]');
  await page.waitForFunction(() => document.querySelector('table')?.textContent?.includes('État civil'));
  expect((await seen.desk.store.agents.byEmail('amina@example.org'))?.team).toBe(team?.id);

  await goTo(page, `#/c/${id}`);
  await page.waitForSelector('.conversation .actions');
  await pressAlt(page, 'KeyT');
  await page.locator("::-p-xpath(//label[contains(., 'À une équipe')])").click();
  await page.waitForSelector(`dialog [name=target] [value="${team?.id}"]`);
  await expectAccessible(page);
  await page.click('dialog [type=submit]');
  await page.waitForFunction(() => document.querySelector('.context')?.textContent?.includes('État civil'));
  expect(await seen.desk.store.escalations.get('e1')).toMatchObject({ state: 'waiting', team: team?.id });
  await goTo(page, '#/wall');
  await page.waitForFunction(() => document.querySelector('.wall')?.textContent?.includes('par équipe'));
  await expectAccessible(page);
}, 60_000);

it('an account that is changed keeps its role', async () => {
  await seen.desk.add('root', 'administrator');
  const page = await signIn('root', 'fr');
  await goTo(page, '#/agents');
  await page.locator("::-p-xpath(//button[contains(., 'Compte') and contains(., 'hind')])").click();
  await page.locator('dialog [name=name]').fill('Hind B.');
  await page.click('dialog [type=submit]');
  await page.waitForFunction(() => document.querySelector('table')?.textContent?.includes('Hind B.'));
  const hind = await seen.desk.store.agents.byEmail('hind@example.org');
  expect(hind).toMatchObject({ name: 'Hind B.', role: 'supervisor' });
});

it.each([
  ['fr', DESKTOP],
  ['ar', PHONE],
] as const)('an agent is told of emergencies where they sent the code (%s)', async (language, viewport) => {
  const page = await signIn('amina', language, viewport);
  await page.click('.me');
  await page.locator('[data-alert] button').click();
  await page.waitForSelector('[data-alert] strong');
  await expectAccessible(page);
  const text = await textOf(page, '[data-alert] strong');
  const told = { id: 'tg', channel: 'telegram' } as const;
  expect(
    await linkAlert({ ...seen.desk, ids: testIds, now: seen.desk.clock.now }, told, { id: 'm', text }),
  ).toBe('linked');
  await page.waitForFunction(() => document.querySelector('[data-alert]')?.textContent?.includes('Telegram'));
  await page.waitForFunction(() => document.querySelectorAll('[data-alert] button').length === 2);
  await expectAccessible(page);
  await page.locator('[data-alert] button:nth-of-type(2)').click();
  await page.waitForFunction(() => document.querySelectorAll('[data-alert] button').length === 1);
  expect((await seen.desk.store.agents.byEmail('amina@example.org'))?.alert).toBeUndefined();
});

it('a canned reply goes only after a question', async () => {
  await seen.desk.store.canned.put({
    ...{ id: 'fr bonjour', shortcut: 'bonjour', language: 'fr', updatedAt: seen.desk.clock.now() },
    text: 'Bonjour, je suis {agent}.',
  });
  const page = await signIn('hind', 'en');
  await goTo(page, '#/canned');
  const remove = page.locator("::-p-xpath(//li//button[starts-with(normalize-space(), 'Delete')])");
  await remove.click();
  await page.waitForSelector('dialog .danger');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => !document.querySelector('dialog'));
  expect(await seen.desk.store.canned.list()).toHaveLength(1);
  await remove.click();
  await page.locator('dialog .danger').click();
  await page.waitForFunction(() => !document.querySelector('.canned'));
  expect(await seen.desk.store.canned.list()).toEqual([]);
});

it('an agent of a mission refuses what was handed to it', async () => {
  const amina = await seen.desk.store.agents.byEmail('amina@example.org');
  if (amina) await seen.desk.store.agents.save({ ...amina, missions: ['fr-lyon'] });
  const at = seen.desk.clock.now();
  const referral = { missionId: 'fr-lyon', from: 'somebody', at };
  await open(seen.desk, anEscalation('e1', { createdAt: at, missionId: 'fr-lyon', referral }));
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
  expect(await seen.desk.store.escalations.get('e1')).toMatchObject({
    refusal: { note: 'Belongs to Paris' },
  });
});

it('an agent sends a caller the catalogue’s answer where they wrote before', async () => {
  await seen.desk.store.conversations.ensure(aConversation('tg', { channel: 'telegram', state: 'bot' }));
  await seen.desk.store.messages.append({
    ...{ id: 'm', conversationId: 'tg', from: 'citizen', language: 'fr', at: seen.desk.clock.now() },
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
  const sent = await seen.desk.store.messages.latest('tg', 1);
  expect(sent).toMatchObject([{ from: 'agent', text: expect.stringContaining('passport general') }]);
});
