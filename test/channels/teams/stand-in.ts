import { createSign, generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const APP_ID = '6f3c1a52-0d2b-4c55-9d1e-0a4f5e1b7c10';
export const SECRET = 'a-secret';
const METADATA = '/v1/.well-known/openidconfiguration';
export const TENANT = '11111111-2222-3333-4444-555555555555';

/** The keys of Microsoft and of a forger; made once, for it takes long. */
const KEYS = generateKeyPairSync('rsa', { modulusLength: 2048 });
const FOREIGN_KEYS = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** What the connector does with a message: answers so instead, or takes it and then breaks off, never answers, dawdles. */
export type Fault =
  | { readonly code: number; readonly retryAfter?: string }
  | 'ok'
  | 'cut'
  | 'silence'
  | { readonly delayMs: number };

/** An activity as it arrived at the connector. */
export interface Arrived {
  readonly conversationId: string;
  readonly authorization: string | undefined;
  readonly at: Date;
  /** The connection was cut, or no answer given. */
  readonly unanswered: boolean;
  readonly activity: {
    readonly type: string;
    readonly text?: string;
    readonly [field: string]: unknown;
  };
}

/**
 * Microsoft's side with its memory: the login server, the description of its keys, and the connector that takes what
 * the bot sends. It refuses tokens that it did not give. Faults hit messages, not the typing sign, in order.
 */
export class TeamsStandIn {
  readonly arrived: Arrived[] = [];
  readonly faults: Fault[] = [];
  /** Requests for a token so far. */
  logins = 0;
  /** Answers instead of a token or of the keys. */
  loginFault: number | undefined;
  keyFault: number | undefined;
  /** What becomes of the next calls for the description and the keys: cut in the midst of the answer, or never answered. */
  readonly keyFaults: ('half' | 'silence' | 'ok')[] = [];
  /** Calls for the description or the keys so far. */
  keysAsked = 0;
  private keyId = 'key-1';
  private publishedId = 'key-1';
  private readonly accepted = new Set<string | undefined>();

  private constructor(private readonly server: Server) {}

  static async start(host = '127.0.0.1'): Promise<TeamsStandIn> {
    const server = createServer();
    const standIn = new TeamsStandIn(server);
    server.on('request', (request, response) => void standIn.answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, host, resolve));
    return standIn;
  }

  get url(): string {
    const { address, port } = this.server.address() as AddressInfo;
    return `http://${address}:${port}`;
  }

  /** What the program must be told to use it. @param address where it is reached, if not at its own */
  settings(address = this.url): Record<string, string> {
    return {
      TEAMS_APP_ID: APP_ID,
      TEAMS_APP_PASSWORD: SECRET,
      TEAMS_APP_TENANT_ID: TENANT,
      TEAMS_OPENID_METADATA_URL: `${address}${METADATA}`,
      TEAMS_LOGIN_URL: address,
    };
  }

  get metadataUrl(): string {
    return `${this.url}${METADATA}`;
  }

  /** Messages that arrived, in order, without the signs of typing; those whose connection was cut arrived too. */
  get messages(): Arrived[] {
    return this.arrived.filter(({ activity }) => activity.type === 'message');
  }

  /** Signs under another name from now on; `published`: and says so. */
  changeKey(id: string, { published } = { published: true }): void {
    this.keyId = id;
    if (published) this.publishedId = id;
  }

  /** The tokens given so far are good no more. */
  revokeTokens(): void {
    this.accepted.clear();
  }

  /** A token as the Bot Framework sends it, with changed claims, another key, or no signature at all. */
  token(claims: object = {}, how: 'signed' | 'foreign' | 'unsigned' = 'signed'): string {
    const seconds = Math.floor(Date.now() / 1000);
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const header = part({ alg: how === 'unsigned' ? 'none' : 'RS256', typ: 'JWT', kid: this.keyId });
    const body = part({
      iss: 'https://api.botframework.com',
      aud: APP_ID,
      nbf: seconds - 300,
      exp: seconds + 3600,
      serviceurl: `${this.url}/`,
      ...claims,
    });
    const { privateKey } = how === 'foreign' ? FOREIGN_KEYS : KEYS;
    const signature =
      how === 'unsigned'
        ? ''
        : createSign('RSA-SHA256').update(`${header}.${body}`).sign(privateKey, 'base64url');
    return `Bearer ${header}.${body}.${signature}`;
  }

  /** A message in a private talk, as Teams sends it. */
  static activity(serviceUrl: string, changes: object = {}) {
    return {
      type: 'message',
      id: '1790000000001',
      timestamp: '2026-11-23T09:59:58.123Z',
      channelId: 'msteams',
      serviceUrl,
      from: { id: '29:fatima', name: 'Fatima', aadObjectId: 'aad' },
      recipient: { id: `28:${APP_ID}`, name: 'Dalil' },
      conversation: { id: 'a:talk-1', conversationType: 'personal', tenantId: TENANT },
      channelData: { tenant: { id: TENANT } },
      locale: 'fr-FR',
      text: 'salam',
      textFormat: 'plain',
      entities: [],
      ...changes,
    };
  }

  activity(changes: object = {}) {
    return TeamsStandIn.activity(`${this.url}/`, changes);
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', this.url);
    let body = '';
    for await (const chunk of request) body += chunk;
    if (pathname.endsWith('/openidconfiguration'))
      return this.describe(response, { jwks_uri: `${this.url}/keys` });
    if (pathname === '/keys') return this.describe(response, { keys: [this.publicKey()] });
    if (pathname.endsWith('/oauth2/v2.0/token')) return this.login(new URLSearchParams(body), response);
    const conversationId = /^\/v3\/conversations\/([^/]+)\/activities$/.exec(pathname)?.[1];
    if (request.method !== 'POST' || !conversationId) return json(response, 404, {});
    return this.post(request, response, {
      conversationId: decodeURIComponent(conversationId),
      authorization: request.headers.authorization,
      activity: JSON.parse(body),
    });
  }

  private describe(response: ServerResponse, body: object): void {
    this.keysAsked++;
    const fault = this.keyFaults.shift();
    if (fault === 'silence') return;
    const text = JSON.stringify(body);
    if (fault === 'half') {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length });
      response.write(text.slice(0, 20), () => response.socket?.destroy());
    } else json(response, this.keyFault ?? 200, body);
  }

  private publicKey(): object {
    const { n, e } = KEYS.publicKey.export({ format: 'jwk' });
    return { kty: 'RSA', use: 'sig', kid: this.publishedId, n, e, endorsements: ['msteams'] };
  }

  private login(form: URLSearchParams, response: ServerResponse): void {
    this.logins++;
    const known = form.get('client_id') === APP_ID && form.get('client_secret') === SECRET;
    const refused = this.loginFault ?? (known ? undefined : 401);
    if (refused) json(response, refused, { error: 'invalid_client' });
    else {
      const token = `token-${this.logins}`;
      this.accepted.add(`Bearer ${token}`);
      json(response, 200, { token_type: 'Bearer', expires_in: 3600, access_token: token });
    }
  }

  private async post(
    request: IncomingMessage,
    response: ServerResponse,
    arrived: Omit<Arrived, 'at' | 'unanswered'>,
  ): Promise<void> {
    if (!this.accepted.has(arrived.authorization)) return json(response, 401, { error: {} });
    const fault = arrived.activity.type === 'message' ? this.faults.shift() : undefined;
    if (typeof fault === 'object' && 'code' in fault) {
      if (fault.retryAfter) response.setHeader('Retry-After', fault.retryAfter);
      return json(response, fault.code, { error: { code: 'Fault' } });
    }
    if (typeof fault === 'object') await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
    this.arrived.push({ ...arrived, at: new Date(), unanswered: fault === 'cut' || fault === 'silence' });
    if (fault === 'cut') request.socket.destroy();
    else if (fault !== 'silence') json(response, 201, { id: `1:${this.arrived.length}` });
  }
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
