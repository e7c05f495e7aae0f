import { startTestApp, type TestApp } from '../journeys/app.ts';
import type { Citizen } from '../support/citizen.ts';
import { deskRoutes } from './desk-surface.ts';
import { sendRaw } from './raw.ts';

let app: TestApp;
let citizen: Citizen;
let cookie: string;
let csrfToken: string;

beforeAll(async () => {
  app = await startTestApp();
  ({ cookie, csrfToken } = await app.administrator());
  citizen = await app.citizen();
}, 180_000);
afterAll(() => app?.stop());

const call = (path: string, init: RequestInit = {}) =>
  fetch(`${app.url}${path}`, { ...init, redirect: 'manual', signal: AbortSignal.timeout(8000) });

/** As an administrator at the desk, a person at the chat, or nobody: whatever the address asks for. */
const post = (path: string, body: string, method = 'POST') =>
  call(path, {
    method,
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${citizen.token}`,
      cookie,
      'x-csrf-token': csrfToken,
    },
    body,
  });

const taking = [
  ...deskRoutes()
    .filter(({ method, path }) => method !== 'GET' && `${method} ${path}` !== 'DELETE /session')
    .map(({ method, path }) => ({ method, path: `/desk/api${path}` })),
  { method: 'POST', path: '/channels/webchat/conversations' },
  { method: 'POST', path: '/channels/webchat/messages' },
];

const OPERATORS = [
  '{"email":{"$gt":""},"password":{"$gt":""}}',
  '{"clientId":{"$gt":""},"text":{"$ne":null}}',
  '{"clientId":"c","choice":{"$regex":".*"}}',
  '{"to":{"agentId":{"$gt":""}}}',
  '{"state":{"$in":["available"]}}',
  '{"disposition":{"$ne":"x"}}',
  '[{"$where":"sleep(1000)"}]',
];
const POLLUTION = [
  '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
  '{"clientId":"p","text":"x","__proto__":{"role":"administrator"}}',
];
const BROKEN = ['{', '[', 'null', '0', '"', '{"a":1}}', '{"a":\u0000}', '\ufeff{}x', '<xml/>'];
const DEEP = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
const DEEP_OBJECT = `${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}`;

describe('bodies that mean harm', () => {
  it.each(
    [...OPERATORS, ...POLLUTION, ...BROKEN, DEEP, DEEP_OBJECT].map((body) => [body.slice(0, 40), body]),
  )('are refused everywhere or taken as words: %s', async (_, body) => {
    for (const { method, path } of taking) {
      const response = await post(path, body, method);
      const where = `${method} ${path}`;
      // 401: the sign-in takes an e-mail it does not know; 404: the thing of id x; 429: after many sign-ins.
      expect([
        where,
        [200, 201, 202, 204, 400, 401, 403, 404, 409, 413, 429].includes(response.status),
      ]).toEqual([where, true]);
      expect(await response.text()).not.toMatch(/\bat .*\.[jt]s:\d|SQLITE|mongo/i);
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(({} as Record<string, unknown>)['role']).toBeUndefined();
  });

  it('never sign anybody in', async () => {
    for (const body of OPERATORS) {
      const { status } = await call('/desk/api/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      expect(status).toBe(400);
    }
  });

  it('are not read beyond the limit: 10 MB', async () => {
    const large = JSON.stringify({ clientId: 'large', text: 'x'.repeat(10_000_000) });
    for (const { method, path } of taking) {
      const response = await post(path, large, method).catch(() => undefined);
      expect([path, response?.status ?? 413]).toEqual([path, 413]);
    }
  });

  it('are not unpacked beyond the limit either', async () => {
    const { gzipSync } = await import('node:zlib');
    const bomb = gzipSync(JSON.stringify({ clientId: 'bomb', text: 'x'.repeat(20_000_000) }));
    const response = await call('/channels/webchat/messages', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-encoding': 'gzip',
        authorization: `Bearer ${citizen.token}`,
      },
      body: bomb,
    });
    expect(response.status).toBe(413);
  });

  it('do not hide an operator in the address', async () => {
    const withSession = { headers: { cookie } };
    for (const path of [
      '/desk/api/escalations?state[$ne]=x',
      '/desk/api/escalations?state=waiting&state=assigned',
      '/desk/api/conversations/x/messages?after[$gt]=0',
      '/channels/webchat/messages?after[$gt]=0',
      '/api/missions?country[$ne]=&q[$regex]=.*',
      '/api/missions?q=%00%00&country=__proto__',
      '/api/services/__proto__',
      '/api/missions/constructor',
      '/guide/fr/__proto__',
      '/guide/__proto__/passport',
      '/fees/constructor',
    ]) {
      const response = await call(path, withSession);
      expect([path, response.status < 500]).toEqual([path, true]);
      await response.text();
    }
  });
});

describe('addresses and methods that mean harm', () => {
  it.each([
    '/../../etc/passwd',
    '/..%2f..%2f..%2fetc%2fpasswd',
    '/desk/assets/../../../package.json',
    '/desk/assets/..%2f..%2f..%2fpackage.json',
    '/desk/assets/%2e%2e/%2e%2e/main.js',
    '/desk/assets/..%5c..%5cpackage.json',
    '/assets/..%2f..%2fpackage.json',
    '/fonts/..%2f..%2f..%2fpackage.json',
    '/channels/webchat/..%2f..%2fpackage.json',
    '/channels/webchat/widget.js%00.png',
    '/desk/assets/.sources',
    '/.git/config',
    '/%',
    '/%c0%ae%c0%ae/etc/passwd',
  ])('%s leads nowhere', async (path) => {
    const answer = await sendRaw(app.url, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(Number(answer.slice(9, 12))).toBeGreaterThanOrEqual(400);
    expect(Number(answer.slice(9, 12))).toBeLessThan(500);
    expect(answer).not.toMatch(/root:|"dependencies"|\[core\]/);
  });

  it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'TRACE', 'CONNECT', 'NONSENSE'])(
    'the method %s harms nothing',
    async (method) => {
      for (const path of ['/', '/desk', '/desk/api/session', '/api/services', '/channels/webchat/messages']) {
        const answer = await sendRaw(
          app.url,
          `${method} ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
        );
        expect(answer).not.toMatch(/^HTTP\/1\.1 5/);
      }
    },
  );

  it('requests that disagree with themselves are refused', async () => {
    const smuggled = await sendRaw(
      app.url,
      'POST /channels/webchat/conversations HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /desk HTTP/1.1\r\nHost: x\r\n\r\n',
    );
    expect(smuggled).toMatch(/^HTTP\/1\.1 400/);
    expect(smuggled).not.toContain('id="desk"');
  });

  it('headers may not be endless', async () => {
    const answer = await sendRaw(
      app.url,
      `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(70_000)}\r\n\r\n`,
    );
    expect(answer === '' || /^HTTP\/1\.1 431/.test(answer)).toBe(true);
  });
});

describe('pages', () => {
  const pages = [
    '/',
    '/guide/fr/passport',
    '/guide/ar/passport',
    '/fees/en',
    '/missions/es',
    '/privacy/fr',
    '/desk',
    '/no-such-page',
  ];

  it.each(pages)('%s brings the headers that keep harm out', async (path) => {
    const response = await call(path, { headers: { accept: 'text/html' } });
    const policy = response.headers.get('content-security-policy') ?? '';
    if (response.status !== 301 && response.status !== 302) {
      expect(policy).toMatch(/default-src '(self|none)'/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("base-uri 'none'");
      expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|https?:|\*/);
    }
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('referrer-policy')).toBeTruthy();
    expect(response.headers.get('x-powered-by')).toBeNull();
    expect(response.headers.get('strict-transport-security')).toBeTruthy();
  });

  it.each(pages)('%s loads nothing from anybody else and runs nothing inline', async (path) => {
    const html = await (await call(path, { headers: { accept: 'text/html' } })).text();
    const loaded = [
      ...html.matchAll(/<(?:script|link|img|iframe|source|object|embed)\b[^>]*?(?:src|href)="([^"]+)"/g),
    ];
    const foreign = loaded
      .filter(([tag]) => !/rel="(canonical|alternate)"/.test(tag ?? ''))
      .map(([, url = '']) => url)
      .filter((url) => /^(https?:)?\/\//.test(url));
    expect(foreign).toEqual([]);
    expect(html).not.toMatch(/\son[a-z]+="|javascript:|<script(?![^>]*\b(src|type="application\/))/i);
    expect(html).not.toMatch(/\sstyle="/);
  });

  it('scripts and styles name no other site to load from', async () => {
    for (const path of [
      '/desk/assets/desk.js',
      '/desk/assets/desk.css',
      '/channels/webchat/widget.js',
      '/channels/webchat/widget-panel.js',
    ]) {
      const text = await (await call(path)).text();
      const urls = [...text.matchAll(/https?:\/\/[\w.-]+/g)].map(([url]) => url);
      expect([
        path,
        urls.filter((url) => !/^https?:\/\/(www\.w3\.org|127\.0\.0\.1|localhost)/.test(url)),
      ]).toEqual([path, []]);
    }
  });
});
