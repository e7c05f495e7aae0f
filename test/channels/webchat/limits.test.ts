import { type Bot, createBot, START } from '../../bot/harness.ts';
import { serve } from '../../contracts/channel-bench.ts';
import { inProcessRateLimiter } from '../../support/in-process.ts';
import { webchatOver } from './harness.ts';

let bot: Bot;
let host: { url: string; close(): Promise<void> };
let now = START;
let token = '';
let conversationId = '';

beforeEach(async () => {
  now = START;
  bot = await createBot();
  host = await serve(webchatOver(bot, { rateLimiter: inProcessRateLimiter(() => now) }));
  ({ token, conversationId } = await (await post('/conversations', {}, '')).json());
});
afterEach(async () => {
  await host.close();
  await bot.store.close();
});

const post = (path: string, body: object, bearer = token, from = '127.0.0.1') =>
  fetch(host.url + path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${bearer}`,
      'x-forwarded-for': from,
    },
    body: JSON.stringify(body),
  });
const typings = () => bot.hints.published.filter(({ kind }) => kind === 'typing');
const assign = async () => {
  const conversation = await bot.store.conversations.get(conversationId);
  if (!conversation) throw new Error('There is no conversation.');
  await bot.store.conversations.save({ ...conversation, state: 'assigned', agentId: 'salma' });
};

/** The status of so many calls at once, and the last one's body. */
async function flood(count: number, call: (n: number) => Promise<Response>) {
  const statuses: number[] = [];
  let last: unknown;
  for (let n = 0; n < count; n++) {
    const response = await call(n);
    statuses.push(response.status);
    last = await response.json().catch(() => undefined);
  }
  return { statuses, last };
}

it('a person’s writing is shown to the agent who holds the conversation, and to nobody else', async () => {
  expect((await post('/typing', {})).status).toBe(204);
  expect(typings()).toEqual([]);
  await assign();
  expect((await post('/typing', {})).status).toBe(204);
  expect(typings()).toEqual([{ kind: 'typing', id: conversationId, by: 'citizen' }]);
  expect((await post('/typing', {}, 'x'.repeat(43))).status).toBe(401);
});

it('signs of writing are bounded', async () => {
  await assign();
  const { statuses } = await flood(42, () => post('/typing', {}));
  expect(statuses.filter((status) => status === 429)).toHaveLength(2);
  expect(typings()).toHaveLength(40);
});

it('too many messages of one conversation: a problem that says when to come back, and then it is taken', async () => {
  const { statuses, last } = await flood(121, (n) => post('/messages', { clientId: `${n}`, text: 'salam' }));
  expect(statuses.slice(0, 120)).toEqual(Array(120).fill(202));
  expect(last).toMatchObject({
    type: 'urn:dalil:problem:request.rate-limited',
    status: 429,
    detail: expect.stringContaining('60 seconds'),
    retryAfter: 60,
  });
  now = new Date(START.getTime() + 61_000);
  expect((await post('/messages', { clientId: '120', text: 'salam' })).status).toBe(202);
});

it('too many conversations of one address', async () => {
  const { statuses, last } = await flood(600, () => post('/conversations', {}, ''));
  expect(statuses.filter((status) => status === 429)).toHaveLength(1);
  expect(last).toMatchObject({ status: 429, retryAfter: expect.any(Number) });
});

it('too many messages of one address, however many conversations it opens; others go on', async () => {
  const tokens: string[] = [];
  for (let n = 0; n < 26; n++)
    tokens.push((await (await post('/conversations', {}, '', '192.0.2.7')).json()).token);
  const say = (n: number, from: string) =>
    post('/messages', { clientId: `${n}`, text: 'salam' }, tokens[n % 26], from);
  const { statuses, last } = await flood(3_001, (n) => say(n, '192.0.2.7'));
  expect(statuses.filter((status) => status === 202)).toHaveLength(3_000);
  expect(last).toMatchObject({ status: 429, retryAfter: 60 });
  expect((await say(3_001, '192.0.2.8')).status).toBe(202);
}, 60_000);
