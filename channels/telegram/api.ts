import type { Telegram } from 'telegraf';
import type { Telegram as Methods, Opts } from 'telegraf/types';
import { refusalOf } from './errors.ts';

/** Who the bot is among the people of a group. */
export interface BotIdentity {
  readonly id: number;
  /** Without the `@`; unknown where Telegram does not say it. */
  readonly username?: string;
}

export interface ApiSettings {
  readonly token: string;
  /** Where the bot interface is; default https://api.telegram.org. */
  readonly apiRoot?: string;
  /** A call without an answer is given up after this long. Default 15 s. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 15_000;

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** How long Telegram may hold the call open before it answers: added to what any call may take. Default 0. */
  readonly heldMs?: number;
}

/** Telegram's methods over telegraf's client, which is loaded with the first call: a channel that is off costs nothing. */
export class TelegramApi {
  private client: Promise<Telegram> | undefined;
  private identity: Promise<BotIdentity> | undefined;

  constructor(private readonly settings: ApiSettings) {}

  async call<M extends keyof Methods>(
    method: M,
    payload: Opts<M>,
    { signal, heldMs = 0 }: CallOptions = {},
  ): Promise<ReturnType<Methods[M]>> {
    const client = await this.load();
    const { timeoutMs = TIMEOUT_MS } = this.settings;
    // Not AbortSignal.any() with AbortSignal.timeout(): in Node 20 nothing holds that timeout, the garbage collector
    // takes it, and a call without an answer is waited for without end.
    const ending = new AbortController();
    const end = () => ending.abort();
    const late = setTimeout(end, heldMs + timeoutMs);
    signal?.addEventListener('abort', end);
    if (signal?.aborted) end();
    try {
      // telegraf types its own copy of AbortSignal; Node's does the same.
      return await client.callApi(method, payload, { signal: ending.signal as never });
    } finally {
      clearTimeout(late);
      signal?.removeEventListener('abort', end);
    }
  }

  /** For calls that make things nicer only: whatever becomes of them. */
  async attempt<M extends keyof Methods>(method: M, payload: Opts<M>): Promise<void> {
    await this.call(method, payload).catch(() => undefined);
  }

  /** Asked once. The number is the token's first part, so only the name depends on the answer. */
  me(): Promise<BotIdentity> {
    this.identity ??= this.call('getMe', {}).then(
      ({ username }) => ({ id: this.id, ...(username ? { username } : {}) }),
      (error: unknown) => {
        this.identity = undefined;
        if (refusalOf(error)) return { id: this.id };
        throw error;
      },
    );
    return this.identity;
  }

  private get id(): number {
    return Number(this.settings.token.split(':')[0]);
  }

  private load(): Promise<Telegram> {
    const { token, apiRoot } = this.settings;
    this.client ??= import('telegraf').then(
      ({ Telegram: Client }) => new Client(token, apiRoot ? { apiRoot } : {}),
    );
    return this.client;
  }
}
