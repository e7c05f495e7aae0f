import { AppError, ChannelError, type ChannelErrorOptions } from '../../src/core/errors.ts';
import { TokenRefused } from './incoming-token.ts';
import { LoginUnreachable, SecretRefused } from './token.ts';

/** The connector's own answer to a call that failed; told by its shape, because the SDK is loaded late. */
interface Failure {
  readonly statusCode?: number;
  readonly code?: string;
  readonly response?: { readonly headers?: { get(name: string): string | undefined } };
  readonly cause?: unknown;
}

/** The connector answered that our token is not valid. */
export function isUnauthorized(error: unknown): boolean {
  return (error as Failure | null)?.statusCode === 401;
}

/** A wrong secret is the operator's to mend: the replies wait, and nobody is asked all the time. */
const SECRET_PAUSE_SECONDS = 30;
/** Teams does not always say how long to wait. */
const THROTTLE_SECONDS = 2;

/** Nothing had been sent yet. */
const NOT_CONNECTED = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;
/** Answers that Teams asks to be tried again: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit */
const TRY_AGAIN = [408, 412, 425];
/** An intermediary gave up: what was behind it may have taken the message. */
const IN_DOUBT = [408, 502, 504];

/** What a failed call means for the message, after the parts in `platformIds` arrived. */
export function toChannelError(
  error: unknown,
  { platformIds, now }: { platformIds: readonly string[]; now: Date },
): ChannelError {
  if (error instanceof ChannelError) return error;
  const known: ChannelErrorOptions = { cause: error, platformIds };
  if (error instanceof SecretRefused || isUnauthorized(error))
    return new ChannelError('token-refused', true, { ...known, retryAfterSeconds: SECRET_PAUSE_SECONDS });
  if (error instanceof LoginUnreachable) return new ChannelError('unreachable', true, known);
  const { statusCode, code = '' } = (error ?? {}) as Failure;
  if (statusCode !== undefined) return fromAnswer(error as Failure, known, now);
  return new ChannelError('unreachable', true, { ...known, unconfirmed: !NOT_CONNECTED.test(code) });
}

function fromAnswer(failure: Failure, known: ChannelErrorOptions, now: Date): ChannelError {
  const { statusCode = 0 } = failure;
  const wish = retryAfter(failure, now);
  if (statusCode === 429)
    return new ChannelError('throttled', true, { ...known, retryAfterSeconds: wish ?? THROTTLE_SECONDS });
  if (statusCode >= 500 || TRY_AGAIN.includes(statusCode)) {
    return new ChannelError('platform-fault', true, {
      ...known,
      unconfirmed: IN_DOUBT.includes(statusCode),
      ...(wish === undefined ? {} : { retryAfterSeconds: wish }),
    });
  }
  // 403: blocked, uninstalled or switched off by the organisation. 404: the conversation is gone.
  if (statusCode === 403) return new ChannelError('blocked', false, known);
  return new ChannelError(statusCode === 404 ? 'unknown-person' : 'refused', false, known);
}

/** Seconds or a date (RFC 9110, 10.2.3), as seconds from now: at least one, at most an hour. */
function retryAfter({ response }: Failure, now: Date): number | undefined {
  const value = response?.headers?.get('retry-after');
  if (!value) return undefined;
  const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - now.getTime()) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(Math.ceil(seconds), 1), 3600);
}

/** Why a caller is not let in: the token is not good (401), or its keys could not be read (503, to be tried again). */
export function toRefusal(error: unknown): AppError {
  if (error instanceof TokenRefused)
    return new AppError('session.missing', 'The token is not one of Teams for this bot.', { cause: error });
  return new AppError('service.unavailable', 'The keys of Teams cannot be read now: try again.', {
    cause: error,
    retryAfterSeconds: 5,
  });
}
