/** Of every account that tests make. */
export const PASSWORD = 'Correct-Horse-9!';

/** Somebody at the desk, over real HTTP. */
export class DeskAgent {
  private constructor(
    private readonly url: string,
    readonly cookie: string,
    readonly csrfToken: string,
    readonly id: string,
  ) {}

  static async signIn(url: string, email: string, password: string): Promise<DeskAgent> {
    const response = await fetch(`${url}/desk/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    if (!response.ok) throw new Error(`sign-in: ${response.status}`);
    const { agent, csrfToken } = (await response.json()) as { agent: { id: string }; csrfToken: string };
    const cookie = response.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    return new DeskAgent(url, cookie, csrfToken, agent.id);
  }

  /** The same session at another process. */
  at(url: string): DeskAgent {
    return new DeskAgent(url, this.cookie, this.csrfToken, this.id);
  }

  call(method: string, path: string, body?: object): Promise<Response> {
    return fetch(`${this.url}/desk/api${path}`, {
      method,
      headers: { 'content-type': 'application/json', cookie: this.cookie, 'x-csrf-token': this.csrfToken },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  }

  async escalations(
    state: 'waiting' | 'assigned' | 'resolved',
  ): Promise<{ id: string; conversationId: string; reason: string }[]> {
    const response = await this.call('GET', `/escalations?state=${state}`);
    return (
      (await response.json()) as { escalations: { id: string; conversationId: string; reason: string }[] }
    ).escalations;
  }
}
