import type { Message } from '../../src/core/message.ts';
import type { Understanding } from '../../src/core/understanding.ts';
import { anEscalation, open } from '../escalation/harness.ts';
import { testIds } from '../support/in-process.ts';
import { Browser, deskWith, endDesk, readStream, type startDesk } from './harness.ts';

let desk: Awaited<ReturnType<typeof startDesk>>;
let amina: Browser;
let said: Browser;
const conversationId = 'conversation-of-e1';
const messages = `/conversations/${conversationId}/messages`;

beforeEach(async () => {
  ({ desk, amina, said } = await deskWith({ amina: 'agent', said: 'agent' }));
  await open(desk, anEscalation('e1'));
});
afterEach(() => endDesk(desk));

it('two agents claim at once: one wins, and only that one writes', async () => {
  const claims = await Promise.all([amina, said].map((one) => one.call('POST', '/escalations/e1/claim')));
  expect(claims.map(({ status }) => status).sort()).toEqual([200, 409]);
  const [holder, other] = claims[0]?.status === 200 ? [amina, said] : [said, amina];
  expect((await holder.call('POST', '/escalations/e1/claim')).status).toBe(200);
  const words = { clientId: 'c1', text: 'Bonjour' };
  expect((await other.call('POST', messages, words)).status).toBe(409);
  const first = await holder.call('POST', messages, words);
  const again = await holder.call('POST', messages, words);
  expect([first.status, again.status]).toEqual([202, 202]);
  expect(await again.json()).toEqual(await first.json());
  const { messages: shown } = (await (await other.call('GET', messages)).json()) as { messages: Message[] };
  expect(shown.map(({ from }) => from)).toEqual(['system', 'agent']);
  expect((await other.call('POST', '/escalations/e1/resolve', { disposition: 'answered' })).status).toBe(409);
  expect((await holder.call('POST', '/escalations/e1/resolve', { disposition: 'answered' })).status).toBe(
    200,
  );
});

it('lists escalations in the order in which they are served', async () => {
  await open(
    desk,
    anEscalation('urgent', { priority: 100, reason: 'emergency', createdAt: desk.clock.now() }),
  );
  const list = async (query: string) =>
    (await (await amina.call('GET', `/escalations?${query}`)).json()) as { escalations: { id: string }[] };
  expect((await list('state=waiting')).escalations.map(({ id }) => id)).toEqual(['urgent', 'e1']);
  expect((await list('state=waiting&limit=1')).escalations).toHaveLength(1);
  await amina.call('POST', '/escalations/e1/claim');
  const { escalations } = await list('state=assigned');
  expect(escalations[0]).toMatchObject({
    id: 'e1',
    conversationId,
    state: 'assigned',
    reason: 'asked',
    priority: 10,
    language: 'fr',
    channel: 'webchat',
    createdAt: '2026-11-23T10:00:00.000Z',
    agentId: amina.agent?.id,
    agentName: 'amina',
  });
  expect((await amina.call('GET', '/escalations?state=lost')).status).toBe(400);
  expect((await amina.call('GET', '/escalations?state=waiting&limit=0')).status).toBe(400);
});

it('shows beside a citizen’s message how the bot understood it', async () => {
  const id = testIds.inbound(conversationId, 'p1');
  const at = desk.clock.now();
  const words = { from: 'citizen', text: 'ch7al la carte?', language: 'ary-Latn', handling: 'done' } as const;
  await desk.store.messages.append({ id, conversationId, at, ...words });
  const conversation = await desk.store.conversations.get(conversationId);
  if (!conversation) throw new Error('The conversation is missing.');
  const understanding: Understanding = {
    language: 'ary-Latn',
    languageConfidence: 0.9,
    service: 'cnie',
    aspect: 'fee',
    confidence: 0.93,
    aspectConfidence: 0.8,
    slots: {},
    alternatives: [],
    band: 'answer',
    elliptic: false,
    more: [],
  };
  const record = {
    id,
    conversationId,
    channel: 'webchat',
    language: 'ary-Latn',
    outcome: 'answered',
    at,
  } as const;
  await desk.store.turns.commit({ conversation, messages: [], record: { ...record, understanding } });
  const { messages: shown } = (await (await amina.call('GET', messages)).json()) as { messages: object[] };
  expect(shown).toEqual([
    expect.objectContaining({
      seq: 1,
      ...words,
      understanding: expect.objectContaining({
        service: 'cnie',
        aspect: 'fee',
        confidence: 0.93,
        outcome: 'answered',
      }),
    }),
  ]);
  const after = (await (await amina.call('GET', `${messages}?after=1`)).json()) as { messages: object[] };
  expect(after.messages).toEqual([]);
});

it('shows a conversation’s facts, not where its person is reached', async () => {
  const response = await amina.call('GET', `/conversations/${conversationId}`);
  const body = await response.text();
  expect(JSON.parse(body)).toMatchObject({
    conversation: { id: conversationId, channel: 'webchat', state: 'queued', language: 'fr' },
    escalations: [{ id: 'e1' }],
    wait: { position: 1 },
  });
  expect(body).not.toContain('person-');
  expect((await amina.call('GET', '/conversations/none')).status).toBe(404);
  expect((await amina.call('GET', '/conversations/none/messages')).status).toBe(404);
});

it('streams hints of what changes', async () => {
  const response = await amina.call('GET', '/events');
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  await said.call('POST', '/escalations/e1/claim');
  await said.call('PUT', '/me/presence', { state: 'busy' });
  const text = await readStream(response, (so) => so.includes('event: presence'));
  expect(text).toContain('event: escalation\ndata: {"id":"e1"}\n\n');
  expect(text).toContain(`event: conversation\ndata: {"id":"${conversationId}"}\n\n`);
  expect(text).toContain(`event: presence\ndata: {"id":"${said.agent?.id}"}\n\n`);
  expect((await new Browser(desk.url).call('GET', '/events')).status).toBe(401);
});

it('serves its page and assets under a policy without inline code', async () => {
  const page = await fetch(`${desk.url}/desk`);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
  const html = await page.text();
  expect(html).toMatch(/<html lang="fr">/);
  expect(html).not.toMatch(/<script>|style=/);
  expect((await fetch(`${desk.url}/desk/assets/desk.js`)).status).toBe(200);
});
