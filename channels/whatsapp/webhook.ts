import express, { type RequestHandler, Router } from 'express';
import { AppError } from '../../src/core/errors.ts';
import { isSame, isSigned } from './signature.ts';

export interface WebhookParts {
  readonly appSecret: string;
  readonly verifyToken: string;
  /** A call that is WhatsApp's own beyond doubt. Resolves once all in it is stored. */
  readonly take: (body: unknown) => Promise<void>;
  /** WhatsApp has called, whatever it said. */
  readonly heard: () => void;
}

/** WhatsApp's calls are at most 3 MB. */
const BODY_LIMIT = '3mb';
const SIGNATURE = 'x-hub-signature-256';

/** `GET /webhook` is WhatsApp's handshake, `POST /webhook` brings messages and reports. */
export function webhookRouter(parts: WebhookParts): Router {
  const router = Router();
  router.get('/webhook', handshake(parts));
  router.post(
    '/webhook',
    refuseUnsigned,
    express.raw({ type: () => true, limit: BODY_LIMIT }),
    notification(parts),
  );
  return router;
}

function handshake({ verifyToken, heard }: WebhookParts): RequestHandler {
  return (request, response) => {
    const { 'hub.mode': mode, 'hub.verify_token': token, 'hub.challenge': challenge } = request.query;
    if (mode !== 'subscribe' || typeof challenge !== 'string' || !isSame(token, verifyToken)) {
      throw new AppError('session.forbidden', 'The verify token is not WHATSAPP_CLOUD_VERIFY_TOKEN.');
    }
    heard();
    response.type('text/plain').send(challenge);
  };
}

/** Nobody's body is read for nothing. */
const refuseUnsigned: RequestHandler = (request, _response, next) => {
  if (request.get(SIGNATURE) === undefined) throw forbidden();
  next();
};

function forbidden(): AppError {
  return new AppError(
    'session.forbidden',
    'The signature is missing or is not of WHATSAPP_CLOUD_APP_SECRET.',
  );
}

/** Anything but 200 makes WhatsApp call again, for days: nothing is acknowledged that is not stored. */
function notification({ appSecret, take, heard }: WebhookParts): RequestHandler {
  return async (request, response) => {
    const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    if (!isSigned(raw, request.get(SIGNATURE), appSecret)) throw forbidden();
    heard();
    await take(parse(raw));
    response.sendStatus(200);
  };
}

function parse(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString('utf8'));
  } catch (cause) {
    throw new AppError('request.malformed', 'The body is not JSON.', { cause });
  }
}
