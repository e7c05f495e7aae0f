import { until } from '../rig/until.ts';
import { type Latency, latencyOf } from './figures.ts';
import { ADMIN, type Rig } from './rig.ts';

/** So many people ask for an agent, one after another. */
const TIMES = 15;

interface Listed {
  readonly id: string;
  readonly conversationId: string;
  readonly offer?: object;
}

/** From "I want an agent" until the desk lists it, and until it is offered to the agent who is free. */
export async function measureEscalations(rig: Rig): Promise<{ listed: Latency; offered: Latency }> {
  const desk = await signIn(rig.program.url);
  await desk('PUT', '/me/presence', { state: 'available' });
  const listed: number[] = [];
  const offered: number[] = [];
  for (const visitor of (await rig.invite(TIMES)).values()) {
    const begun = performance.now();
    void visitor.ask('je veux parler à un agent humain').catch(() => undefined);
    let mine: Listed | undefined;
    await until(async () => {
      const { escalations } = await desk<{ escalations: Listed[] }>('GET', '/escalations?state=waiting');
      mine = escalations.find(({ conversationId }) => conversationId === visitor.conversationId);
      if (mine && listed.length === offered.length) listed.push(performance.now() - begun);
      return mine?.offer !== undefined;
    }, 15_000);
    offered.push(performance.now() - begun);
    await desk('POST', `/escalations/${mine?.id}/claim`);
    await desk('POST', `/escalations/${mine?.id}/resolve`, { disposition: 'answered' });
  }
  return { listed: latencyOf(listed), offered: latencyOf(offered) };
}

async function signIn(url: string) {
  const response = await fetch(`${url}/desk/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(ADMIN),
  });
  const { csrfToken } = (await response.json()) as { csrfToken: string };
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const headers = { 'content-type': 'application/json', cookie, 'x-csrf-token': csrfToken };
  return async <T>(method: string, path: string, body?: object): Promise<T> => {
    const init = { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) };
    return (await fetch(`${url}/desk/api${path}`, init)).json() as Promise<T>;
  };
}
