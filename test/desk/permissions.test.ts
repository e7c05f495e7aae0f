import type { Role } from '../../src/core/agent.ts';
import { anEscalation, open } from '../escalation/harness.ts';
import { operationOf, wrongRequest, wrongResponse } from '../support/openapi.ts';
import { Browser, startDesk } from './harness.ts';
import { conversation, newAgent, OVERSEEN, ROUTES, type Row } from './route-table.ts';

let desk: Awaited<ReturnType<typeof startDesk>>;
const browsers = {} as Record<Role, Browser>;
/** A fresh escalation for each test. */
let fresh = 0;
const filled = (text: string) => text.replaceAll('{e}', `e${fresh}`);
const call = (
  browser: Browser,
  { route, body }: Pick<Row, 'route' | 'body'>,
  headers?: Record<string, string>,
) => {
  const [method = '', path = ''] = filled(route).split(' ');
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return browser.call(method, path, text && filled(text), headers);
};

/** The route as `docs/openapi.yaml` has it. */
const described = ({ route }: Row) => {
  const [method = '', path = ''] = filled(route).split(' ');
  return operationOf(method, `/desk/api${path.split('?')[0]}`);
};

beforeAll(async () => {
  desk = await startDesk();
  await desk.add('changed');
  for (const role of ['agent', 'supervisor', 'administrator'] as const) {
    await desk.add(role, role);
    browsers[role] = new Browser(desk.url);
    await browsers[role].signIn(role);
  }
});
beforeEach(async () => {
  fresh += 1;
  await open(desk, anEscalation(`e${fresh}`));
});
afterEach(() => expect(desk.unexpected).toEqual([]));
afterAll(() => desk.close());

describe.each(ROUTES)('$route', (row) => {
  const changes = !row.route.startsWith('GET');

  it('is closed to strangers', async () => {
    const response = await call(new Browser(desk.url), row);
    expect(response.status).toBe(401);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect((await call(new Browser(desk.url), row, { cookie: 'dalil_desk=made-up' })).status).toBe(401);
  });

  it.each(['agent', 'supervisor', 'administrator'] as const)('knows the role %s', async (role) => {
    const expected = row.refused?.includes(role)
      ? 403
      : role !== 'agent' && OVERSEEN.includes(row.route)
        ? 200
        : row.status;
    const response = await call(browsers[role], row);
    expect(response.status).toBe(expected);
    const operation = described(row);
    expect(operation && (await wrongResponse(operation, response))).toEqual([]);
    expect(operation && row.body && wrongRequest(operation, row.body)).toEqual(row.body && []);
  });

  if (changes) {
    it('needs the session’s own CSRF token', async () => {
      for (const token of ['', 'x', browsers.agent.csrfToken])
        expect((await call(browsers.administrator, row, { 'x-csrf-token': token })).status).toBe(403);
    });
  }

  if (row.malformed) {
    it.each(row.malformed)('refuses %j', async (body) => {
      const response = await call(browsers.administrator, { ...row, body });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ status: 400, detail: expect.stringMatching(/\.$/) });
    });
  }
});

it('an unknown address is nothing, and only for those who are in', async () => {
  expect((await browsers.agent.call('GET', '/nothing')).status).toBe(404);
  expect((await new Browser(desk.url).call('GET', '/nothing')).status).toBe(401);
});

it('shows e-mails of colleagues to administrators only', async () => {
  const agents = async (role: Role) =>
    JSON.stringify(await (await browsers[role].call('GET', '/agents')).json());
  expect(await agents('agent')).not.toContain('@example.org');
  expect(await agents('administrator')).toContain('@example.org');
  expect(await agents('administrator')).not.toContain('scrypt');
});

it('takes an e-mail once', async () => {
  const add = (email: string) => browsers.administrator.call('POST', '/agents', { ...newAgent, email });
  expect((await add('twice@example.org')).status).toBe(201);
  expect((await add('TWICE@example.org')).status).toBe(409);
});

it('refuses a message over 4,000 characters and a body over 64 kB', async () => {
  const route = `POST ${conversation}/messages`;
  for (const length of [4001, 70_000]) {
    const body = { clientId: 'c', text: 'a'.repeat(length) };
    expect((await call(browsers.agent, { route, body })).status).toBe(413);
  }
});
