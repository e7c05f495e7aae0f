import type { RequestHandler } from 'express';
import { AppError } from '../../src/core/errors.ts';

/**
 * Lets pages of other origins talk to the chat. With an empty list any page may: a token, not a cookie, proves who
 * writes. With a list, a request that names another origin is refused. Our own pages send no foreign origin.
 */
export function allowOrigins(origins: readonly string[]): RequestHandler {
  return (request, response, next) => {
    const origin = request.get('origin');
    const own = origin !== undefined && origin === `${request.protocol}://${request.get('host')}`;
    if (origin !== undefined && !own && origins.length > 0 && !origins.includes(origin)) {
      throw new AppError(
        'session.forbidden',
        'Pages of this origin may not use the chat: add it to WEBCHAT_ORIGINS.',
      );
    }
    response.set('Access-Control-Allow-Origin', origins.length > 0 && origin ? origin : '*');
    if (origins.length > 0) response.vary('Origin');
    if (request.method !== 'OPTIONS') return next();
    response
      .set('Access-Control-Allow-Methods', 'GET, POST, DELETE')
      .set('Access-Control-Allow-Headers', 'Authorization, Content-Type, Last-Event-ID')
      .set('Access-Control-Max-Age', '600')
      .status(204)
      .end();
  };
}
