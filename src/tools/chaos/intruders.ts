import { randomBytes } from 'node:crypto';
import { deskRoutes } from '../../../test/security/desk-surface.ts';
import { isAllowed } from '../../desk/permissions.ts';
import type { Random } from '../rig/random.ts';
import { pause } from '../rig/until.ts';
import type { DeskHand } from './desk-hand.ts';
import { type Flood, floods } from './floods.ts';
import type { Platform } from './platforms.ts';

/** In the words of every forged message: nothing that bears it may be kept. */
export const MARK = 'forgedbyanintruder';

/** A call that nobody may make. */
interface Forgery {
  readonly name: string;
  readonly path: string;
  readonly init: RequestInit;
}

const JSON_TYPE = { 'content-type': 'application/json' };
const ONE_TRY_MS = 8_000;

interface Parts {
  readonly random: Random;
  readonly anyUrl: () => string;
  readonly platforms: readonly Platform[];
  /** Conversations that exist, or will: somebody else's. */
  readonly conversationIds: readonly string[];
  /** Somebody's session, to be misused. */
  readonly agent: DeskHand;
}

/** Forges calls and floods the site while all else goes on. */
export class Intruders {
  readonly figures = { forged: 0, refused: 0, floods: 0 };
  /** What was let in, or answered with a fault of the program's. */
  readonly differences = new Set<string>();
  private stopped = false;

  constructor(private readonly parts: Parts) {}

  stop(): void {
    this.stopped = true;
  }

  /** Resolves when stopped. */
  async make(): Promise<void> {
    await Promise.all([this.forge(), this.flood()]);
  }

  private async forge(): Promise<void> {
    while (!this.stopped) {
      await pause(this.parts.random.between(20, 200));
      const kind = this.parts.random.of([onPlatform, atWebChat, withoutSession, withSession]);
      await this.judge(kind(this.parts));
    }
  }

  private async judge({ name, path, init }: Forgery): Promise<void> {
    this.figures.forged += 1;
    const signal = AbortSignal.timeout(ONE_TRY_MS);
    // A process that ends or is cut off answers nobody.
    const response = await fetch(this.parts.anyUrl() + path, { ...init, signal }).catch(() => undefined);
    await response?.body?.cancel().catch(() => undefined);
    const { status } = response ?? {};
    if (status !== undefined && status >= 400 && status < 500) this.figures.refused += 1;
    // Whatever is away meanwhile is said to be: 503.
    else if (status !== undefined && status !== 503)
      this.differences.add(`an intruder was answered ${status}: ${name}`);
  }

  private async flood(): Promise<void> {
    const { random, anyUrl } = this.parts;
    while (!this.stopped) {
      await pause(random.between(2_000, 6_000));
      const flood: Flood = random.of(floods);
      this.figures.floods += 1;
      await flood(anyUrl(), random).catch(() => undefined);
    }
  }
}

function post(body: string, headers: Record<string, string> = {}): RequestInit {
  return { method: 'POST', headers: { ...JSON_TYPE, ...headers }, body };
}

/** In a platform's name. */
function onPlatform({ random, platforms }: Parts): Forgery {
  const platform = random.of(platforms);
  const { name, path, body, headers } = random.of(platform.forgeries(MARK, random));
  return { name: `${platform.channel}, ${name}`, path, init: post(body, headers) };
}

/** With a token that nobody was given, or none. */
function atWebChat({ random, conversationIds }: Parts): Forgery {
  const id = random.of(conversationIds);
  const token = random.of([null, '', id, `${id}.${randomBytes(24).toString('base64url')}`, '{"$gt":""}']);
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
  const path = random.of(['messages', `messages?conversationId=${id}`, 'events', 'export', 'conversations']);
  const method = path === 'conversations' ? 'DELETE' : random.of(['GET', 'POST']);
  const name = `${method} ${path.split('?')[0]} of the web chat`;
  const text = JSON.stringify({ clientId: MARK, text: MARK });
  const init = method === 'POST' ? post(text, headers) : { method, headers };
  return { name, path: `/channels/webchat/${path}`, init };
}

const ROUTES = deskRoutes();

/** At the desk, without a session or with one of their own making, and at its door with operators for words. */
function withoutSession({ random }: Parts): Forgery {
  if (random.next() < 0.2) {
    const { body, name } = random.of([
      { name: 'operators', body: { email: { $gt: '' }, password: { $gt: '' } } },
      { name: 'a prototype', body: { ['__proto__']: { role: 'administrator' }, email: 'a@b.c' } },
    ]);
    return { name: `sign-in with ${name}`, path: '/desk/api/session', init: post(JSON.stringify(body)) };
  }
  const route = random.of(ROUTES.filter(({ permission }) => permission));
  const cookie = random.of(['', 'dalil_desk=made-up', `dalil_desk=${randomBytes(32).toString('base64url')}`]);
  return atDesk(route, { cookie }, 'without a session');
}

/** With an agent's session, but without its token, or where agents may not go. */
function withSession({ random, agent }: Parts): Forgery {
  const { 'x-csrf-token': _, ...withoutToken } = agent.headers;
  if (random.next() < 0.5) {
    const changing = ROUTES.filter(({ method, permission }) => permission && method !== 'GET');
    return atDesk(random.of(changing), withoutToken, 'without the token');
  }
  const closed = ROUTES.filter(({ permission }) => permission && !isAllowed('agent', permission));
  return atDesk(random.of(closed), agent.headers, 'as an agent');
}

function atDesk(
  { method, path }: { readonly method: string; readonly path: string },
  headers: Readonly<Record<string, string>>,
  how: string,
): Forgery {
  const init =
    method === 'GET' ? { method, headers } : { method, headers: { ...JSON_TYPE, ...headers }, body: '{}' };
  return { name: `${method} ${path} ${how}`, path: `/desk/api${path}`, init };
}
