import { randomUUID } from 'node:crypto';
import type { SeenMessage } from '../support/citizen.ts';
import type { DeskAgent } from '../support/desk-agent.ts';
import { startTestApp, type TestApp } from './app.ts';
import { journeyStores } from './stores.ts';

const textOf = (messages: readonly SeenMessage[]) => messages.map(({ text }) => text).join('\n');

describe.each(journeyStores())('from a question to an agent and back on $name', ({ prepare, atomic }) => {
  let store: Awaited<ReturnType<typeof prepare>>;
  let app: TestApp;
  beforeAll(async () => {
    store = await prepare();
    app = await startTestApp(store.env);
  }, 120_000);
  afterAll(async () => {
    await app.stop();
    await store.stop();
  });

  it.each([
    ['Darija in Latin letters', 'slm chhal taman dyal pasport?', 'ary-Latn', 'passport', 'fee', /860/],
    ['Darija in Arabic letters', 'بشحال كيدير الباسبور؟', 'ary-Arab', 'passport', 'fee', /860/],
    ['French', "c'est combien l'inscription consulaire ?", 'fr', 'consular-registration', 'fee', /70/],
    ['Arabic', 'ما هي رسوم البطاقة الوطنية للتعريف؟', 'ar', 'cnie', 'fee', /105/],
    ['English', 'how much is an adult passport?', 'en', 'passport', 'fee', /860/],
    ['Spanish', '¿cuánto cuesta el pasaporte de adulto?', 'es', 'passport', 'fee', /860/],
  ])(
    'answers in %s with the catalogue’s figure, its source and date',
    async (_name, question, language, service, aspect, figure) => {
      const person = await app.citizen();
      const replies = await person.asks(question);
      expect(textOf(replies)).toMatch(figure);
      expect(replies[0]).toMatchObject({ from: 'bot', service, aspect, language, outcome: 'answered' });
      expect(replies.flatMap(({ sources = [] }) => sources)[0]).toMatchObject({
        url: expect.stringMatching(/^https?:/),
        kind: expect.any(String),
        checkedOn: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      });
    },
  );

  it('keeps to the subject through short questions', async () => {
    const person = await app.citizen({ language: 'fr' });
    await person.asks('documents pour la carte nationale ?');
    expect((await person.asks('et pour un mineur ?'))[0]).toMatchObject({
      service: 'cnie',
      aspect: 'documents',
    });
    expect((await person.asks('et le prix ?'))[0]).toMatchObject({ service: 'cnie', aspect: 'fee' });
    // An agent is shown the same, not what the few words alone are like.
    const amina = await app.agent('Amina');
    const shown = await amina.call('GET', `/conversations/${person.conversationId}/messages`);
    const { messages } = (await shown.json()) as { messages: { text: string; understanding?: object }[] };
    const short = messages.find(({ text }) => text === 'et pour un mineur ?');
    expect(short?.understanding).toMatchObject({ service: 'cnie', aspect: 'documents', elliptic: true });
    expect(short?.understanding).not.toHaveProperty('confidence');
  });

  it('hands over to exactly one of two agents, is silent meanwhile, and goes on afterwards', async () => {
    const person = await app.citizen({ language: 'fr' });
    expect(
      (await person.asks('je veux parler à un agent humain')).some(({ outcome }) => outcome === 'escalated'),
    ).toBe(true);

    const agents = [await app.agent('Amina'), await app.agent('Yassine')] as const;
    const waiting = (await agents[0].escalations('waiting')).filter(
      (one) => one.conversationId === person.conversationId,
    );
    expect(waiting).toHaveLength(1);
    const path = `/escalations/${waiting[0]?.id}`;
    const claim = (agent: DeskAgent) => agent.call('POST', `${path}/claim`);
    const claims = atomic
      ? await Promise.all(agents.map(claim))
      : [await claim(agents[0]), await claim(agents[1])];
    expect(claims.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [holder, other] = claims[0]?.status === 200 ? agents : [agents[1], agents[0]];

    const reply = { clientId: randomUUID(), text: 'Bonjour, ici le guichet 4.' };
    const write = `/conversations/${person.conversationId}/messages`;
    expect((await other.call('POST', write, reply)).status).toBe(409);
    expect((await holder.call('POST', write, reply)).status).toBe(202);
    expect((await holder.call('POST', write, reply)).status).toBe(202);
    const heard = await person.hears(({ from }) => from === 'agent');
    expect(heard.filter(({ from }) => from === 'agent').map(({ text }) => text)).toEqual([reply.text]);

    await person.writes('combien coûte le passeport ?');
    expect(
      (await person.hears(({ from }) => from === 'bot', 1200)).filter(({ from }) => from === 'bot'),
    ).toEqual([]);

    expect((await holder.call('POST', `${path}/resolve`, { disposition: 'answered' })).status).toBe(200);
    await person.hears(({ from }) => from === 'system');
    expect(textOf(await person.asks('combien coûte le passeport adulte ?'))).toMatch(/860/);
  });

  it('keeps everything over a restart', async () => {
    const person = await app.citizen();
    await person.asks('prix du passeport adulte');
    const before = await person.messages();
    await app.restart();
    const after = await person.messages();
    expect(after.slice(0, before.length)).toEqual(before);
  }, 30_000);
});

describe('the web chat', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  }, 60_000);
  afterAll(() => app.stop());

  it('stores what is sent eight times once', async () => {
    const person = await app.citizen();
    const body = { clientId: randomUUID(), text: 'prix du passeport adulte' };
    const responses = await Promise.all(Array.from({ length: 8 }, () => person.post(body)));
    const ids = await Promise.all(
      responses.map(async (one) => [one.status, ((await one.json()) as { messageId: string }).messageId]),
    );
    expect(new Set(ids.map(String)).size).toBe(1);
    await person.hears();
    expect((await person.messages()).filter(({ from }) => from === 'citizen')).toHaveLength(1);
  });

  it('streams messages with their place, and resumes after the last one seen', async () => {
    const person = await app.citizen();
    await person.asks('prix du passeport adulte');
    const stored = await person.messages();
    const all = await person.streams(
      (events) => events.filter(([event]) => event === 'message').length >= stored.length,
    );
    expect(all.filter(([event]) => event === 'message').map(([, data]) => data)).toEqual(stored);
    const first = stored[0]?.seq ?? 0;
    const rest = await person.streams((events) => events.some(([event]) => event === 'message'), first);
    expect(rest.find(([event]) => event === 'message')?.[1]).toMatchObject({ seq: first + 1 });
  });

  it('takes a pressed choice and stores it with its label', async () => {
    const person = await app.citizen({ language: 'fr' });
    await person.asks('prix du passeport adulte');
    const replies = await person.presses('Documents');
    expect(replies[0]).toMatchObject({ service: 'passport', aspect: 'documents' });
    expect(
      (await person.messages()).filter(({ from }) => from === 'citizen').map(({ text }) => text),
    ).toEqual(['prix du passeport adulte', 'Documents']);
  });

  it.each([
    ['no text', { clientId: 'a' }, 400],
    ['no client id', { text: 'x' }, 400],
    ['an operator instead of a text', { clientId: 'a', text: { $gt: '' } }, 400],
    ['a choice never offered', { clientId: 'a', choice: 'agent' }, 400],
    ['too long a text', { clientId: 'a', text: 'a'.repeat(4001) }, 413],
  ])('refuses %s with a problem', async (_name, body, status) => {
    const response = await (await app.citizen()).post(body);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({
      status,
      title: expect.any(String),
      detail: expect.any(String),
    });
  });

  it('takes the longest text allowed', async () => {
    const response = await (await app.citizen()).post({ clientId: 'a', text: 'é'.repeat(4000) });
    expect(response.status).toBe(202);
  });

  it('is closed to who has no token', async () => {
    const response = await fetch(`${app.url}/channels/webchat/messages`, {
      headers: { authorization: 'Bearer made-up-token-of-nobody' },
    });
    expect(response.status).toBe(401);
  });

  it('lets pages of other origins in, without cookies', async () => {
    const response = await fetch(`${app.url}/channels/webchat/conversations`, {
      method: 'OPTIONS',
      headers: { origin: 'https://example.org', 'access-control-request-method': 'POST' },
    });
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
  });

  it('says how it is', async () => {
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
    const ready = await fetch(`${app.url}/readyz`);
    expect(await ready.json()).toMatchObject({
      status: 'ready',
      channels: { webchat: { state: 'connected' } },
    });
    expect(await (await fetch(`${app.url}/metrics`)).text()).toContain('dalil_turns_day');
    expect((await fetch(`${app.url}/nothing-here.txt`)).status).toBe(404);
  });
});
