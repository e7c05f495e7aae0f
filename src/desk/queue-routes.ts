import { type RequestHandler, Router } from 'express';
import { AppError } from '../core/errors.ts';
import type { QueueName, WorkQueue } from '../ports/queue.ts';
import { may, requireSession } from './guard.ts';
import type { SessionParts } from './sessions.ts';

export interface QueueRouteParts extends Pick<SessionParts, 'store' | 'now'> {
  readonly queue: Pick<WorkQueue, 'board'>;
  /** The queues to show. */
  readonly queueNames: readonly QueueName[];
}

const PLACE = '/desk/queues';

/** The board needs styles in its elements and a base address; scripts, pictures and data are ours alone, as elsewhere. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** `GET /queues`: Bull Board for administrators, to look at. Mount it at `/desk`. */
export function queueRoutes(parts: QueueRouteParts): Router {
  const router = Router();
  router.use('/queues', ownPolicy, requireSession(parts), may('queues.read'), readingOnly, board(parts));
  return router;
}

const ownPolicy: RequestHandler = (_request, response, next) => {
  response.set({
    'Content-Security-Policy': POLICY,
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
  });
  next();
};

/** Jobs hold only ids and are made again from the store: there is nothing to mend by hand, and no CSRF to guard against. */
const readingOnly: RequestHandler = (request, _response, next) => {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    throw new AppError('session.forbidden', 'The queues are only for looking at.');
  next();
};

/** Made when it is first looked at: most processes never show it. */
function board({ queue, queueNames }: QueueRouteParts): RequestHandler {
  let made: Promise<RequestHandler> | undefined;
  return async (request, response, next) => {
    if (!queue.board) throw new AppError('resource.unknown', 'This queue has no board.');
    made ??= queue.board(queueNames, PLACE);
    await (await made)(request, response, next);
  };
}
