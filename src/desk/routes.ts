import express, { type ErrorRequestHandler, type RequestHandler, Router } from 'express';
import { AppError } from '../core/errors.ts';
import { type ApiParts, apiRoutes } from './api-routes.ts';
import { requireCsrfToken, requireSession } from './guard.ts';
import { deskPage } from './page.ts';
import { sessionRoutes } from './session-routes.ts';

export interface DeskParts extends ApiParts {
  /** Where citizens and agents reach the app; the cookie is `Secure` when it is https. */
  readonly publicUrl?: string | undefined;
  /** Folder of the built page: `desk.js`, `desk.css` and its fonts. */
  readonly uiDir: string;
}

const LARGEST_BODY = '64kb';

/** The desk: mount it at `/desk`. Failures are thrown as `AppError`, for whoever mounts it to translate. */
export function createDeskRouter(parts: DeskParts): Router {
  const router = Router();
  router.get('/', deskPage);
  router.use('/assets', express.static(parts.uiDir, { index: false, redirect: false }));
  router.use('/api', neverStored, express.json({ limit: LARGEST_BODY }), explainBody, api(parts));
  return router;
}

function api(parts: DeskParts): Router {
  const router = Router();
  router.use(sessionRoutes(parts));
  router.use(requireSession(parts), requireCsrfToken, apiRoutes(parts));
  router.use(() => {
    throw new AppError('resource.unknown', 'The desk has nothing at this address.');
  });
  return router;
}

const neverStored: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

/** The body parser's failures in our words. */
const explainBody: ErrorRequestHandler = (error, _request, _response, next) => {
  const { status, type } = error as { status?: number; type?: string };
  if (type === 'entity.too.large')
    return next(new AppError('request.too-large', `A request has at most ${LARGEST_BODY}.`));
  if (status && status >= 400 && status < 500)
    return next(new AppError('request.malformed', 'The body is not JSON that can be read.'));
  next(error);
};
