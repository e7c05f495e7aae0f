/** Every failure we expect, by code. `src/http/problem.ts` holds the HTTP status and title of each. */
export type ErrorCode =
  | 'request.malformed'
  | 'request.too-large'
  | 'request.rate-limited'
  | 'session.missing'
  | 'session.wrong-credentials'
  | 'session.forbidden'
  | 'conversation.unknown'
  | 'conversation.not-held'
  | 'escalation.unknown'
  | 'escalation.taken'
  | 'agent.unknown'
  | 'agent.exists'
  | 'resource.unknown'
  | 'service.unavailable';

/** A failure we expect. Anything else thrown is a bug and becomes a bare 500. */
export class AppError extends Error {
  override readonly name: string = 'AppError';
  constructor(
    readonly code: ErrorCode,
    detail: string,
    options?: { cause?: unknown; retryAfterSeconds?: number },
  ) {
    super(detail, options);
    this.retryAfterSeconds = options?.retryAfterSeconds;
  }
  /** For `request.rate-limited` and `service.unavailable`: when to come back. */
  readonly retryAfterSeconds: number | undefined;
}

/** Thrown by a channel's `send`. `retryable` says whether trying the same message again can help. */
export class ChannelError extends Error {
  override readonly name: string = 'ChannelError';
  constructor(
    /** A short code for the books and the desk: `blocked`, `throttled`, `unreachable`… */
    readonly code: string,
    readonly retryable: boolean,
    options?: { cause?: unknown; retryAfterSeconds?: number; unconfirmed?: boolean },
  ) {
    super(`The platform did not take the message (${code}).`, options);
    this.retryAfterSeconds = options?.retryAfterSeconds;
    this.unconfirmed = options?.unconfirmed ?? false;
  }
  /** The platform asked to wait this long. */
  readonly retryAfterSeconds: number | undefined;
  /** The connection broke after sending began: it may have arrived. */
  readonly unconfirmed: boolean;
}
