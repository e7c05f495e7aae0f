import { randomUUID } from 'node:crypto';

/** A message as the web chat gives it. */
export interface SeenMessage {
  readonly seq: number;
  readonly id: string;
  readonly from: 'citizen' | 'bot' | 'agent' | 'system';
  readonly text: string;
  readonly language: string;
  readonly choices?: readonly { readonly id: string; readonly label: string }[];
  readonly sources?: readonly { readonly url: string; readonly kind: string; readonly checkedOn: string }[];
  readonly service?: string;
  readonly aspect?: string;
  readonly outcome?: string;
}

/** Somebody at the web chat, over real HTTP. */
export class Citizen {
  private seen = 0;
  private constructor(
    private readonly url: string,
    readonly conversationId: string,
    readonly token: string,
  ) {}

  static async open(url: string, body: object = {}): Promise<Citizen> {
    const response = await fetch(`${url}/channels/webchat/conversations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const { conversationId, token } = (await response.json()) as { conversationId: string; token: string };
    return new Citizen(url, conversationId, token);
  }

  /** The same person at another process. */
  at(url: string): Citizen {
    return new Citizen(url, this.conversationId, this.token);
  }

  post(body: object): Promise<Response> {
    return fetch(`${this.url}/channels/webchat/messages`, {
      method: 'POST',
      headers: this.headers,
      body: JSON.stringify(body),
    });
  }

  async messages(after = 0): Promise<SeenMessage[]> {
    const response = await fetch(`${this.url}/channels/webchat/messages?after=${after}`, {
      headers: this.headers,
    });
    return ((await response.json()) as { messages: SeenMessage[] }).messages;
  }

  /** Writes and waits for what comes back. */
  async asks(text: string): Promise<SeenMessage[]> {
    await this.writes(text);
    return this.hears();
  }

  async writes(text: string): Promise<void> {
    const response = await this.post({ clientId: randomUUID(), text });
    if (response.status !== 202) throw new Error(`not taken: ${response.status} ${await response.text()}`);
  }

  async presses(label: string): Promise<SeenMessage[]> {
    const choice = (await this.messages())
      .flatMap(({ choices = [] }) => choices)
      .findLast((one) => one.label === label);
    if (!choice) throw new Error(`no choice says ${label}`);
    await this.post({ clientId: randomUUID(), choice: choice.id });
    return this.hears();
  }

  /** What others wrote since the last hearing; waits until there is something that fits, and a moment for the rest. */
  async hears(
    fits: (message: SeenMessage) => boolean = () => true,
    milliseconds = 8000,
  ): Promise<SeenMessage[]> {
    const deadline = Date.now() + milliseconds;
    for (;;) {
      const heard = await this.unheard();
      if (heard.some(fits)) {
        await pause(150);
        return this.remember(await this.unheard());
      }
      if (Date.now() > deadline) return this.remember(heard);
      await pause(40);
    }
  }

  /** Reads the stream of events until `enough` says so; returns the events as [event, data]. */
  async streams(
    enough: (events: [string, unknown][]) => boolean,
    lastEventId?: number,
  ): Promise<[string, unknown][]> {
    const ending = new AbortController();
    const response = await fetch(`${this.url}/channels/webchat/events`, {
      headers: {
        ...this.headers,
        ...(lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) }),
      },
      signal: AbortSignal.any([ending.signal, AbortSignal.timeout(8000)]),
    });
    const events: [string, unknown][] = [];
    let buffer = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      buffer += decoder.decode(chunk as Uint8Array, { stream: true });
      const blocks = buffer.split('\n\n');
      buffer = blocks.pop() ?? '';
      for (const block of blocks) {
        const event = /^event: (.+)$/m.exec(block)?.[1];
        const data = /^data: (.+)$/m.exec(block)?.[1];
        if (event && data) events.push([event, JSON.parse(data)]);
      }
      if (enough(events)) break;
    }
    ending.abort();
    return events;
  }

  private get headers(): Record<string, string> {
    return { 'content-type': 'application/json', authorization: `Bearer ${this.token}` };
  }

  private async unheard(): Promise<SeenMessage[]> {
    return (await this.messages(this.seen)).filter(({ from }) => from !== 'citizen');
  }

  private remember(heard: SeenMessage[]): SeenMessage[] {
    this.seen = Math.max(this.seen, ...heard.map(({ seq }) => seq));
    return heard;
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
