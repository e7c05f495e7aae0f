import { type CookieOptions, Router } from 'express';
import { COOKIE, requireCsrfToken, requireSession, signedInOf, tokenOf } from './guard.ts';
import { check, signInBody } from './schemas.ts';
import { endSession, SESSION_HOURS, type SessionParts, signIn } from './sessions.ts';
import { sessionView } from './views.ts';

/** Signing in and out. */
export function sessionRoutes(parts: SessionParts & { publicUrl?: string | undefined }): Router {
  const cookie: CookieOptions = {
    httpOnly: true,
    sameSite: 'lax',
    path: '/desk',
    secure: parts.publicUrl?.startsWith('https:') ?? false,
  };
  const router = Router();
  router.post('/session', async (request, response) => {
    const { email, password } = check(signInBody, request.body);
    const [address, device] = [request.ip ?? 'unknown', request.get('user-agent')];
    const signedIn = await signIn(parts, { email, password, address, device });
    // Whatever the browser brought along, its own or planted, opens nothing any more.
    await endSession(parts, tokenOf(request));
    response.cookie(COOKIE, signedIn.token, { ...cookie, maxAge: SESSION_HOURS * 3_600_000 });
    response.json(sessionView(signedIn));
  });
  router.get('/session', requireSession(parts), (_request, response) => {
    response.json(sessionView(signedInOf(response)));
  });
  router.delete('/session', requireSession(parts), requireCsrfToken, async (_request, response) => {
    await parts.store.sessions.remove(signedInOf(response).session.tokenHash);
    response.clearCookie(COOKIE, cookie).status(204).end();
  });
  return router;
}
