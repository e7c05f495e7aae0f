import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Call {
  readonly method: string;
  readonly payload: Record<string, unknown>;
  readonly at: Date;
  /** It arrived, and the caller never learned of it. */
  readonly unanswered: boolean;
}
/**
 * What to answer instead: a refusal of Telegram's; after the call arrived, `cut` = the connection breaks, `silence` = no
 * answer comes; `ok` = nothing instead.
 */
export type Fault = { readonly code: number; readonly retryAfter?: number } | 'cut' | 'silence' | 'ok';

/**
 * Telegram's interface with its memory: updates are given again until a call with a higher offset confirms them, as the
 * real one does. Faults are switched on per method, in order; `repeat` and `reorder` disturb what is given.
 */
export class TelegramStandIn {
  readonly calls: Call[] = [];
  readonly faults: Record<string, Fault[]> = {};
  repeat = false;
  /** Where it was told to call. */
  webhook = '';
  /** What it says of its calls. */
  webhookInfo: Record<string, unknown> = { pending_update_count: 0 };
  reorder = false;
  private updates: { update_id: number }[] = [];
  private lastUpdateId = 100;
  private lastMessageId = 1;

  private constructor(private readonly server: Server) {}

  static async start(host = '127.0.0.1'): Promise<TelegramStandIn> {
    const server = createServer();
    const standIn = new TelegramStandIn(server);
    server.on('request', (request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += chunk));
      request.on('end', () => {
        const method = request.url?.split('/').at(-1) ?? '';
        const answer = standIn.answer(method, JSON.parse(body || '{}'));
        if (answer === 'cut') return void request.socket.destroy();
        if (answer === 'silence') return;
        response.writeHead(answer.ok ? 200 : answer.error_code, { 'content-type': 'application/json' });
        response.end(JSON.stringify(answer));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, host, resolve));
    return standIn;
  }

  get url(): string {
    const { address, port } = this.server.address() as AddressInfo;
    return `http://${address}:${port}`;
  }

  /** The person writes. */
  say(text: string, chatId = 42): void {
    const chat = { id: chatId, type: 'private', first_name: 'F' };
    const message = {
      message_id: this.lastMessageId++,
      date: Math.floor(Date.now() / 1000),
      chat,
      from: { id: chatId, is_bot: false, first_name: 'F' },
      text,
    };
    this.push({ message });
  }

  /** Something happened; `update` says what, without its number. */
  push(update: object): void {
    this.updates.push({ update_id: ++this.lastUpdateId, ...update });
  }

  /** The texts that arrived for the person, in order; those whose connection was cut arrived too. */
  get arrived(): string[] {
    return this.calls
      .filter(({ method }) => method === 'sendMessage')
      .map(({ payload }) => String(payload['text']));
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  // biome-ignore lint/suspicious/noExplicitAny: the answers of a foreign interface differ by method
  private answer(method: string, payload: Record<string, unknown>): 'cut' | 'silence' | any {
    const fault = this.faults[method]?.shift();
    if (typeof fault === 'object')
      return {
        ok: false,
        error_code: fault.code,
        description: 'x',
        parameters: { retry_after: fault.retryAfter },
      };
    const unanswered = fault === 'cut' || fault === 'silence';
    this.calls.push({ method, payload, at: new Date(), unanswered });
    if (unanswered) return fault;
    if (method === 'getUpdates') return { ok: true, result: this.give(Number(payload['offset'] ?? 0)) };
    if (method === 'getMe') return { ok: true, result: { id: 1, is_bot: true, username: 'dalil_bot' } };
    if (method === 'getWebhookInfo') return { ok: true, result: { url: this.webhook, ...this.webhookInfo } };
    if (method === 'setWebhook') this.webhook = String(payload['url']);
    return { ok: true, result: method === 'sendMessage' ? { message_id: this.lastMessageId++ } : true };
  }

  private give(offset: number): object[] {
    this.updates = this.updates.filter(({ update_id }) => update_id >= offset);
    const given = this.repeat ? [...this.updates, ...this.updates] : [...this.updates];
    return this.reorder ? given.reverse() : given;
  }
}
