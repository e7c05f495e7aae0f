import express, { type RequestHandler, Router } from 'express';
import { AppError } from '../core/errors.ts';
import { alertRoutes } from './alert-routes.ts';
import { type ApiParts, apiRoutes } from './api-routes.ts';
import { audited, auditRoutes } from './audit-routes.ts';
import { type ChannelRouteParts, channelRoutes } from './channel-routes.ts';
import { requireCsrfToken, requireSession } from './guard.ts';
import { largeImports } from './mission-hours-routes.ts';
import { ownSessionRoutes } from './own-session-routes.ts';
import { deskPage } from './page.ts';
import { type PrivacyRouteParts, privacyRoutes } from './privacy-routes.ts';
import { type QueueRouteParts, queueRoutes } from './queue-routes.ts';
import { sessionRoutes } from './session-routes.ts';

export interface DeskParts extends ApiParts, ChannelRouteParts, PrivacyRouteParts, QueueRouteParts {
  /** Where citizens and agents reach the app; the cookie is `Secure` when it is https. */
  readonly publicUrl?: string | undefined;
  /** Folder of the built page: `desk.js`, `desk.css` and its fonts. */
  readonly uiDir: string;
}

const LARGEST_BODY = '64kb';

/**
 * The desk: mount it at `/desk`. Failures are thrown as `AppError`, or come from the body parser; whoever mounts it
 * translates them.
 */
export function createDeskRouter(parts: DeskParts): Router {
  const router = Router();
  router.get('/', deskPage);
  router.use('/assets', express.static(parts.uiDir, { index: false, redirect: false }));
  router.use(queueRoutes(parts));
  router.use('/api', neverStored, largeImports(parts), express.json({ limit: LARGEST_BODY }), api(parts));
  return router;
}

function api(parts: DeskParts): Router {
  const router = Router();
  router.use(sessionRoutes(parts));
  router.use(requireSession(parts), requireCsrfToken, audited(parts));
  router.use(
    ownSessionRoutes(parts),
    alertRoutes(parts),
    channelRoutes(parts),
    privacyRoutes(parts),
    auditRoutes(parts),
    apiRoutes(parts),
  );
  router.use(() => {
    throw new AppError('resource.unknown', 'The desk has nothing at this address.');
  });
  return router;
}

const neverStored: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};
