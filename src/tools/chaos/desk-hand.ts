import type { Ask } from './web-person.ts';

/** An escalation as the desk lists it. */
export interface Listed {
  readonly id: string;
  readonly conversationId: string;
  readonly state: 'waiting' | 'assigned' | 'resolved';
  readonly agentId?: string;
  readonly offer?: { readonly agentId: string };
}

/** One request of the desk's interface, in one session, tried again until the answer fits. */
export type Call = (
  method: string,
  path: string,
  body?: object,
  fits?: (status: number) => boolean,
) => Promise<Response>;

/** Somebody who is signed in, over whatever process answers. */
export interface DeskHand {
  readonly id: string;
  readonly call: Call;
  /** What a request of this session carries. */
  readonly headers: Readonly<Record<string, string>>;
}

export async function signInTo(
  ask: Ask,
  account: { readonly email: string; readonly password: string },
): Promise<DeskHand> {
  const json = { 'content-type': 'application/json' };
  const init = { method: 'POST', headers: json, body: JSON.stringify(account) };
  const response = await ask('/desk/api/session', init, (status) => status === 200);
  const { agent, csrfToken } = (await response.json()) as { agent: { id: string }; csrfToken: string };
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const headers = { ...json, cookie, 'x-csrf-token': csrfToken };
  const call: Call = (method, path, body, fits = isAnswer) =>
    ask(`/desk/api${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) }, fits);
  return { id: agent.id, call, headers };
}

/** Adds an agent with the administrator's hand, unless there is one of that name, and signs them in. */
export async function addAgent(ask: Ask, administrator: DeskHand, name: string): Promise<DeskHand> {
  const account = { email: `${name}@example.org`, password: 'Correct-Horse-8!' };
  const agent = { ...account, name, role: 'agent', languages: ['fr', 'ar'] };
  await administrator.call('POST', '/agents', agent, (status) => status === 201 || status === 409);
  return signInTo(ask, account);
}

export async function listed(call: Call, state: Listed['state']): Promise<readonly Listed[]> {
  const response = await call('GET', `/escalations?state=${state}`);
  return ((await response.json()) as { escalations: Listed[] }).escalations;
}

/** An outage is tried again, as the desk's page does; a refusal is an answer. */
function isAnswer(status: number): boolean {
  return status < 500 && status !== 429;
}
