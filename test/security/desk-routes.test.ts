import { ROLES, type Role } from '../../src/core/agent.ts';
import { isAllowed } from '../../src/desk/permissions.ts';
import { startTestApp, type TestApp } from '../journeys/app.ts';
import type { DeskAgent } from '../support/desk-agent.ts';
import { type DeskRoute, deskRoutes } from './desk-surface.ts';

const routes = deskRoutes();
const open = ['POST /session'];
const needing = routes.filter(({ method, path }) => !open.includes(`${method} ${path}`));
const changing = needing.filter(({ method }) => method !== 'GET');
const name = ({ method, path }: DeskRoute) => `${method} ${path}`;

let app: TestApp;
let people: Record<Role, DeskAgent>;

beforeAll(async () => {
  app = await startTestApp();
  const administrator = await app.administrator();
  people = {
    administrator,
    agent: await app.agent('agent'),
    supervisor: await app.agent('supervisor', 'supervisor'),
  };
}, 180_000);
afterAll(() => app?.stop());

const send = (route: DeskRoute, headers: Record<string, string>) =>
  fetch(`${app.url}/desk/api${route.path}`, {
    method: route.method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(route.method === 'GET' ? {} : { body: '{}' }),
    signal: AbortSignal.timeout(5000),
  });

describe('the desk', () => {
  it('has routes to speak of, and each asks for a permission', () => {
    expect(routes.length).toBeGreaterThan(12);
    const session = ['GET /session', 'POST /session', 'DELETE /session'];
    expect(
      routes
        .filter(({ permission }) => !permission)
        .map(name)
        .sort(),
    ).toEqual(session.sort());
  });

  it('lets nobody in without a session', async () => {
    for (const route of needing) {
      const answers = [await send(route, {}), await send(route, { cookie: 'dalil_desk=made-up' })];
      expect([name(route), ...answers.map(({ status }) => status)]).toEqual([name(route), 401, 401]);
    }
  });

  it('changes nothing without the token of the session, nor with that of another', async () => {
    for (const route of changing) {
      const { cookie } = people.administrator;
      const answers = [
        await send(route, { cookie }),
        await send(route, { cookie, 'x-csrf-token': people.agent.csrfToken }),
      ];
      expect([name(route), ...answers.map(({ status }) => status)]).toEqual([name(route), 403, 403]);
    }
  });

  it.each(ROLES)('refuses what the role %s may not', async (role) => {
    const { cookie, csrfToken } = people[role];
    for (const route of needing) {
      if (!route.permission || isAllowed(role, route.permission)) continue;
      const { status } = await send(route, { cookie, 'x-csrf-token': csrfToken });
      expect([name(route), status]).toEqual([name(route), 403]);
    }
  });

  it('gives a cookie that scripts and other sites cannot use, and says nothing of passwords', async () => {
    const response = await fetch(`${app.url}/desk/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'admin@example.org', password: 'Correct-Horse-9!' }),
    });
    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly/);
    expect(response.headers.get('set-cookie')).toMatch(/SameSite=Lax/);
    expect(response.headers.get('set-cookie')).toMatch(/Path=\/desk;/);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const colleagues = await (await people.administrator.call('GET', '/agents')).text();
    expect(colleagues).not.toMatch(/password|hash|scrypt/i);
  });

  it('ends every session of an agent at once, and the old cookie opens nothing', async () => {
    const gone = await app.agent('gone');
    expect((await gone.call('DELETE', '/session')).status).toBe(204);
    expect((await gone.call('GET', '/escalations?state=waiting')).status).toBe(401);
  });
});
