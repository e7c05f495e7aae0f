import { TwoProcesses } from '../journeys/two-processes.ts';
import { eventually } from '../support/eventually.ts';

describe('a person fetches a copy of what is kept', () => {
  let two: TwoProcesses;
  let person = 212_611_000_000;
  beforeAll(async () => {
    two = await TwoProcesses.start();
  }, 200_000);
  afterAll(() => two.stop());

  /** The addresses in links are the public one; here the program is elsewhere. */
  const follow = (link: string, app: 0 | 1) => fetch(two.apps[app].url + new URL(link).pathname);
  const LINK = /https:\/\/dalil\.example\/copy\/[0-9a-f]+/;

  it.each(['whatsapp', 'telegram', 'teams'] as const)(
    'on %s, by asking for it: it holds their words, agents cannot follow the link, and it is written down',
    async (platform) => {
      person++;
      const url = two.apps[0].url;
      await two
        .says(person, `prix du passeport adulte, je suis Zanzibarova de ${platform}`)
        [platform].at(url);
      const asking = two.says(person, 'je veux une copie de mes données')[platform];
      await asking.at(url);
      await eventually(() => expect(asking.arrived().join(' ')).toMatch(LINK), 30_000);
      const [link = ''] = LINK.exec(asking.arrived().join(' ')) ?? [];
      const response = await follow(link, 1);
      expect(response.headers.get('cache-control')).toBe('no-store');
      const copy = (await response.json()) as { conversation: { id: string }; messages: { text: string }[] };
      const words = copy.messages.map(({ text }) => text).join(' ');
      expect(words).toContain(`Zanzibarova de ${platform}`);
      expect(copy.messages.filter(({ text }) => text.includes('Zanzibarova'))).toHaveLength(1);
      const administrator = await two.apps[0].administrator();
      const read = await administrator.call('GET', `/conversations/${copy.conversation.id}/messages`);
      const shown = await read.text();
      expect(shown).toContain('https://dalil.example/copy/…');
      expect(shown).not.toMatch(LINK);
      const audit = await administrator.call('GET', `/audit?subject=${copy.conversation.id}`);
      const { entries } = (await audit.json()) as { entries: { action: string; actor: string }[] };
      expect(entries).toContainEqual(expect.objectContaining({ action: 'export', actor: 'citizen' }));
      // Erased, it opens nothing.
      await administrator.call('DELETE', `/conversations/${copy.conversation.id}`);
      expect((await follow(link, 0)).status).toBe(404);
    },
    90_000,
  );

  it('and on the web chat; six times a minute at the most', async () => {
    const citizen = await two.apps[0].citizen({ language: 'fr' });
    const [answer] = await citizen.asks('une copie de mes données svp');
    const [link = ''] = LINK.exec(answer?.text ?? '') ?? [];
    const statuses = [];
    for (let time = 0; time < 8; time++) statuses.push((await follow(link, time % 2 === 0 ? 0 : 1)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 429, 429]);
    expect((await follow(`${link.slice(0, -2)}00`, 0)).status).toBe(404);
  }, 60_000);
});
