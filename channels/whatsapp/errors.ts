import { ChannelError, type ChannelErrorOptions } from '../../src/core/errors.ts';

/** What a call to the Graph interface was answered with instead of success; `code` is Meta's, 0 = none was given. */
export class GraphRefusal extends Error {
  override readonly name: string = 'GraphRefusal';
  constructor(
    readonly status: number,
    readonly code: number | undefined,
    readonly retryAfterSeconds?: number,
  ) {
    super(`WhatsApp answered ${status} (${code ?? 'no code'}).`);
  }
}

type Meaning = 'token-refused' | 'account-refused' | 'throttled' | 'person-throttled' | 'platform-fault';

/**
 * Codes that are worth another try, as
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes lists them.
 */
const TRY_AGAIN: Readonly<Record<number, Meaning>> = {
  0: 'token-refused',
  3: 'token-refused',
  10: 'token-refused',
  190: 'token-refused',
  33: 'account-refused',
  368: 'account-refused',
  131031: 'account-refused',
  131042: 'account-refused',
  131045: 'account-refused',
  133010: 'account-refused',
  4: 'throttled',
  80007: 'throttled',
  130429: 'throttled',
  131048: 'throttled',
  133016: 'throttled',
  131056: 'person-throttled',
  1: 'platform-fault',
  2: 'platform-fault',
  131000: 'platform-fault',
  131016: 'platform-fault',
  131057: 'platform-fault',
  133004: 'platform-fault',
};

/** Codes after which the same message can never arrive. Any other is `refused`. */
const FOR_GOOD: Readonly<Record<number, string>> = {
  131026: 'not-on-whatsapp',
  131021: 'not-on-whatsapp',
  131030: 'not-allowed',
  131050: 'blocked',
  130403: 'blocked',
};

/** The person has not written for 24 hours: only a template may be sent. */
const WINDOW_CLOSED = [131047, 470];

/** Why a message failed, for the books, from the code that a status gave. */
export function failureOf(code: number | undefined): string {
  if (code === undefined) return 'refused';
  return WINDOW_CLOSED.includes(code) ? 'window-closed' : (meaningOf(code) ?? FOR_GOOD[code] ?? 'refused');
}

function meaningOf(code: number): Meaning | undefined {
  return code >= 200 && code < 300 ? 'token-refused' : TRY_AGAIN[code];
}

/** Operators must mend these: until then WhatsApp is not asked all the time. */
const OPERATOR_PAUSE_SECONDS = 30;
/** One message every six seconds to the same person, after a burst. */
const PAIR_SECONDS = 6;
const LONGEST_PAUSE_SECONDS = 300;

/** What a failed call means for the message; `attempts` before this one lengthen the pause. */
export function toChannelError(
  error: unknown,
  known: { platformIds: readonly string[]; attempts: number },
): ChannelError {
  if (error instanceof ChannelError) {
    const { code, retryable, retryAfterSeconds = 1 } = error;
    return new ChannelError(code, retryable, { retryAfterSeconds, platformIds: known.platformIds });
  }
  const options: ChannelErrorOptions = { cause: error, platformIds: known.platformIds };
  if (!(error instanceof GraphRefusal)) {
    return new ChannelError('unreachable', true, { ...options, unconfirmed: !neverLeft(error) });
  }
  const pause = error.retryAfterSeconds ?? 2 ** Math.min(known.attempts, 8);
  const code = codeOf(error);
  switch (code) {
    case 'window-closed':
      return new ChannelError(code, true, options);
    case 'token-refused':
    case 'account-refused':
      return new ChannelError(code, true, { ...options, retryAfterSeconds: OPERATOR_PAUSE_SECONDS });
    case 'throttled':
      return new ChannelError(code, true, { ...options, retryAfterSeconds: atMost(pause) });
    case 'person-throttled':
      return new ChannelError(code, true, {
        ...options,
        retryAfterSeconds: atMost(error.retryAfterSeconds ?? PAIR_SECONDS * pause),
      });
    case 'platform-fault':
      // A gateway that gave up waiting does not know what became of the message.
      return new ChannelError(code, true, {
        ...options,
        unconfirmed: [200, 502, 504].includes(error.status),
      });
    default:
      return new ChannelError(code, false, options);
  }
}

function codeOf({ status, code }: GraphRefusal): string {
  if (code !== undefined && failureOf(code) !== 'refused') return failureOf(code);
  if (status === 429) return 'throttled';
  if (status === 401) return 'token-refused';
  return status >= 500 || status === 200 ? 'platform-fault' : 'refused';
}

function atMost(seconds: number): number {
  return Math.min(seconds, LONGEST_PAUSE_SECONDS);
}

/** No connection was made: the message cannot have arrived. */
function neverLeft(error: unknown): boolean {
  const { code } = ((error as { cause?: unknown } | null)?.cause ?? {}) as { code?: unknown };
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'].includes(String(code));
}
