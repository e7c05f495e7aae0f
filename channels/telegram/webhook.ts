import { createHash, timingSafeEqual } from 'node:crypto';
import express, { type RequestHandler, Router } from 'express';
import type { Update } from 'telegraf/types';
import { AppError } from '../../src/core/errors.ts';

export interface WebhookParts {
  /** What `setWebhook` was given. Without it all is refused: updates are polled. */
  readonly secret?: string | undefined;
  /** An update that is Telegram's own beyond doubt. Resolves once it is stored. */
  readonly take: (update: Update) => Promise<void>;
}

/** An update without its files is a few kilobytes. */
const BODY_LIMIT = '1mb';

/** `POST /webhook`: one update a call. Anything but 200 makes Telegram call again, in order for each chat. */
export function webhookRouter({ secret, take }: WebhookParts): Router {
  const router = Router();
  const read = express.raw({ type: () => true, limit: BODY_LIMIT });
  router.post('/webhook', requireSecret(secret), read, async (request, response) => {
    await take(parse(request.body));
    response.sendStatus(200);
  });
  return router;
}

/** Before the body is read: https://core.telegram.org/bots/api#setwebhook, `secret_token`. */
function requireSecret(secret: string | undefined): RequestHandler {
  return (request, _response, next) => {
    const given = request.get('x-telegram-bot-api-secret-token');
    if (!secret || !given || !isSame(given, secret)) {
      throw new AppError(
        'session.forbidden',
        'The secret token is missing or is not TELEGRAM_WEBHOOK_SECRET.',
      );
    }
    next();
  };
}

/** In constant time, whatever the lengths. */
function isSame(given: string, expected: string): boolean {
  const [a, b] = [given, expected].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}

function parse(body: unknown): Update {
  const update = parseJson(Buffer.isBuffer(body) ? body.toString('utf8') : '');
  if (typeof (update as Partial<Update> | null)?.update_id !== 'number') {
    throw new AppError('request.malformed', 'This is not an update of Telegram.');
  }
  return update as Update;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('request.malformed', 'The body is not JSON.', { cause });
  }
}
