import type {
  ChannelRow,
  Colleague,
  ConversationFacts,
  EscalationRow,
  MessagePart,
  ServiceName,
  Session,
} from './wire.ts';

/** The desk refused. `status` 0: it could not be reached. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly retryAfterSeconds?: number,
  ) {
    super(`The desk answered ${status}.`);
  }
}

export type Disposition = 'answered' | 'referred' | 'no-reply' | 'abuse' | 'other';
/** A colleague, a team, a mission's agents, or everybody who waits for work. */
export type TransferTarget =
  | { agentId: string }
  | { teamId: string }
  | { missionId: string }
  | { queue: true };
export interface Ending {
  readonly disposition: Disposition;
  readonly note: string;
  readonly tags: readonly string[];
}
export type State = EscalationRow['state'];

/** Longer than this nobody waits for an answer. */
const TIMEOUT_MS = 15_000;

/** Speaks the desk's HTTP contract. Every call rejects with `Refused`. */
export class Api {
  #csrfToken = '';

  /** Called whenever the session has ended. */
  onSignedOut: () => void = () => undefined;

  async session(): Promise<Session> {
    return this.#remember(await this.json<Session>('GET', '/session'));
  }
  async signIn(email: string, password: string): Promise<Session> {
    return this.#remember(await this.json<Session>('POST', '/session', { email, password }));
  }
  async signOut(): Promise<void> {
    await this.call('DELETE', '/session');
  }
  async escalations(state: State, limit: number): Promise<EscalationRow[]> {
    const path = `/escalations?state=${state}&limit=${limit}`;
    return (await this.json<{ escalations: EscalationRow[] }>('GET', path)).escalations;
  }
  async channels(): Promise<ChannelRow[]> {
    return (await this.json<{ channels: ChannelRow[] }>('GET', '/channels')).channels;
  }
  async colleagues(): Promise<Colleague[]> {
    return (await this.json<{ agents: Colleague[] }>('GET', '/agents')).agents;
  }
  async facts(conversationId: string): Promise<ConversationFacts> {
    return this.json('GET', `/conversations/${encodeURIComponent(conversationId)}`);
  }
  /** The messages before a position, or the last ones. */
  async messages(conversationId: string, before?: number): Promise<MessagePart> {
    const path = `/conversations/${encodeURIComponent(conversationId)}/messages`;
    return this.json('GET', before === undefined ? path : `${path}?before=${before}`);
  }
  async reply(conversationId: string, clientId: string, text: string): Promise<{ messageId: string }> {
    const path = `/conversations/${encodeURIComponent(conversationId)}/messages`;
    return this.json('POST', path, { clientId, text });
  }
  async claim(escalationId: string): Promise<void> {
    await this.call('POST', `/escalations/${encodeURIComponent(escalationId)}/claim`);
  }
  async transfer(escalationId: string, to: TransferTarget, note: string): Promise<void> {
    const body = { to, ...(note && { note }) };
    await this.call('POST', `/escalations/${encodeURIComponent(escalationId)}/transfer`, body);
  }
  async resolve(escalationId: string, { disposition, note, tags }: Ending): Promise<void> {
    const body = { disposition, ...(note && { note }), ...(tags.length > 0 && { tags }) };
    await this.call('POST', `/escalations/${encodeURIComponent(escalationId)}/resolve`, body);
  }
  async presence(state: Session['agent']['presence']): Promise<void> {
    await this.call('PUT', '/me/presence', { state });
  }
  /** The services' names, from the guide. */
  async services(): Promise<ServiceName[]> {
    const response = await fetch('/api/services');
    if (!response.ok) throw new Refused(response.status);
    return ((await response.json()) as { services: ServiceName[] }).services;
  }
  /** Opens the stream of hints. */
  async events(signal: AbortSignal): Promise<Response> {
    return this.#checked(await fetch('/desk/api/events', { signal }));
  }

  #remember(session: Session): Session {
    this.#csrfToken = session.csrfToken;
    return session;
  }
  /** For the contract’s further parts: an answer in JSON. */
  async json<T>(method: string, path: string, body?: unknown): Promise<T> {
    return (await this.call(method, path, body)).json() as Promise<T>;
  }
  /** For the contract’s further parts. */
  async call(method: string, path: string, body?: unknown): Promise<Response> {
    const response = await fetch(`/desk/api${path}`, {
      method,
      headers: { 'content-type': 'application/json', 'x-csrf-token': this.#csrfToken },
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }).catch(() => {
      throw new Refused(0);
    });
    return this.#checked(response);
  }
  #checked(response: Response): Response {
    if (response.ok) return response;
    if (response.status === 401) this.onSignedOut();
    throw new Refused(response.status, Number(response.headers.get('retry-after')) || undefined);
  }
}
