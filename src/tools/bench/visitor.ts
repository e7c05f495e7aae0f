import { randomUUID } from 'node:crypto';
import { Agent, type IncomingMessage, request } from 'node:http';

/** Connections are kept: a new one for each request would be measured as if it were ours. */
const agent = new Agent({ keepAlive: true, maxSockets: 256 });
const streamAgent = new Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY });

/** Somebody at the web chat, who, with an open stream, measures how long answers take. */
export class Visitor {
  private answered: (at: number) => void = () => {};
  /** Whether an answer is waited for: whoever asked again meanwhile could not tell the two answers apart. */
  waits = false;
  /** Whether our own question has come back over the stream: answers to earlier ones come before it. */
  private asked = false;
  private rest = '';
  private stream: IncomingMessage | undefined;

  private constructor(
    private readonly url: string,
    readonly conversationId: string,
    private readonly token: string,
  ) {}

  /** @param number makes an address of its own, as the program counts requests by address. */
  static async open(url: string, number: number): Promise<Visitor> {
    const address = `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;
    const path = `${url}/channels/webchat/conversations`;
    const { body } = await post(path, {}, { 'x-forwarded-for': address });
    const { conversationId, token } = JSON.parse(body) as { conversationId: string; token: string };
    return new Visitor(url, conversationId, token);
  }

  /** Opens the stream; resolves with its first byte. */
  listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      const path = `${this.url}/channels/webchat/events`;
      const call = request(path, { agent: streamAgent, headers: this.headers }, (response) => {
        this.stream = response;
        response.setEncoding('utf8').on('data', (chunk: string) => this.hear(chunk));
        response.on('error', () => undefined);
        resolve();
      });
      call.on('error', reject).end();
    });
  }

  hangUp(): void {
    this.stream?.destroy();
  }

  /** Writes; resolves to the milliseconds from the request until the answer is read back from the store. */
  async ask(text: string, withinMs = 30_000): Promise<number> {
    const begun = performance.now();
    this.waits = true;
    this.asked = false;
    const answered = new Promise<number>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`no answer within ${withinMs} ms`)), withinMs);
      this.answered = (at) => {
        this.waits = false;
        clearTimeout(late);
        resolve(at - begun);
      };
    });
    answered.catch(() => undefined);
    await this.write(text);
    return answered;
  }

  /** Writes, and leaves it at that. */
  async write(text: string): Promise<void> {
    const path = `${this.url}/channels/webchat/messages`;
    const { status, body } = await post(path, { clientId: randomUUID(), text }, this.headers);
    if (status !== 202) throw new Error(`not taken: ${status} ${body}`);
  }

  private get headers() {
    return { authorization: `Bearer ${this.token}` };
  }

  private hear(chunk: string): void {
    const at = performance.now();
    const blocks = (this.rest + chunk).split('\n\n');
    this.rest = blocks.pop() ?? '';
    for (const block of blocks) {
      if (!block.includes('event: message')) continue;
      const message = JSON.parse(block.slice(block.indexOf('data: ') + 6)) as { from: string };
      if (message.from === 'citizen') this.asked = true;
      else if (this.asked) this.answered(at);
    }
  }
}

/** A POST of JSON over kept connections. */
export function post(
  url: string,
  body: object,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: string }> {
  const data = JSON.stringify(body);
  const head = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(data), ...headers };
  return new Promise((resolve, reject) => {
    const call = request(url, { method: 'POST', agent, headers: head }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
    });
    call.on('error', (error) => {
      // A kept connection that the server closed while it was idle, at the very moment it was used again.
      if (call.reusedSocket) resolve(post(url, body, headers));
      else reject(error);
    });
    call.end(data);
  });
}
