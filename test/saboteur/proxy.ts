import {
  createServer,
  request as forward,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Random } from '../../src/tools/rig/random.ts';

/**
 * What becomes of a call. Before it arrives: `reset`, `fault`, `gateway`, `throttle`. After it arrived, so that the
 * caller cannot know: `lost` and `hang` without an answer, `half` and `nonsense` with a useless one. `slow` is only late.
 */
const FATES = {
  reset: 6,
  fault: 4,
  gateway: 4,
  throttle: 3,
  lost: 5,
  half: 3,
  nonsense: 1,
  hang: 0.4,
  slow: 8,
} as const;
type Fate = keyof typeof FATES | 'pass';

/** Fates after which the call has arrived although the caller is not told so. */
const IN_DOUBT: ReadonlySet<Fate> = new Set(['lost', 'half', 'nonsense', 'hang']);

/** A server that stands before another and spoils what passes, at random. */
export interface Saboteur {
  readonly url: string;
  /** In hundredths: how many calls are spoilt. 0 = none. */
  harm: number;
  /** Calls that arrived without the caller learning it, by path and body. */
  readonly inDoubt: { readonly path: string; readonly body: string }[];
  stop(): Promise<void>;
}

export async function startSaboteur(target: () => string, random: Random): Promise<Saboteur> {
  const server = createServer();
  const saboteur: Saboteur = {
    get url() {
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    },
    harm: 0,
    inDoubt: [],
    stop() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  const fate = (): Fate => {
    if (random.next() * 100 >= saboteur.harm) return 'pass';
    let at = random.next() * Object.values(FATES).reduce((sum, weight) => sum + weight, 0);
    for (const [name, weight] of Object.entries(FATES)) {
      at -= weight;
      if (at < 0) return name as Fate;
    }
    return 'pass';
  };
  server.on('request', async (request, response) => {
    const body = await read(request).catch(() => undefined);
    // Whoever called has gone.
    if (!body) return;
    const what = fate();
    if (await spoilBefore(what, response)) return;
    if (IN_DOUBT.has(what)) saboteur.inDoubt.push({ path: request.url ?? '', body: body.toString('utf8') });
    const answer = await pass(request, body, target).catch(() => undefined);
    if (!answer) response.socket?.destroy();
    else if (answer.headers['content-type']?.startsWith('text/event-stream'))
      passStream(answer, response, what === 'pass' ? undefined : 1500 * random.next());
    else
      spoilAfter(what, response, { ...answer, body: await read(answer.stream).catch(() => Buffer.alloc(0)) });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return saboteur;
}

async function read(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Whether the call ends here. */
async function spoilBefore(fate: Fate, response: ServerResponse): Promise<boolean> {
  const page = '<html><body><h1>Bad Gateway</h1></body></html>';
  switch (fate) {
    case 'reset':
      response.socket?.destroy();
      return true;
    case 'fault':
      response.writeHead(500, { 'content-type': 'application/json' }).end('{"ok":false,"error_code":500}');
      return true;
    case 'gateway':
      response.writeHead(503, { 'content-type': 'text/html' }).end(page);
      return true;
    case 'throttle':
      response.writeHead(429, { 'content-type': 'application/json', 'retry-after': '1' });
      response.end('{"ok":false,"error_code":429,"parameters":{"retry_after":1}}');
      return true;
    case 'slow':
      await new Promise((resolve) => setTimeout(resolve, 300));
      return false;
    default:
      return false;
  }
}

interface Head {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly stream: IncomingMessage;
}
interface Answer extends Omit<Head, 'stream'> {
  readonly body: Buffer;
}

/** Rejects where nobody listens behind, as after the end of a test. */
async function pass(request: IncomingMessage, body: Buffer, target: () => string): Promise<Head> {
  const { host: _, connection: __, ...headers } = request.headers;
  const address = `${target()}${request.url}`;
  return new Promise((resolve, reject) => {
    const call = forward(address, { method: request.method, headers }, (stream) =>
      resolve({ status: stream.statusCode ?? 0, headers: stream.headers, stream }),
    );
    call.on('error', reject);
    call.end(body);
  });
}

/** A stream of events; it may break off in the middle. */
function passStream(
  { status, headers, stream }: Head,
  response: ServerResponse,
  breaksAfterMs?: number,
): void {
  response.writeHead(status, headers);
  response.flushHeaders();
  stream.pipe(response);
  stream.on('error', () => response.destroy());
  stream.on('close', () => response.destroy());
  response.on('close', () => stream.destroy());
  if (breaksAfterMs !== undefined) setTimeout(() => response.destroy(), breaksAfterMs);
}

function spoilAfter(fate: Fate, response: ServerResponse, { status, headers, body }: Answer): void {
  const { 'transfer-encoding': _, connection: __, 'keep-alive': ___, ...kept } = headers;
  switch (fate) {
    case 'lost':
      response.socket?.destroy();
      return;
    case 'half':
      response.writeHead(status, { ...kept, 'content-length': String(body.length + 1) });
      response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.socket?.destroy());
      return;
    case 'nonsense':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>');
      return;
    case 'hang':
      return;
    default:
      response.writeHead(status, { ...kept, 'content-length': String(body.length) }).end(body);
  }
}
