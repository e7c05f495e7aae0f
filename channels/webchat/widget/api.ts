import type { Unsent } from './memory.ts';

/** A message as the server shows it. */
export interface ChatMessage {
  readonly seq: number;
  readonly id: string;
  readonly from: 'citizen' | 'bot' | 'agent' | 'system';
  readonly text: string;
  readonly language: string;
  readonly choices?: readonly { readonly id: string; readonly label: string }[];
  readonly sources?: readonly {
    readonly title: string;
    readonly url: string;
    readonly kind: string;
    readonly checkedOn: string;
  }[];
}

/** The server said no. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly retryAfterSeconds: number,
  ) {
    super(`The chat answered ${status}.`);
  }
}

const REQUEST_MS = 15_000;

/** `AbortSignal.timeout` is younger than some phones. */
function timeLimit(): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), REQUEST_MS);
  return controller.signal;
}

/** The web chat's HTTP interface. `base` ends with a slash. Each call rejects with `Refusal` or a network error. */
export function createApi(base: string) {
  async function call(path: string, token: string | undefined, init: RequestInit = {}): Promise<Response> {
    const headers = { ...init.headers, ...(token ? { Authorization: `Bearer ${token}` } : {}) };
    const response = await fetch(base + path, { ...init, headers, credentials: 'omit', cache: 'no-store' });
    if (!response.ok) throw new Refusal(response.status, Number(response.headers.get('Retry-After')) || 0);
    return response;
  }
  const post = (path: string, body: unknown, token?: string) =>
    call(path, token, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: timeLimit(),
    });
  return {
    async open(hints: { language: string; mission?: string }): Promise<string> {
      const { token } = (await (await post('conversations', hints)).json()) as { token: string };
      return token;
    },
    async send(token: string, { clientId, text, choice }: Unsent): Promise<string> {
      const body = choice ? { clientId, choice } : { clientId, text };
      const { messageId } = (await (await post('messages', body, token)).json()) as { messageId: string };
      return messageId;
    },
    async typing(token: string): Promise<void> {
      await post('typing', {}, token);
    },
    /** Erases the conversation on the server too; goes through although the page is being closed. */
    async erase(token: string): Promise<void> {
      await call('conversations', token, { method: 'DELETE', keepalive: true, signal: timeLimit() });
    },
    async list(token: string, after: number): Promise<readonly ChatMessage[]> {
      const signal = timeLimit();
      const response = await call(`messages?after=${after}`, token, { signal });
      return ((await response.json()) as { messages: readonly ChatMessage[] }).messages;
    },
    events: (token: string, after: number, signal: AbortSignal): Promise<Response> =>
      call('events', token, { headers: { 'Last-Event-ID': String(after) }, signal }),
  };
}
export type Api = ReturnType<typeof createApi>;
