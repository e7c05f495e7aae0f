import { createHash } from 'node:crypto';
import { Router } from 'express';
import type { DeskSession } from '../core/agent.ts';
import { agentOf, may, signedInOf } from './guard.ts';
import type { SessionParts } from './sessions.ts';

/** Where an agent is signed in, and how they end what is not theirs or was forgotten open. */
export function ownSessionRoutes({ store, now }: Pick<SessionParts, 'store' | 'now'>): Router {
  const router = Router();
  router.get('/me/sessions', may('sessions.own'), async (_request, response) => {
    const { agent, session } = signedInOf(response);
    const open = (await store.sessions.ofAgent(agent.id)).filter(({ expiresAt }) => expiresAt > now());
    response.json({ sessions: open.map((one) => ownSessionView(one, session)) });
  });
  router.delete('/me/sessions/:id', may('sessions.own'), async (request, response) => {
    const own = await store.sessions.ofAgent(agentOf(response).id);
    for (const one of own) if (idOf(one) === request.params['id']) await store.sessions.remove(one.tokenHash);
    response.status(204).end();
  });
  return router;
}

export function ownSessionView(
  session: DeskSession,
  current: Pick<DeskSession, 'tokenHash'>,
): {
  readonly id: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly device?: string;
  readonly current: boolean;
} {
  const { createdAt, expiresAt, device, tokenHash } = session;
  return {
    ...{ id: idOf(session), createdAt, expiresAt },
    ...(device && { device }),
    current: tokenHash === current.tokenHash,
  };
}

/** Names a session to its owner; even the token's hash stays within. */
function idOf({ tokenHash }: Pick<DeskSession, 'tokenHash'>): string {
  return createHash('sha256').update(`session ${tokenHash}`).digest('base64url').slice(0, 16);
}
