import express, { type RequestHandler, Router } from 'express';
import { AppError } from '../../src/core/errors.ts';
import type { InboundMessage } from '../../src/core/message.ts';
import { type Activity, parseActivity } from './activity.ts';
import { isFromThisMachine } from './admission.ts';
import { decodeActivity } from './decode.ts';

/** Teams' own messages stay under 100 kB; escapes can make them longer. */
const BODY_LIMIT = 512 * 1024;

export interface WebhookParts {
  /** Whether an emulator on this machine may come without a token. */
  readonly localAllowed: boolean;
  /** Whether there is an app whose tokens can be checked. */
  readonly tokensAllowed: boolean;
  /** Resolves if the caller may speak for what it sends. @throws {AppError} */
  readonly admit: (authorization: string, activity: Activity) => Promise<void>;
  /** The same for a caller on this machine without a token. @throws {AppError} */
  readonly admitLocal: (activity: Activity) => void;
  /** Resolves once the message is stored. */
  readonly take: (message: InboundMessage) => Promise<void>;
  readonly now: () => Date;
}

/** `POST /messages`, where the Bot Framework delivers: 200 once what came is stored, or needs not be. */
export function teamsRouter(parts: WebhookParts): Router {
  const router = Router();
  router.post(
    '/messages',
    refuseStrangers(parts),
    express.json({ limit: BODY_LIMIT, type: 'application/json' }),
    takeActivity(parts),
  );
  return router;
}

/** Whoever shows nothing is sent away before anything of theirs is read. */
function refuseStrangers({ localAllowed, tokensAllowed }: WebhookParts): RequestHandler {
  return (request, response, next) => {
    const local = localAllowed && isFromThisMachine(request);
    const token = tokensAllowed ? request.get('authorization') : undefined;
    if (!token && !local)
      throw new AppError('session.missing', 'Only the Bot Framework may deliver here, with its token.');
    response.locals['authorization'] = token;
    next();
  };
}

function takeActivity(parts: WebhookParts): RequestHandler {
  return async (request, response) => {
    const activity = parseActivity(request.body);
    if (!activity) throw new AppError('request.malformed', 'Send one activity as `application/json`.');
    const authorization: string | undefined = response.locals['authorization'];
    if (authorization) await parts.admit(authorization, activity);
    else parts.admitLocal(activity);
    const message = decodeActivity(activity, { local: !authorization, now: parts.now() });
    if (message) await parts.take(message);
    response.status(200).end();
  };
}
