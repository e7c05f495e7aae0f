import { changePassword, disableAgent } from '../../src/desk/agents.ts';
import { ensureFirstAdministrator } from '../../src/desk/first-administrator.ts';
import { hashPassword, verifyPassword } from '../../src/desk/password.ts';
import { PASSWORD } from '../support/desk-agent.ts';
import { Browser, endDesk, startDesk } from './harness.ts';

let desk: Awaited<ReturnType<typeof startDesk>>;
const randomBytes = (size: number) => Buffer.alloc(size, 7);
beforeEach(async () => {
  desk = await startDesk();
});
afterEach(() => endDesk(desk));

describe('signing in', () => {
  it('opens a session whose token is kept only as a hash', async () => {
    const { id } = await desk.add('amina');
    const browser = new Browser(desk.url);
    const response = await browser.signIn('amina');
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      agent: { id, name: 'amina', role: 'agent', presence: 'away' },
      csrfToken: expect.stringMatching(/^[\w-]{43}$/),
    });
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie).toMatch(
      /^dalil_desk=[\w-]{43}; Max-Age=43200; Path=\/desk; Expires=.*; HttpOnly; SameSite=Lax$/,
    );
    const token = cookie.slice('dalil_desk='.length, cookie.indexOf(';'));
    expect(await desk.store.sessions.get(token)).toBeUndefined();
    const again = await browser.call('GET', '/session');
    expect(await again.json()).toEqual(await (await browser.call('GET', '/session')).json());
    expect(again.status).toBe(200);
  });

  it('marks the cookie Secure where the app is reached by https', async () => {
    const secure = await startDesk({ publicUrl: 'https://dalil.example.org' });
    await secure.add('amina');
    const response = await new Browser(secure.url).signIn('amina');
    expect(response.headers.getSetCookie()[0]).toContain('; Secure');
    await secure.close();
  });

  it('tells nobody whether the e-mail exists', async () => {
    await desk.add('amina');
    const wrong = await new Browser(desk.url).signIn('amina', 'Wrong-Horse-9!');
    const unknown = await new Browser(desk.url).signIn('nobody', 'Wrong-Horse-9!');
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(await wrong.json()).toEqual(await unknown.json());
  });

  it.each([{}, { email: 'a@example.org' }, { email: 1, password: 2 }, '{', '[]'])(
    'refuses the malformed body %j',
    async (body) => {
      const response = await new Browser(desk.url).call('POST', '/session', body);
      expect(response.status).toBe(400);
      expect(response.headers.get('content-type')).toContain('application/problem+json');
    },
  );

  it('takes over no cookie that was there before, and ends the session behind it', async () => {
    await desk.add('amina');
    const open = async (cookie: string) => {
      const response = await fetch(`${desk.url}/desk/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body: JSON.stringify({ email: 'amina@example.org', password: PASSWORD }),
      });
      expect(response.status).toBe(200);
      return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    };
    const status = (cookie: string) =>
      fetch(`${desk.url}/desk/api/session`, { headers: { cookie } }).then((response) => response.status);
    const planted = `dalil_desk=${'A'.repeat(43)}`;
    const first = await open(planted);
    expect(first).not.toBe(planted);
    expect(await status(planted)).toBe(401);
    const second = await open(first);
    expect([await status(first), await status(second)]).toEqual([401, 200]);
  });

  it('ends after twelve hours', async () => {
    await desk.add('amina');
    const browser = new Browser(desk.url);
    await browser.signIn('amina');
    desk.clock.pass(12 * 3600 - 1);
    expect((await browser.call('GET', '/session')).status).toBe(200);
    desk.clock.pass(1);
    expect((await browser.call('GET', '/session')).status).toBe(401);
  });

  it('ends on signing out', async () => {
    await desk.add('amina');
    const browser = new Browser(desk.url);
    await browser.signIn('amina');
    expect((await browser.call('DELETE', '/session', undefined, { 'x-csrf-token': '' })).status).toBe(403);
    const response = await browser.call('DELETE', '/session');
    expect(response.status).toBe(204);
    expect(response.headers.getSetCookie()[0]).toMatch(/^dalil_desk=; Path=\/desk; Expires=Thu, 01 Jan 1970/);
    expect((await browser.call('GET', '/session')).status).toBe(401);
  });
});

describe('lock-out', () => {
  const fail = async (name: string, times: number) => {
    const statuses: number[] = [];
    for (let n = 0; n < times; n++)
      statuses.push((await new Browser(desk.url).signIn(name, 'Wrong-Horse-9!')).status);
    return statuses;
  };

  it('refuses even the right password after five failures, for a quarter of an hour', async () => {
    await desk.add('amina');
    await desk.add('said');
    expect(await fail('amina', 6)).toEqual([401, 401, 401, 401, 401, 429]);
    const locked = await new Browser(desk.url).signIn('amina');
    expect(locked.status).toBe(429);
    expect(await locked.json()).toMatchObject({ status: 429, retryAfter: 900 });
    expect((await new Browser(desk.url).signIn('said')).status).toBe(200);
    desk.clock.pass(901);
    expect((await new Browser(desk.url).signIn('amina')).status).toBe(200);
  });

  it('looks the same for an e-mail that does not exist', async () => {
    expect(await fail('nobody', 7)).toEqual([401, 401, 401, 401, 401, 429, 429]);
  });

  it('is ended by a new password, which ends the sessions too', async () => {
    await desk.add('amina');
    const browser = new Browser(desk.url);
    await browser.signIn('amina');
    await fail('amina', 6);
    await changePassword(
      { ...desk, now: desk.clock.now, randomBytes },
      'amina@example.org',
      'Another-Horse-9!',
    );
    expect((await browser.call('GET', '/session')).status).toBe(401);
    expect((await new Browser(desk.url).signIn('amina', 'Another-Horse-9!')).status).toBe(200);
  });
});

it('shuts a disabled agent out at once', async () => {
  await desk.add('amina');
  const browser = new Browser(desk.url);
  await browser.signIn('amina');
  await disableAgent({ ...desk, now: desk.clock.now, randomBytes }, 'amina@example.org');
  expect((await browser.call('GET', '/escalations?state=waiting')).status).toBe(401);
  expect((await new Browser(desk.url).signIn('amina')).status).toBe(401);
});

describe('the first administrator', () => {
  it('is made once, with the password that was given or one that is shown', async () => {
    const parts = { store: desk.store, now: desk.clock.now, randomBytes };
    const made = await ensureFirstAdministrator(parts);
    expect(made).toEqual({ email: 'admin@dalil.local', password: expect.stringMatching(/^[\w-]{20}$/) });
    expect(
      await ensureFirstAdministrator({ ...parts, email: 'b@example.org', password: PASSWORD }),
    ).toBeUndefined();
    expect(await desk.store.agents.list()).toHaveLength(1);
  });

  it('signs in with the settings', async () => {
    const parts = { store: desk.store, now: desk.clock.now, randomBytes };
    const settings = { email: 'Admin@example.org', password: PASSWORD };
    expect(await ensureFirstAdministrator({ ...parts, ...settings })).toBeUndefined();
    expect((await new Browser(desk.url).signIn('admin')).status).toBe(200);
  });
});

describe('a password', () => {
  it('is known by its hash alone, written in either Unicode form', async () => {
    const hash = await hashPassword('Motdepassé-9', Buffer.alloc(16, 1));
    expect(hash).toMatch(/^scrypt\$32768\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
    expect(await verifyPassword('Motdepassé-9'.normalize('NFD'), hash)).toBe(true);
    expect(await verifyPassword('Motdepassé-8', hash)).toBe(false);
    expect(await verifyPassword('x', 'not a hash')).toBe(false);
  });
});

it('shows where one is signed in, and ends a session that was forgotten open', async () => {
  await desk.add('amina');
  await desk.add('said');
  const [here, forgotten, other] = [new Browser(desk.url), new Browser(desk.url), new Browser(desk.url)];
  await forgotten.signIn('amina');
  desk.clock.pass(60);
  await here.signIn('amina');
  await other.signIn('said');
  const listed = async (browser: Browser) =>
    ((await (await browser.call('GET', '/me/sessions')).json()) as { sessions: { id: string }[] }).sessions;
  const [mine, old] = await listed(here);
  expect([mine, old]).toMatchObject([
    { current: true, device: 'node' },
    { current: false, createdAt: expect.any(String), expiresAt: expect.any(String) },
  ]);
  expect(JSON.stringify(await listed(here))).not.toContain(forgotten.csrfToken);
  expect((await other.call('DELETE', `/me/sessions/${old?.id}`)).status).toBe(204);
  expect((await forgotten.call('GET', '/session')).status).toBe(200);
  expect((await here.call('DELETE', `/me/sessions/${old?.id}`)).status).toBe(204);
  expect((await forgotten.call('GET', '/session')).status).toBe(401);
  expect(await listed(here)).toHaveLength(1);
});
