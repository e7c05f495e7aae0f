import { encodeMessage as forTeams } from '../../channels/teams/encode.ts';
import { encodeMessage as forTelegram } from '../../channels/telegram/encode.ts';
import type { Message } from '../../src/core/message.ts';
import { startTestApp, type TestApp } from '../journeys/app.ts';
import type { DeskAgent } from '../support/desk-agent.ts';
import { eventually } from '../support/eventually.ts';
import { HOSTILE_TEXTS } from './hostile-texts.ts';

const SCRIPT = '<img src=x onerror=alert(1)><script>alert(2)</script>';

let app: TestApp;
let administrator: DeskAgent;
beforeAll(async () => {
  app = await startTestApp();
  administrator = await app.administrator();
}, 180_000);
afterAll(() => app?.stop());

describe('whatever people write', () => {
  it('is answered: marks without end, hidden directions, noise', async () => {
    const citizen = await app.citizen();
    const texts = HOSTILE_TEXTS.filter((text) => text.trim() !== '');
    const started = performance.now();
    for (const text of texts) await citizen.writes(text);
    const count = (from: string) =>
      citizen.messages().then((all) => all.filter((message) => message.from === from).length);
    while ((await count('bot')) < texts.length && performance.now() - started < 60_000)
      await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await count('citizen')).toBe(texts.length);
    expect(await count('bot')).toBeGreaterThanOrEqual(texts.length);
    const all = await citizen.messages();
    expect(all.every(({ outcome, from }) => from === 'citizen' || outcome !== 'refused')).toBe(true);
    expect(all.filter(({ text }) => /undefined|\[object|NaN/.test(text))).toEqual([]);
  }, 90_000);

  it('stays text at the desk: JSON that no browser takes for a page', async () => {
    const citizen = await app.citizen();
    await citizen.asks(SCRIPT);
    const response = await administrator.call('GET', `/conversations/${citizen.conversationId}/messages`);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(((await response.json()) as { messages: { text: string }[] }).messages[0]?.text).toBe(SCRIPT);
  });

  it('stays text in the pages of the guide', async () => {
    for (const path of ['/search/fr', '/missions/fr', '/']) {
      const query = `?q=${encodeURIComponent(`"'>${SCRIPT}`)}&country=${encodeURIComponent(SCRIPT)}`;
      const html = await (await fetch(`${app.url}${path}${query}`)).text();
      expect(html).not.toContain('<img src=x');
      expect(html).not.toContain('<script>alert');
    }
  });

  it('stays text in Telegram, which is told of no markup, and on cards of Teams', () => {
    const message: Message = {
      id: 'm',
      conversationId: 'c',
      seq: 1,
      from: 'agent',
      text: `${SCRIPT} *bold* [link](javascript:alert(1))`,
      language: 'fr',
      at: new Date(),
      sources: [
        {
          title: '[x](javascript:alert(1)) *b*',
          url: 'https://example.org/a)b',
          kind: 'other',
          checkedOn: '2026-01-01',
        },
      ],
    };
    for (const call of forTelegram(message)) expect(call).not.toHaveProperty('parse_mode');
    for (const activity of forTeams(message, 'card')) {
      expect(activity.textFormat).toBe('plain');
      const lines = JSON.stringify(activity.attachments ?? []);
      expect(lines).not.toMatch(/[^\\]\]\(javascript/);
      expect(lines).toContain('(https://example.org/a%29b)');
    }
  });

  it('reaches nobody else: a foreign token, another conversation, a made-up choice', async () => {
    const [one, other] = [await app.citizen(), await app.citizen()];
    await one.asks('passeport');
    expect((await other.messages()).length).toBe(0);
    const asked = await fetch(`${app.url}/channels/webchat/messages?conversation=${one.conversationId}`, {
      headers: { authorization: `Bearer ${other.token}` },
    });
    expect(((await asked.json()) as { messages: unknown[] }).messages).toEqual([]);
    expect((await other.post({ clientId: 'c', choice: 'queue.leave' })).status).toBe(400);
    for (const header of [
      '',
      'Bearer',
      'Bearer x',
      `Basic ${one.token}`,
      `Bearer ${one.token}x`,
      'Bearer ../..',
    ]) {
      const { status } = await fetch(`${app.url}/channels/webchat/messages`, {
        headers: { authorization: header },
      });
      expect([header.slice(0, 12), status]).toEqual([header.slice(0, 12), 401]);
    }
  });
});

describe('a flood', () => {
  it('is refused with a sentence that says when to come back, and hurts nobody else', async () => {
    const [flooder, other] = [await app.citizen(), await app.citizen()];
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) => flooder.post({ clientId: `f${index}`, text: 'salam' })),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThanOrEqual(60);
    expect(answers.every(({ status }) => [202, 429].includes(status))).toBe(true);
    const problem = (await refused[0]?.json()) as { detail: string; retryAfter: number };
    expect(problem.retryAfter).toBeGreaterThan(0);
    expect(problem.detail).toContain(`${problem.retryAfter} seconds`);
    expect(refused[0]?.headers.get('retry-after')).toBe(String(problem.retryAfter));
    expect((await other.post({ clientId: 'x', text: 'salam' })).status).toBe(202);
  });

  it('of event streams with one token is bounded, and others still get theirs', async () => {
    const [flooder, other] = [await app.citizen(), await app.citizen()];
    const ending = new AbortController();
    const stream = ({ token }: { token: string }) =>
      fetch(`${app.url}/channels/webchat/events`, {
        headers: { authorization: `Bearer ${token}` },
        signal: ending.signal,
      });
    const answers = await Promise.all(Array.from({ length: 40 }, () => stream(flooder)));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(20);
    expect((await stream(other)).status).toBe(200);
    ending.abort();
    await eventually(async () => {
      const later = new AbortController();
      const response = await fetch(`${app.url}/channels/webchat/events`, {
        headers: { authorization: `Bearer ${flooder.token}` },
        signal: later.signal,
      });
      later.abort();
      expect(response.status).toBe(200);
    });
  });

  it('of guesses at a password locks the address, the right one included, and tells nothing', async () => {
    await app.agent('locked');
    const attempt = async (email: string, password: string) => {
      const response = await fetch(`${app.url}/desk/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email, password }),
      });
      const { detail } = (await response.json()) as { detail?: string };
      return [response.status, detail];
    };
    for (const email of ['locked@example.org', 'nobody@example.org']) {
      const tries = [];
      for (let n = 0; n < 6; n++) tries.push(await attempt(email, `Wrong-Horse-${n}!`));
      expect(tries[0]?.[0]).toBe(401);
      expect(tries.at(-1)?.[0]).toBe(429);
    }
    expect((await attempt('locked@example.org', 'Correct-Horse-8!'))[0]).toBe(429);
  }, 60_000);
});
