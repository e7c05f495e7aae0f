import { ChannelError, type ChannelErrorOptions } from '../../src/core/errors.ts';

/** Telegram's own answer to a call it refused: https://core.telegram.org/bots/api#making-requests */
interface Refusal {
  readonly error_code: number;
  readonly parameters?: { readonly retry_after?: number };
}

/** The answer inside telegraf's error; nothing when the call got none. Told by its shape: telegraf is loaded late. */
export function refusalOf(error: unknown): Refusal | undefined {
  const response = (error as { response?: Partial<Refusal> } | null | undefined)?.response;
  return typeof response?.error_code === 'number' ? (response as Refusal) : undefined;
}

/** The token is wrong or was withdrawn. */
export function isTokenRefused(error: unknown): boolean {
  const code = refusalOf(error)?.error_code;
  return code === 401 || code === 404;
}

/** Another program asks for the same bot's updates, or a webhook is set. */
export function isConflict(error: unknown): boolean {
  return refusalOf(error)?.error_code === 409;
}

/** A wrong token is the operator's to mend: the replies wait, and Telegram is not asked all the time. */
const TOKEN_PAUSE_SECONDS = 30;

/**
 * What a failed call means for the message: throttled (429, with Telegram's own pause) and faults of Telegram are tried
 * again; a person who blocked the bot and a text that is refused are not.
 */
export function toChannelError(error: unknown, platformIds: readonly string[]): ChannelError {
  const known = { cause: error, platformIds };
  const refusal = refusalOf(error);
  // The connection failed: unless none was made, whether the message had arrived is not known.
  if (!refusal) return new ChannelError('unreachable', true, { ...known, unconfirmed: !neverLeft(error) });
  if (isTokenRefused(error)) {
    return new ChannelError('token-refused', true, { ...known, retryAfterSeconds: TOKEN_PAUSE_SECONDS });
  }
  return fromAnswer(refusal, known);
}

function fromAnswer({ error_code, parameters }: Refusal, known: ChannelErrorOptions): ChannelError {
  if (error_code === 429) {
    return new ChannelError('throttled', true, { ...known, retryAfterSeconds: parameters?.retry_after ?? 1 });
  }
  if (error_code >= 500) return new ChannelError('platform-fault', true, known);
  return new ChannelError(error_code === 403 ? 'blocked' : 'refused', false, known);
}

function neverLeft(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'].includes(String(code));
}
