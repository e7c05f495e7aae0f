import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PHONE_ID } from './payloads.ts';
import { problemOf } from './rules.ts';

export const TOKEN = 'EAAtest';
export const SECRET = 'app-secret';

/** What to answer instead of success; `cut` and `silence` take the message first. */
export type Fault =
  | { readonly status: number; readonly code?: number; readonly retryAfter?: number }
  | 'cut'
  | 'silence';

export type Request = Record<string, unknown>;

interface Arrival {
  readonly body: Request;
  readonly at: Date;
  /** It arrived, and the caller never learned of it. */
  readonly unanswered: boolean;
}

/**
 * The Cloud API with its memory: it knows its token, refuses what the real one refuses, gives each message an id, and
 * calls a webhook, again while it is not answered with 200. `faults` meet the next calls that send; `repeat`,
 * `reorder` and `delayMs` disturb the webhook.
 */
export class WhatsAppStandIn {
  /** All calls in order, ticks included. */
  readonly arrivals: Arrival[] = [];
  readonly faults: Fault[] = [];
  token = TOKEN;
  /** Only templates are taken. */
  windowClosed = false;
  repeat = false;
  reorder = false;
  delayMs = 0;
  /** Where to call, and with which secret. */
  webhook: { readonly url: string; readonly secret?: string } | undefined;
  private lastId = 0;
  private waiting: object[] = [];

  private constructor(private readonly server: Server) {}

  static async start(host = '127.0.0.1'): Promise<WhatsAppStandIn> {
    const server = createServer();
    const standIn = new WhatsAppStandIn(server);
    server.on('request', (request, response) => void standIn.handle(request, response));
    await new Promise<void>((resolve) => server.listen(0, host, resolve));
    return standIn;
  }

  /** The interface's root, with a version. */
  get url(): string {
    const { address, port } = this.server.address() as AddressInfo;
    return `http://${address}:${port}/v0.0`;
  }

  /** What the program must be told to use it. @param apiRoot where it is reached, if not at its own address */
  settings(apiRoot = this.url): Record<string, string> {
    return {
      WHATSAPP_CLOUD_TOKEN: TOKEN,
      WHATSAPP_CLOUD_PHONE_ID: PHONE_ID,
      WHATSAPP_CLOUD_APP_SECRET: SECRET,
      WHATSAPP_CLOUD_VERIFY_TOKEN: 'verify',
      WHATSAPP_CLOUD_API_ROOT: apiRoot,
    };
  }

  get calls(): Request[] {
    return this.arrivals.map(({ body }) => body);
  }

  /** Messages that were taken, in order. */
  get taken(): Request[] {
    return this.calls.filter((call) => 'type' in call);
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  /** Calls the webhook with it, as often as it must; resolves to the status of each attempt. */
  async give(...payloads: object[]): Promise<number[]> {
    this.waiting.push(...payloads, ...(this.repeat ? payloads : []));
    const calls = this.reorder ? this.waiting.toReversed() : this.waiting;
    this.waiting = [];
    const statuses: number[] = [];
    for (const payload of calls) {
      await new Promise((resolve) => setTimeout(resolve, this.delayMs));
      for (let attempt = 0; attempt < 20; attempt++) {
        const status = await this.call(payload);
        statuses.push(status);
        if (status === 200) break;
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    }
    return statuses;
  }

  /** One call of the webhook. */
  async call(payload: unknown, headers?: Record<string, string>): Promise<number> {
    if (!this.webhook) throw new Error('No webhook is set.');
    const { url, secret = SECRET } = this.webhook;
    const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(headers ?? signature(body, secret)) },
      body,
    });
    await response.arrayBuffer();
    return response.status;
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of request) text += chunk;
    const answer = this.answer(request, text);
    if (answer === 'cut') return void request.socket.destroy();
    if (answer === 'silence') return;
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
    response.end(JSON.stringify(answer.body));
  }

  private answer(request: IncomingMessage, text: string) {
    if (request.headers.authorization !== `Bearer ${this.token}`) return refusal({ status: 401, code: 190 });
    const path = request.url?.split('?')[0];
    if (request.method === 'GET' && path === `/v0.0/${PHONE_ID}`) return success({ id: PHONE_ID });
    if (path !== `/v0.0/${PHONE_ID}/messages`) return refusal({ status: 400, code: 100 });
    const body = JSON.parse(text) as Request;
    if (body['status'] === 'read') {
      this.take(body);
      return success({ success: true });
    }
    const problem = problemOf(body);
    if (problem) return refusal({ status: 400, code: problem });
    if (this.windowClosed && body['type'] !== 'template') return refusal({ status: 400, code: 131047 });
    const fault = this.faults.shift();
    if (fault && typeof fault === 'object') return refusal(fault);
    this.take(body, fault !== undefined);
    if (fault) return fault;
    return success({ messaging_product: 'whatsapp', messages: [{ id: `wamid.out${++this.lastId}` }] });
  }

  private take(body: Request, unanswered = false): void {
    this.arrivals.push({ body, at: new Date(), unanswered });
  }
}

export function signature(body: string, secret: string): Record<string, string> {
  return { 'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` };
}

interface Answer {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body: unknown;
}

function success(body: unknown): Answer {
  return { status: 200, body };
}

function refusal({ status, code, retryAfter }: Exclude<Fault, string>): Answer {
  return {
    status,
    ...(retryAfter === undefined ? {} : { headers: { 'retry-after': String(retryAfter) } }),
    body: code === undefined ? {} : { error: { message: `(#${code}) x`, type: 'OAuthException', code } },
  };
}
