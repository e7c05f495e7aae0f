import { randomUUID } from 'node:crypto';
import { eventually } from '../support/eventually.ts';
import { API, operationOf, wrongRequest, wrongResponse } from '../support/openapi.ts';
import { startTestApp, type TestApp } from './app.ts';

/** What is described beside the desk, whose routes are held against the description in `test/desk`. */
const PUBLIC = Object.entries(API.paths)
  .filter(([path]) => !path.startsWith('/desk/'))
  .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`));

let app: TestApp;
let token = '';
const called = new Set<string>();
beforeAll(async () => {
  app = await startTestApp({ PUBLIC_URL: 'https://dalil.example' });
}, 300_000);
afterAll(() => app?.stop());

/** Calls a route and finds nothing that is not as described; `template` is its address in the description. */
async function call(method: string, path: string, body?: object, template = path.split('?')[0] ?? '') {
  const operation = operationOf(method, template);
  if (!operation) throw new Error(`${method} ${template} is not described.`);
  called.add(`${method.toLowerCase()} ${template}`);
  if (body) expect(wrongRequest(operation, body)).toEqual([]);
  const response = await fetch(app.url + path, {
    method,
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  expect([path, await wrongResponse(operation, response)]).toEqual([path, []]);
  return response;
}

it('the web chat answers as described, from the beginning to being forgotten', async () => {
  const base = '/channels/webchat';
  const opened = await call('POST', `${base}/conversations`, { language: 'fr', mission: 'fr-paris' });
  expect(opened.status).toBe(201);
  ({ token } = (await opened.json()) as { token: string });
  const posted = await call('POST', `${base}/messages`, {
    clientId: randomUUID(),
    text: 'prix du passeport ?',
  });
  expect(posted.status).toBe(202);
  expect((await call('POST', `${base}/messages`, { clientId: randomUUID() })).status).toBe(400);
  expect((await call('GET', `${base}/messages?after=0`)).status).toBe(200);
  expect((await call('POST', `${base}/typing`)).status).toBe(204);
  expect((await call('GET', `${base}/export`)).status).toBe(200);
  await call('POST', `${base}/messages`, { clientId: randomUUID(), text: 'une copie de mes données' });
  let link = '';
  await eventually(async () => {
    const shown = await (await call('GET', `${base}/messages?after=0`)).text();
    [link = ''] = /\/copy\/[0-9a-f]+/.exec(shown) ?? [];
    expect(link).toBeTruthy();
  });
  expect((await call('GET', link, undefined, '/copy/{token}')).status).toBe(200);
  expect((await call('GET', '/copy/0', undefined, '/copy/{token}')).status).toBe(404);
  const ending = new AbortController();
  const stream = await fetch(`${app.url}${base}/events`, {
    headers: { authorization: `Bearer ${token}` },
    signal: ending.signal,
  });
  called.add(`get ${base}/events`);
  expect([stream.status, stream.headers.get('content-type')]).toEqual([
    200,
    expect.stringContaining('text/event-stream'),
  ]);
  ending.abort();
  expect((await call('DELETE', `${base}/conversations`)).status).toBe(204);
  expect((await call('GET', `${base}/messages?after=0`)).status).toBe(401);
  token = '';
});

it('the guide’s data are as described', async () => {
  expect((await call('GET', '/api/services')).status).toBe(200);
  expect((await call('GET', '/api/search?q=baspor')).status).toBe(200);
  expect((await call('GET', '/api/missions?country=FR&q=paris')).status).toBe(200);
  for (const [kind, id] of [
    ['services', 'passport'],
    ['missions', 'fr-paris'],
  ]) {
    expect((await call('GET', `/api/${kind}/${id}`, undefined, `/api/${kind}/{id}`)).status).toBe(200);
    expect((await call('GET', `/api/${kind}/nowhere`, undefined, `/api/${kind}/{id}`)).status).toBe(404);
  }
});

it('so are the signs of life, and the refusals of platforms that are not set up', async () => {
  for (const path of ['/healthz', '/readyz', '/metrics']) expect((await call('GET', path)).status).toBe(200);
  expect((await call('POST', '/channels/telegram/webhook', {})).status).toBe(404);
  expect((await call('GET', '/channels/whatsapp/webhook')).status).toBe(404);
  expect((await call('POST', '/channels/whatsapp/webhook', {})).status).toBe(404);
  expect((await call('POST', '/channels/teams/messages', {})).status).toBe(404);
});

it('nothing is described that was not tried', () => {
  expect(PUBLIC.filter((one) => !called.has(one))).toEqual([]);
});
