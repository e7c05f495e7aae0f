import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { AppError, type ErrorCode } from '../core/errors.ts';
import type { Log } from '../ports/log.ts';

/** One row per code; a code without a row does not compile. */
const PROBLEMS: Record<ErrorCode, { status: number; title: string }> = {
  'request.malformed': { status: 400, title: 'The request is not well formed' },
  'request.too-large': { status: 413, title: 'The request is too large' },
  'request.rate-limited': { status: 429, title: 'Too many requests' },
  'session.missing': { status: 401, title: 'Sign in first' },
  'session.wrong-credentials': { status: 401, title: 'Wrong e-mail or password' },
  'session.forbidden': { status: 403, title: 'Not allowed' },
  'conversation.unknown': { status: 404, title: 'No such conversation' },
  'conversation.not-held': { status: 409, title: 'You do not hold this conversation' },
  'conversation.must-be-kept': { status: 409, title: 'This conversation must be kept' },
  'call-back.unknown': { status: 404, title: 'No such call' },
  'escalation.unknown': { status: 404, title: 'No such escalation' },
  'escalation.taken': { status: 409, title: 'Another agent has this conversation' },
  'escalation.not-referred': { status: 409, title: 'Not handed to this mission' },
  'agent.unknown': { status: 404, title: 'No such agent' },
  'agent.exists': { status: 409, title: 'This e-mail is taken' },
  'resource.unknown': { status: 404, title: 'Nothing here' },
  'service.unavailable': { status: 503, title: 'Not available at the moment' },
};

/** Answers with an RFC 9457 problem. The only place that writes `application/problem+json`. */
export function sendProblem(response: Response, error: AppError): void {
  const { status, title } = PROBLEMS[error.code];
  const retryAfter = error.retryAfterSeconds;
  if (retryAfter !== undefined) response.setHeader('Retry-After', String(retryAfter));
  response
    .status(status)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: `urn:dalil:problem:${error.code}`,
        title,
        status,
        detail: error.message,
        ...(retryAfter === undefined ? {} : { retryAfter }),
      }),
    );
}

/** For addresses that no route knows. */
export const unknownResource: RequestHandler = () => {
  throw new AppError('resource.unknown', 'There is nothing at this address.');
};

/** Turns whatever a route threw into a problem. What we did not expect is logged and becomes a bare 500. */
export function problemHandler(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const known = toAppError(error);
    if (known) return sendProblem(response, known);
    log.error({ error, method: request.method, route: request.route?.path }, 'unexpected failure in a route');
    response
      .status(500)
      .type('application/problem+json')
      .send(JSON.stringify({ type: 'about:blank', title: 'Internal Server Error', status: 500 }));
  };
}

/** Express and its body parsers throw errors with a `status`; they are the caller's mistakes. */
function toAppError(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error;
  const status = (error as { status?: unknown } | null)?.status;
  if (status === 413) return new AppError('request.too-large', 'The body is larger than is taken here.');
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new AppError(
      'request.malformed',
      'The request could not be read: check its address, headers and JSON body.',
    );
  }
  return undefined;
}
