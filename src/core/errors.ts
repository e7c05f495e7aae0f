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
  | 'conversation.must-be-kept'
  | 'call-back.unknown'
  | 'escalation.unknown'
  | 'escalation.taken'
  | 'escalation.not-referred'
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

/** What is known of a failed `send` beside its code. */
export interface ChannelErrorOptions {
  readonly cause?: unknown;
  /** The platform asked to wait this long. */
  readonly retryAfterSeconds?: number;
  /** The connection broke after sending began: it may have arrived. */
  readonly unconfirmed?: boolean;
  /** Ids of the parts that did arrive in this attempt; the next one goes on after them. */
  readonly platformIds?: readonly string[];
}

/** Thrown by a channel's `send`. `retryable` says whether trying the same message again can help. */
export class ChannelError extends Error {
  override readonly name: string = 'ChannelError';
  readonly retryAfterSeconds: number | undefined;
  readonly unconfirmed: boolean;
  readonly platformIds: readonly string[];
  constructor(
    /** A short code for the books and the desk: `blocked`, `throttled`, `unreachable`… */
    readonly code: string,
    readonly retryable: boolean,
    options: ChannelErrorOptions = {},
  ) {
    super(`The platform did not take the message (${code}).`, { cause: options.cause });
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.unconfirmed = options.unconfirmed ?? false;
    this.platformIds = options.platformIds ?? [];
  }
}
