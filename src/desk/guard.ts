import { timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Agent } from '../core/agent.ts';
import { AppError } from '../core/errors.ts';
import { isAllowed, type Permission } from './permissions.ts';
import { noteSeen } from './presence.ts';
import { findSession, type SessionParts, type SignedIn } from './sessions.ts';

export const COOKIE = 'dalil_desk';

/** The session's token as the browser sent it. */
export function tokenOf(request: Request): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1);
}

/** Lets signed-in agents through. Otherwise throws `session.missing`. */
export function requireSession(parts: Pick<SessionParts, 'store' | 'now'>): RequestHandler {
  return async (request, response, next) => {
    const signedIn = await findSession(parts, tokenOf(request));
    if (!signedIn) throw new AppError('session.missing', 'Sign in first.');
    await noteSeen(parts, signedIn.agent);
    response.locals['signedIn'] = signedIn;
    next();
  };
}

export function signedInOf(response: Response): SignedIn {
  return response.locals['signedIn'] as SignedIn;
}

export function agentOf(response: Response): Agent {
  return signedInOf(response).agent;
}

/** Whatever changes something must carry the session's token, which no other site can read. */
export const requireCsrfToken: RequestHandler = (request, response, next) => {
  const reading = request.method === 'GET' || request.method === 'HEAD';
  if (!reading && !isSame(request.get('x-csrf-token') ?? '', signedInOf(response).session.csrfToken))
    throw new AppError('session.forbidden', 'The X-CSRF-Token is missing or not that of the session.');
  next();
};

/** Lets through whose role has the permission. Otherwise throws `session.forbidden`. */
export function may(permission: Permission): Gate {
  const gate: RequestHandler = (_request, response, next) => {
    if (!isAllowed(agentOf(response).role, permission))
      throw new AppError('session.forbidden', 'Your role does not allow this.');
    next();
  };
  return Object.assign(gate, { permission });
}

/** Says which permission it asks for, so that a test can find routes that ask for none. */
export type Gate = RequestHandler & { readonly permission: Permission };

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
