import { pause } from '../rig/until.ts';

/** Longest that one try may take, in milliseconds. */
const ONE_TRY_MS = 4_000;
const BETWEEN_TRIES_MS = 150;
/** The server comments every 15 s: a stream that is silent for longer is dead, though nobody said so. As the widget. */
const SILENCE_MS = 40_000;

export interface Seen {
  readonly seq: number;
  readonly from: string;
  readonly text: string;
  readonly choices?: readonly { readonly id: string; readonly label: string }[];
}

/** Asks again, of any process each time, until one gives an answer that fits. @throws {Error} once all is over. */
export type Ask = (path: string, init: RequestInit, fits: (status: number) => boolean) => Promise<Response>;

export function askAnyOf(anyUrl: () => string, over: AbortSignal): Ask {
  return async (path, init, fits) => {
    while (!over.aborted) {
      const signal = AbortSignal.timeout(ONE_TRY_MS);
      const response = await fetch(anyUrl() + path, { ...init, signal }).catch(() => undefined);
      if (response && fits(response.status)) return response;
      await response?.body?.cancel().catch(() => undefined);
      await pause(BETWEEN_TRIES_MS);
    }
    throw new Error(`No process answered ${path} in time.`);
  };
}

/** Somebody at the web chat who sends again until it is taken, and whose stream comes back where it was. */
export class WebPerson {
  /** What was acknowledged, in order: the program's id of it and the words. */
  readonly acknowledged: { readonly id: string; readonly text: string }[] = [];
  /** What the stream has brought, in the order it came. */
  readonly heard: Seen[] = [];
  private leaving = false;
  private ending = new AbortController();

  private constructor(
    readonly conversationId: string,
    private readonly token: string,
    private readonly ask: Ask,
    private readonly anyUrl: () => string,
  ) {}

  static async open(ask: Ask, anyUrl: () => string, language = 'fr'): Promise<WebPerson> {
    const headers = { 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify({ language }) };
    const response = await ask('/channels/webchat/conversations', init, (status) => status === 201);
    const { conversationId, token } = (await response.json()) as { conversationId: string; token: string };
    return new WebPerson(conversationId, token, ask, anyUrl);
  }

  /** Resolves once it is acknowledged, and by what it was told its id is. */
  write(text: string): Promise<void> {
    return this.post(text, { text });
  }

  /** Presses the newest choice that fits, if one was shown. Says whether. */
  async press(fits: (choiceId: string) => boolean): Promise<boolean> {
    const choice = this.heard.flatMap(({ choices = [] }) => choices).findLast(({ id }) => fits(id));
    if (choice) await this.post(choice.label, { choice: choice.id });
    return choice !== undefined;
  }

  private async post(text: string, what: { text: string } | { choice: string }): Promise<void> {
    const body = JSON.stringify({ clientId: `${this.acknowledged.length}`, ...what });
    const headers = { ...this.headers, 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body };
    const response = await this.ask('/channels/webchat/messages', init, (status) => status === 202);
    const { messageId } = (await response.json()) as { messageId: string };
    this.acknowledged.push({ id: messageId, text });
  }

  /** Follows the stream until `leave`, over any process, from where it was; again after it, if they come back. */
  async follow(): Promise<void> {
    this.leaving = false;
    this.ending = new AbortController();
    while (!this.leaving) {
      await this.readStream().catch(() => undefined);
      if (!this.leaving) await pause(BETWEEN_TRIES_MS);
    }
  }

  leave(): void {
    this.leaving = true;
    this.ending.abort();
  }

  private get headers() {
    return { authorization: `Bearer ${this.token}` };
  }

  private async readStream(): Promise<void> {
    const position = String(this.heard.at(-1)?.seq ?? 0);
    const silent = new AbortController();
    const watchdog = setTimeout(() => silent.abort(), SILENCE_MS);
    try {
      const response = await fetch(`${this.anyUrl()}/channels/webchat/events`, {
        headers: { ...this.headers, 'last-event-id': position },
        signal: AbortSignal.any([this.ending.signal, silent.signal]),
      });
      if (response.ok) await this.hear(response, () => watchdog.refresh());
    } finally {
      clearTimeout(watchdog);
    }
  }

  private async hear(response: Response, onSign: () => void): Promise<void> {
    const decoder = new TextDecoder();
    let rest = '';
    for await (const chunk of response.body ?? []) {
      onSign();
      const blocks = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const data = /^event: message\ndata: (.+)$/m.exec(block)?.[1];
        if (data) this.heard.push(JSON.parse(data) as Seen);
      }
    }
  }
}
