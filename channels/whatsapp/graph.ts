import { GraphRefusal } from './errors.ts';

/** Where the Cloud API is, with the version of the Graph interface it is called at: the only place that names it. */
const API_ROOT = 'https://graph.facebook.com/v25.0';
const TIMEOUT_MS = 10_000;

export interface GraphSettings {
  readonly token: string;
  /** WhatsApp's number for our phone number. */
  readonly phoneId: string;
  /** Default: Meta's, at the version this was written for. */
  readonly apiRoot?: string;
  /** After so long without an answer a call has failed. Default ten seconds. */
  readonly timeoutMs?: number;
}

/** The few calls of the Graph interface that are needed. Each rejects with `GraphRefusal`, or with fetch's own error. */
export class Graph {
  constructor(private readonly settings: GraphSettings) {}

  /** Sends a message and resolves to its id. */
  async send(body: object): Promise<string> {
    const answer = await this.call('POST', '/messages', { recipient_type: 'individual', ...body });
    const id = (answer as { messages?: { id?: unknown }[] } | undefined)?.messages?.[0]?.id;
    if (typeof id !== 'string') throw new GraphRefusal(200, undefined);
    return id;
  }

  /** Ticks it as read, with all before it, and shows that an answer is being written, if it is. */
  async markRead(platformId: string, { typing }: { typing: boolean }): Promise<void> {
    const sign = typing ? { typing_indicator: { type: 'text' } } : {};
    await this.call('POST', '/messages', { status: 'read', message_id: platformId, ...sign });
  }

  /** Resolves if the token may use our number. */
  async probe(): Promise<void> {
    await this.call('GET', '?fields=id');
  }

  private async call(method: string, path: string, body?: object): Promise<unknown> {
    const { apiRoot = API_ROOT, phoneId, token, timeoutMs = TIMEOUT_MS } = this.settings;
    const response = await fetch(`${apiRoot}/${phoneId}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      signal: AbortSignal.timeout(timeoutMs),
      ...(body ? { body: JSON.stringify({ messaging_product: 'whatsapp', ...body }) } : {}),
    });
    const answer = parse(await response.text());
    const refusal = (answer as { error?: { code?: unknown } } | undefined)?.error;
    if (response.ok && !refusal) return answer;
    const code = typeof refusal?.code === 'number' ? refusal.code : undefined;
    throw new GraphRefusal(response.status, code, secondsOf(response.headers.get('retry-after')));
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function secondsOf(header: string | null): number | undefined {
  const seconds = Number(header);
  return header !== null && Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : undefined;
}
