import { createHash } from 'node:crypto';
import type { Agent, DeskSession } from '../core/agent.ts';
import { AppError } from '../core/errors.ts';
import { networkOf } from '../core/network.ts';
import type { Clock } from '../ports/clock.ts';
import type { RateLimiter } from '../ports/queue.ts';
import type { Store } from '../ports/store.ts';
import { NOBODYS_HASH, verifyPassword } from './password.ts';
import { setPresence } from './presence.ts';

/** A session ends after this, however busy. */
export const SESSION_HOURS = 12;
const LONGEST_DEVICE = 200;
/** So many wrong passwords for one address within the window lock it for the length of the window. */
const MOST_FAILURES = 5;
const LOCK_SECONDS = 15 * 60;
/** Bounds what can be tried at the same moment, before failures are counted. */
const MOST_ATTEMPTS = { perEmail: 60, perAddress: 300 };

export interface SessionParts {
  readonly store: Store;
  readonly rateLimiter: RateLimiter;
  readonly now: Clock;
  readonly randomBytes: (size: number) => Buffer;
}

export interface SignIn {
  readonly email: string;
  readonly password: string;
  /** Where the request came from. */
  readonly address: string;
  /** What the browser calls itself. */
  readonly device?: string | undefined;
}

export interface SignedIn {
  readonly agent: Agent;
  readonly session: DeskSession;
}

/**
 * Opens a session. The token is returned once and kept only as a hash. The agent is `away` until they say otherwise.
 * @throws {AppError} `session.wrong-credentials`, the same for an unknown e-mail, a wrong password and a disabled agent;
 * `request.rate-limited` after five failures
 */
export async function signIn(parts: SessionParts, request: SignIn): Promise<SignedIn & { token: string }> {
  const email = request.email.trim().toLowerCase();
  await refuseIfLocked(parts, email, request.address);
  const agent = await parts.store.agents.byEmail(email);
  const right = await verifyPassword(request.password, agent?.passwordHash ?? NOBODYS_HASH);
  if (!agent || agent.disabled || !right) {
    await countFailure(parts, email, agent !== undefined);
    throw new AppError('session.wrong-credentials', 'The e-mail or the password is not right.');
  }
  return openSession(parts, await setPresence(parts, agent.id, 'away'), request.device);
}

async function openSession(
  { store, now, randomBytes }: SessionParts,
  agent: Agent,
  device: string | undefined,
): Promise<SignedIn & { token: string }> {
  const token = randomBytes(32).toString('base64url');
  const createdAt = now();
  const session: DeskSession = {
    tokenHash: hashToken(token),
    agentId: agent.id,
    csrfToken: randomBytes(32).toString('base64url'),
    createdAt,
    expiresAt: new Date(createdAt.getTime() + SESSION_HOURS * 3_600_000),
    ...(device && { device: device.slice(0, LONGEST_DEVICE) }),
  };
  await store.sessions.add(session);
  await store.sessions.removeExpired(createdAt);
  return { agent, session, token };
}

/** The session of a cookie's token, unless it has ended or its agent has been disabled. */
export async function findSession(
  { store, now }: Pick<SessionParts, 'store' | 'now'>,
  token: string | undefined,
): Promise<SignedIn | undefined> {
  const session = token ? await store.sessions.get(hashToken(token)) : undefined;
  if (!session || session.expiresAt <= now()) return undefined;
  const agent = await store.agents.get(session.agentId);
  return agent && !agent.disabled ? { agent, session } : undefined;
}

/** Ends the session of a cookie's token, if there is one. */
export async function endSession(
  { store }: Pick<SessionParts, 'store'>,
  token: string | undefined,
): Promise<void> {
  if (token) await store.sessions.remove(hashToken(token));
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

function lockName(email: string): string {
  return `desk-lock-${hashToken(email)}`;
}

async function refuseIfLocked(
  { store, rateLimiter, now }: SessionParts,
  email: string,
  address: string,
): Promise<void> {
  const lockedUntil = Number((await store.values.get(lockName(email))) ?? 0);
  if (lockedUntil > now().getTime()) throw tooMany(Math.ceil((lockedUntil - now().getTime()) / 1000));
  const attempts = [
    await rateLimiter.take(`desk-try-${hashToken(email)}`, MOST_ATTEMPTS.perEmail, LOCK_SECONDS),
    await rateLimiter.take(
      `desk-from-${hashToken(networkOf(address))}`,
      MOST_ATTEMPTS.perAddress,
      LOCK_SECONDS,
    ),
  ];
  for (const { allowed, retryAfterSeconds } of attempts) if (!allowed) throw tooMany(retryAfterSeconds);
}

/**
 * Counts a failure. Only the locks of real agents are stored, so that made-up addresses cannot fill the store; to the
 * one who tries, both look the same, since the count refuses the made-up ones.
 */
async function countFailure(
  { store, rateLimiter, now }: SessionParts,
  email: string,
  exists: boolean,
): Promise<void> {
  const key = `desk-fail-${hashToken(email)}`;
  const { allowed, retryAfterSeconds } = await rateLimiter.take(key, MOST_FAILURES, LOCK_SECONDS);
  if (allowed) return;
  if (exists) await store.values.set(lockName(email), String(now().getTime() + LOCK_SECONDS * 1000));
  throw tooMany(retryAfterSeconds);
}

/** Ends a lock, for the administrator who sets a new password. */
export async function unlock({ values }: Pick<Store, 'values'>, email: string): Promise<void> {
  await values.set(lockName(email), '0');
}

function tooMany(retryAfterSeconds: number): AppError {
  return new AppError('request.rate-limited', 'Too many attempts to sign in. Wait, then try again.', {
    retryAfterSeconds,
  });
}
