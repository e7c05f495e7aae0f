import { startTestApp, type TestApp } from '../../journeys/app.ts';
import { eventually } from '../../support/eventually.ts';
import { justNow, text, webhook } from './payloads.ts';
import { type Fault, WhatsAppStandIn } from './stand-in.ts';

const QUESTIONS = ['salam', "c'est combien le passeport ?", 'et pour un mineur ?', 'merci'];
const PEOPLE = Array.from({ length: 5 }, (_, index) => `3360000000${index}`);

/** Troubles in turn; most calls meet none. */
const TROUBLES: readonly (Fault | undefined)[] = [
  undefined,
  { status: 500, code: 131000 },
  undefined,
  'cut',
  { status: 429, code: 130429, retryAfter: 1 },
  undefined,
];

describe('the whole program on WhatsApp', () => {
  let platform: WhatsAppStandIn;
  let app: TestApp;
  beforeAll(async () => {
    platform = await WhatsAppStandIn.start();
    app = await startTestApp(platform.settings());
    platform.webhook = { url: `${app.url}/channels/whatsapp/webhook` };
  }, 180_000);
  afterAll(async () => {
    await app.stop();
    await platform.stop();
  });

  const sentTo = (person: string) =>
    platform.taken.filter(({ to }) => to === person).map(({ to, ...body }) => JSON.stringify(body));
  const asks = async (person: string) => {
    for (const [index, question] of QUESTIONS.entries()) {
      await platform.give(
        webhook({ messages: [text(`wamid.${person}.${index}`, question, { from: person, ...justNow() })] }),
      );
    }
  };
  /** So many replies, and no more. */
  const quiet = async (count: () => number) => {
    let last = -1;
    await eventually(async () => {
      const before = last;
      last = count();
      await new Promise((resolve) => setTimeout(resolve, 1500));
      expect(count()).toBe(before);
      expect(before).toBeGreaterThan(0);
    }, 60_000);
  };

  it('answers all, in order, through repeated calls, refusals and broken connections', async () => {
    await asks('33699999999');
    await quiet(() => sentTo('33699999999').length);
    const wanted = sentTo('33699999999');
    expect(wanted.length).toBeGreaterThanOrEqual(QUESTIONS.length);

    platform.repeat = true;
    const troubles = Array.from({ length: 18 }, (_, index) => TROUBLES[index % TROUBLES.length]);
    platform.faults.push(...(troubles as Fault[]));
    await Promise.all(PEOPLE.map(asks));
    await eventually(() => {
      for (const person of PEOPLE) expect(withoutCopies(sentTo(person))).toEqual(wanted);
    }, 90_000);
    const copies = PEOPLE.flatMap(sentTo).length - PEOPLE.length * wanted.length;
    expect(copies).toBeLessThanOrEqual(troubles.filter((trouble) => trouble === 'cut').length);

    const ready = (await (await fetch(`${app.url}/readyz`)).json()) as { channels: Record<string, unknown> };
    expect(ready.channels['whatsapp']).toMatchObject({ state: 'connected' });
  }, 180_000);

  it('refuses what WhatsApp did not sign', async () => {
    const forged = webhook({ messages: [text('wamid.f', 'salam', { from: '33611111111', ...justNow() })] });
    expect(await platform.call(forged, {})).toBe(403);
    expect(await platform.call(forged, { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` })).toBe(403);
    expect(sentTo('33611111111')).toEqual([]);
  });
});

/** A message in doubt is repeated at once: its copy follows it. */
function withoutCopies(sent: readonly string[]): string[] {
  return sent.filter((one, index) => one !== sent[index - 1]);
}
