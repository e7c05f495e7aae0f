import { anEscalation, open, textsOf } from '../escalation/harness.ts';
import { type Browser, deskWith, endDesk, readStream, type startDesk } from './harness.ts';

let desk: Awaited<ReturnType<typeof startDesk>>;
let amina: Browser;
let said: Browser;
const id = 'conversation-of-e1';

beforeEach(async () => {
  ({ desk, amina, said } = await deskWith({ amina: 'agent', said: 'supervisor' }));
  await open(desk, anEscalation('e1'), {
    language: 'ary-Latn',
    memory: {
      slots: { age: 'minor', city: 'Lyon' },
      service: 'passport',
      choices: [],
      failures: 0,
      introduced: true,
    },
  });
});
afterEach(() => endDesk(desk));

const json = async <T>(browser: Browser, method: string, path: string, body?: unknown): Promise<T> =>
  (await (await browser.call(method, path, body)).json()) as T;

describe('a suggestion', () => {
  const ask = (query: string) => amina.call('GET', `/suggestions?conversation=${id}&${query}`);
  const textOf = async (query: string) =>
    ((await (await ask(query)).json()) as { suggestion: { text: string; language: string } }).suggestion;

  it('speaks the citizen’s language about their case', async () => {
    expect(await textOf('service=passport&aspect=fee')).toMatchObject({
      text: 'passport fee {"age":"minor","city":"Lyon"}',
      language: 'ary-Latn',
    });
  });
  it('of another service keeps the place alone, and takes the procedure and language wished for', async () => {
    const said = await textOf('service=cnie&aspect=documents&procedure=cnie-minor&language=ar');
    expect(said).toMatchObject({
      text: 'cnie documents {"city":"Lyon","procedure":"cnie-minor"}',
      language: 'ar',
    });
  });
  it('is refused for what is not known', async () => {
    expect((await ask('service=visa&aspect=fee')).status).toBe(404);
    expect((await ask('service=moon&aspect=fee')).status).toBe(400);
    expect((await amina.call('GET', '/suggestions?conversation=x&service=passport')).status).toBe(404);
  });
});

it('a note is kept once, with its author, and is never a message', async () => {
  const note = { clientId: 'n1', text: 'Parle aussi néerlandais.' };
  const first = await json(amina, 'POST', `/conversations/${id}/notes`, note);
  expect(await json(amina, 'POST', `/conversations/${id}/notes`, note)).toEqual(first);
  expect(await json(said, 'GET', `/conversations/${id}/notes`)).toMatchObject({
    notes: [{ agentName: 'amina', text: note.text }],
  });
  expect(await textsOf(desk, id)).toEqual([]);
  expect((await amina.call('POST', '/conversations/x/notes', note)).status).toBe(404);
});

it('canned replies: a supervisor writes, everybody reads, the same shortcut is replaced', async () => {
  for (const text of ['Bonjour.', 'Bonjour, je suis {agent}.'])
    await said.call('PUT', '/canned/fr/bonjour', { text });
  await said.call('PUT', '/canned/ar/bonjour', { text: 'السلام عليكم' });
  const { replies } = await json<{ replies: object[] }>(amina, 'GET', '/canned');
  expect(replies).toMatchObject([
    { shortcut: 'bonjour', language: 'ar' },
    { shortcut: 'bonjour', language: 'fr', text: 'Bonjour, je suis {agent}.' },
  ]);
  expect((await said.call('PUT', '/canned/fr/Bon%20jour', { text: 'x' })).status).toBe(400);
  await said.call('DELETE', '/canned/ar/bonjour');
  expect((await json<{ replies: object[] }>(amina, 'GET', '/canned')).replies).toHaveLength(1);
});

it('finds messages by their words, with what stands around them', async () => {
  const text = `${'avant '.repeat(30)}extrait de naissance${' après'.repeat(30)}`;
  const words = { from: 'citizen', language: 'fr', handling: 'done' } as const;
  await desk.store.messages.append({ id: 'm1', conversationId: id, at: desk.clock.now(), text, ...words });
  const { messages } = await json<{ messages: { excerpt: string }[] }>(amina, 'GET', '/search?q=Naissance');
  expect(messages).toMatchObject([{ id: 'm1', conversationId: id, seq: 1 }]);
  expect(messages[0]?.excerpt).toMatch(/^….*naissance.*…$/);
  expect((await amina.call('GET', '/search?q=a')).status).toBe(400);
});

it('only who holds a conversation is seen writing', async () => {
  const types = () => amina.call('POST', `/conversations/${id}/typing`);
  await types();
  expect(desk.hints.published.filter(({ kind }) => kind === 'typing')).toEqual([]);
  await amina.call('POST', '/escalations/e1/claim');
  await types();
  expect(desk.hints.published.filter(({ kind }) => kind === 'typing')).toEqual([
    { kind: 'typing', id, by: 'agent' },
  ]);
});

it('the desk hears that a citizen writes, not that an agent does', async () => {
  const stream = await amina.call('GET', '/events');
  const reading = readStream(stream, (text) => text.includes('event: conversation'));
  await desk.hints.publish({ kind: 'typing', id: 'other', by: 'agent' });
  await desk.hints.publish({ kind: 'typing', id, by: 'citizen' });
  await desk.hints.publish({ kind: 'conversation', id });
  const text = await reading;
  expect(text).toContain(`event: typing\ndata: {"id":"${id}"}`);
  expect(text).not.toContain('other');
});

it('a call is held by whoever picked up, answered, and closed with tags; opened twice it is one', async () => {
  const call = { clientId: 'c1', language: 'fr', topic: 'cnie', question: 'Ma CIN BE123456 est perdue' };
  const { escalation } = await json<{ escalation: { id: string; conversationId: string } }>(
    amina,
    'POST',
    '/calls',
    call,
  );
  expect(escalation).toMatchObject({
    state: 'assigned',
    channel: 'phone',
    topic: 'cnie',
    agentName: 'amina',
  });
  expect(await json(amina, 'POST', '/calls', call)).toMatchObject({ escalation: { id: escalation.id } });
  const path = `/conversations/${escalation.conversationId}/messages`;
  expect((await amina.call('POST', path, { clientId: 'r', text: 'Faites une déclaration.' })).status).toBe(
    202,
  );
  expect((await textsOf(desk, escalation.conversationId))[0]).toMatch(/^citizen: Ma CIN •+56 est perdue$/);
  const end = { disposition: 'answered', tags: ['perte'] };
  await amina.call('POST', `/escalations/${escalation.id}/resolve`, end);
  expect(await desk.store.escalations.get(escalation.id)).toMatchObject({
    state: 'resolved',
    tags: ['perte'],
  });
});

it('a conversation goes back to the waiting list of everybody', async () => {
  await amina.call('POST', '/escalations/e1/claim');
  const moved = await amina.call('POST', '/escalations/e1/transfer', {
    to: { queue: true },
    note: 'juriste',
  });
  expect(moved.status).toBe(200);
  expect(await desk.store.escalations.get('e1')).toMatchObject({
    state: 'waiting',
    transfer: { note: 'juriste' },
  });
});
