import type { Role } from '../../src/core/agent.ts';
import { withoutForeignLinks } from '../../src/queue/board.ts';
import { openChromium } from '../browser/chromium.ts';
import { startTestApp, type TestApp } from '../journeys/app.ts';
import type { DeskAgent } from '../support/desk-agent.ts';

const PATHS = ['', '/', '/api/queues', '/queue/answer', '/static/js/main.js', '/api/redis/stats'];

let app: TestApp;
let people: Record<Role, DeskAgent>;
beforeAll(async () => {
  app = await startTestApp({ TELEGRAM_TOKEN: '1:x', TELEGRAM_API_ROOT: 'http://127.0.0.1:9' });
  people = {
    administrator: await app.administrator(),
    agent: await app.agent('agent'),
    supervisor: await app.agent('supervisor', 'supervisor'),
  };
}, 180_000);
afterAll(() => app?.stop());

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`${app.url}/desk/queues${path}`, { method, headers, redirect: 'manual' });

describe('the board of the queues', () => {
  it.each(PATHS)('lets in nobody but administrators (%s)', async (path) => {
    expect((await ask(path)).status).toBe(401);
    expect((await ask(path, { cookie: 'dalil_desk=made-up' })).status).toBe(401);
    for (const role of ['agent', 'supervisor'] as const)
      expect([role, (await ask(path, { cookie: people[role].cookie })).status]).toEqual([role, 403]);
  });

  it('shows every queue and changes none, whoever asks', async () => {
    const { cookie, csrfToken } = people.administrator;
    const listed = (await (await ask('/api/queues', { cookie })).json()) as {
      queues: { name: string; readOnlyMode: boolean }[];
    };
    expect(listed.queues.map(({ name }) => name).sort()).toEqual(['answer', 'deliver-telegram', 'route']);
    expect(listed.queues.every(({ readOnlyMode }) => readOnlyMode)).toBe(true);
    for (const [method, path] of [
      ['PUT', '/api/queues/answer/pause'],
      ['PUT', '/api/queues/pause'],
      ['POST', '/api/queues/answer/add'],
      ['PUT', '/api/queues/answer/obliterate'],
      ['PATCH', '/api/queues/answer/1/update-data'],
      ['DELETE', '/api/queues/answer/job-schedulers/x'],
    ] as const) {
      const { status } = await ask(path, { cookie, 'x-csrf-token': csrfToken }, method);
      expect([method, path, status]).toEqual([method, path, 403]);
    }
  });

  it('has a rule of its own that lets nothing in from outside, and says nothing of its engine', async () => {
    const response = await ask('', { cookie: people.administrator.cookie });
    expect(response.status).toBe(200);
    const rules = (response.headers.get('content-security-policy') ?? '').split('; ');
    expect(rules).toContain("style-src 'self' 'unsafe-inline'");
    expect(rules.filter((rule) => /unsafe-inline|unsafe-eval|https?:|\*/.test(rule))).toHaveLength(1);
    expect(rules).toContain("frame-ancestors 'none'");
    expect(response.headers.get('x-powered-by')).toBeNull();
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).not.toMatch(/<(?:link|script|img)\b[^>]*(?:href|src)="(?:https?:)?\/\//);
    // The rest of the desk keeps the strict one.
    const desk = await fetch(`${app.url}/desk`);
    expect(desk.headers.get('content-security-policy')).not.toContain('unsafe-inline');
  });

  it('drops links to other hosts, however they are written, and keeps its own', () => {
    const own = '<link href="static/css/main.css" rel="stylesheet">';
    const foreign =
      '<link href="https://fonts.example/a" rel="stylesheet"><LINK rel="x" HREF="//fonts.example/b">';
    expect(withoutForeignLinks(`${foreign}${own}`)).toBe(own);
  });

  it('is drawn in a browser that asks nobody else for anything', async () => {
    const chromium = await openChromium();
    try {
      const page = await chromium.browser.newPage();
      const asked: string[] = [];
      const complaints: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      page.on('console', (message) => {
        if (/Content Security Policy|Refused to/i.test(message.text())) complaints.push(message.text());
      });
      const [name = '', value = ''] = people.administrator.cookie.split('=');
      await chromium.browser.setCookie({ name, value, domain: '127.0.0.1', path: '/desk' });
      await page.goto(`${app.url}/desk/queues`, { waitUntil: 'networkidle0' });
      await page.waitForFunction(() => document.body.textContent.includes('deliver-telegram'));
      await page.goto(`${app.url}/desk/queues/queue/answer`, { waitUntil: 'networkidle0' });
      await page.waitForFunction(() => document.body.textContent.includes('answer'));
      expect(asked.length).toBeGreaterThan(5);
      const elsewhere = asked.filter((url) => !url.startsWith(app.url) && !url.startsWith('data:'));
      expect(elsewhere).toEqual([]);
      expect(complaints).toEqual([]);
    } finally {
      await chromium.close();
    }
  }, 60_000);
});
