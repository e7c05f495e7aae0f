import type { Page } from 'puppeteer-core';
import { DESKTOP, openChromium, PHONE } from '../browser/chromium.ts';
import { type WidgetPage, widgetOn } from '../browser/widget-page.ts';
import { type DeskAgent, PASSWORD } from '../support/desk-agent.ts';
import { eventually } from '../support/eventually.ts';
import { startTestApp, type TestApp } from './app.ts';
import { DeskBrowser } from './desk-browser.ts';

interface Closed {
  readonly state: string;
  readonly agentId?: string;
  readonly disposition?: string;
  readonly rating?: string;
  readonly conversationId: string;
}

let app: TestApp;
let chromium: Awaited<ReturnType<typeof openChromium>>;
let administrator: DeskAgent;
const agentIds: Record<string, string> = {};
const noise: string[] = [];

beforeAll(async () => {
  app = await startTestApp();
  chromium = await openChromium();
  administrator = await app.administrator();
  for (const name of ['amina', 'said']) {
    const account = { email: `${name}@example.org`, password: PASSWORD, name, role: 'agent' };
    const languages = ['fr', 'ar', 'ary-Arab'];
    const response = await administrator.call('POST', '/agents', { ...account, languages });
    agentIds[name] = ((await response.json()) as { agent: { id: string } }).agent.id;
  }
}, 300_000);
afterAll(async () => {
  await chromium?.close();
  await app?.stop();
});

/** A citizen with a browser of their own, who asks for a human on a page of the guide. */
async function citizen(path: string, text: string, viewport: typeof DESKTOP | typeof PHONE) {
  const page = await (await chromium.browser.createBrowserContext()).newPage();
  page.on('pageerror', (error) => noise.push(String(error)));
  await page.setViewport(viewport);
  await page.goto(app.url + path);
  const widget = widgetOn(page);
  await widget.open();
  await widget.write(text);
  return { page, widget };
}

const last = (widget: WidgetPage, line: string) =>
  eventually(async () => expect(await widget.messages()).toContain(line));
const shown = (page: Page, selector: string) =>
  page.waitForFunction(
    (where) => document.querySelector('#dalil-chat')?.shadowRoot?.querySelector(where)?.textContent,
    {},
    selector,
  );
const listed = (state: 'waiting' | 'assigned' | 'resolved') =>
  administrator.escalations(state) as unknown as Promise<Closed[]>;

it('two agents and three citizens, in real browsers, through a reload, a lost network and a transfer', async () => {
  const amina = await DeskBrowser.signIn(chromium.browser, app.url, { name: 'amina', language: 'fr' });
  const said = await DeskBrowser.signIn(chromium.browser, app.url, { name: 'said', language: 'ar' });

  // An offer to the only one who is available; what both say is seen by both, also that they are writing it.
  await amina.becomes('available');
  const first = await citizen('/guide/fr/passport', 'je veux parler à un agent humain', DESKTOP);
  await amina.accepts();
  await amina.writes('Bonjour, je vous lis.', { send: false });
  await shown(first.page, '.typing');
  await amina.page.keyboard.press('Enter');
  await last(first.widget, 'agent: Bonjour, je vous lis.');
  await (await first.widget.find('textarea'))?.type('C’est pour');
  await amina.page.waitForFunction(() => document.querySelector('p.typing')?.textContent);
  await first.widget.write(' ma fille');
  await amina.sees('.from-citizen .bubble', 'C’est pour ma fille');
  await amina.sees('.row .level-word', 'Réponse dans');
  await amina.isAccessible();

  // A declined offer waits for everybody; of two who take it one has it, the other is told.
  await amina.becomes('busy');
  await said.becomes('available');
  const second = await citizen('/guide/ar/passport', 'بغيت نهضر مع شي موظف', PHONE);
  await said.page.waitForSelector('.offer');
  await said.isAccessible();
  await said.press('KeyL');
  await said.page.waitForFunction(() => !document.querySelector('.offer'));
  await said.becomes('busy');
  await Promise.all([said.opens(1), amina.opens(1)]);
  await Promise.all([amina, said].map(({ page }) => page.waitForSelector('[data-shortcut=KeyC]')));
  await Promise.all([amina.press('KeyC'), said.press('KeyC')]);
  await eventually(async () => expect(await listed('assigned')).toHaveLength(2));
  const taken = (await listed('assigned')).find(({ agentId }) => agentId === agentIds['said']);
  const [holder, loser] = taken ? [said, amina] : [amina, said];
  await loser.page.waitForSelector('.read-only');
  await holder.page.waitForSelector('.reply textarea');
  await holder.replies('مرحبا، أنا معكم.');
  await last(second.widget, 'agent: مرحبا، أنا معكم.');

  // A third is served by Said and handed to Amina; nothing of it is lost.
  await said.becomes('available');
  const third = await citizen('/guide/fr/cnie', 'je voudrais parler à une personne', DESKTOP);
  await said.accepts();
  await said.replies('Je vous passe une collègue.');
  await said.press('KeyT');
  await said.page.waitForSelector('dialog [name=target]');
  await said.page.select('dialog [name=target]', agentIds['amina'] ?? '');
  await said.page.type('dialog [name=note]', 'Carte perdue à Lille');
  await said.page.click('dialog [type=submit]');
  await eventually(async () => {
    const held = (await listed('assigned')).filter(({ agentId }) => agentId === agentIds['amina']);
    expect(held).toHaveLength(taken ? 2 : 3);
  });

  // A reload keeps the place, the transcript and the draft; the citizen's reload too.
  await amina.opens(2, taken ? 2 : 3);
  await amina.sees('.facts', 'Carte perdue à Lille');
  await amina.writes('Votre carte', { send: false });
  await amina.page.reload();
  await amina.sees('.from-agent .bubble', 'Je vous passe une collègue.');
  expect(await amina.page.$eval('.reply textarea', (one) => (one as HTMLTextAreaElement).value)).toBe(
    'Votre carte',
  );
  await third.page.reload();
  await third.widget.open();
  await last(third.widget, 'agent: Je vous passe une collègue.');

  // Without a network the reply waits; afterwards it is there once, and the counters are right at once.
  await amina.page.setOfflineMode(true);
  await amina.page.waitForFunction(() => document.querySelector('.banner')?.textContent);
  await amina.writes(' sera prête demain.');
  await amina.page.waitForSelector('.is-pending .problem');
  await third.widget.write('Vous êtes là ?');
  await amina.page.setOfflineMode(false);
  await amina.page.waitForFunction(() => !document.querySelector('.is-pending'));
  await amina.sees('.from-citizen .bubble', 'Vous êtes là ?');
  expect((await amina.replied()).filter((text) => text === 'Votre carte sera prête demain.')).toHaveLength(1);
  expect(await amina.counters()).toEqual(['0', taken ? '2' : '3', '3']);
  await last(third.widget, 'agent: Votre carte sera prête demain.');

  // All are ended; one says how it was.
  await amina.ends();
  const left = taken
    ? ([
        [amina, '1'],
        [said, '1'],
      ] as const)
    : ([
        [amina, '2'],
        [amina, '1'],
      ] as const);
  for (const [desk, held] of left) {
    // The list no longer offers what has just been ended.
    await desk.sees('.tabs button:nth-child(2) .count', held);
    await desk.opens(2);
    await desk.ends();
  }
  await first.widget.press('.choice:nth-child(1)');
  await eventually(async () =>
    expect(await listed('resolved')).toContainEqual(expect.objectContaining({ rating: 'good' })),
  );

  // The books: nobody waits, nobody is held, each ended by the one who held it, nothing said twice.
  expect([await listed('waiting'), await listed('assigned')]).toEqual([[], []]);
  const closed = await listed('resolved');
  expect(closed).toHaveLength(3);
  for (const one of closed) {
    expect(one.disposition).toBe('answered');
    expect(Object.values(agentIds)).toContain(one.agentId);
    const { messages } = (await (
      await administrator.call('GET', `/conversations/${one.conversationId}/messages`)
    ).json()) as { messages: { seq: number; from: string; text: string }[] };
    expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1));
    const said = messages.filter(({ from }) => from === 'agent').map(({ text }) => text);
    expect(new Set(said).size).toBe(said.length);
  }
  expect(await amina.counters()).toEqual(['0', '0', '3']);
  expect(noise).toEqual([]);
}, 120_000);
