import { type Api, type ChatMessage, Refusal } from './api.ts';
import { Connection, type ConnectionEvents } from './connection.ts';
import type { Memory, Unsent } from './memory.ts';

/** What stands in the way of a message: said in a sentence. */
export type Trouble = 'tooLong' | 'refused' | { readonly waitSeconds: number };

export interface SessionEvents extends Omit<ConnectionEvents, 'unknown'> {
  /** The unsent messages as they are now, in order. */
  unsent(unsent: readonly Unsent[]): void;
  trouble(trouble: Trouble, message: Unsent): void;
  /** The conversation is over on this device; the view starts empty. */
  cleared(): void;
}

export interface SessionParts {
  readonly api: Api;
  readonly memory: Memory;
  readonly hints: () => { language: string; mission?: string };
  readonly events: SessionEvents;
}

const LONGEST_RETRY_MS = 15_000;
/** The agent sees the sign for about five seconds. */
const TYPING_EVERY_MS = 4000;
/** How often erasing is tried while the server cannot be reached. */
const ERASING_ATTEMPTS = 20;

/** One person's conversation: opens it with the first message, sends in order, each message once, receives for ever. */
export class Session {
  private position = 0;
  private connection: { readonly token: string; readonly link: Connection } | undefined;
  private sending = false;
  private failures = 0;
  private typedAt = Number.NEGATIVE_INFINITY;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  /** Citizen messages that came in or were acknowledged: another one is the echo of what is on its way. */
  private readonly known = new Set<string>();
  /** The message on its way came in by the stream before its acknowledgement did. */
  private echoed = false;

  constructor(private readonly parts: SessionParts) {}

  /** Goes on with the conversation of an earlier visit, if there is one. */
  resume(): void {
    this.follow();
    if (this.parts.memory.get().unsent.length > 0) void this.drain();
  }

  /** Another tab may have begun a conversation, sent what was unsent, or ended and forgotten it all. */
  follow(): void {
    const { token } = this.parts.memory.get();
    if (token) this.connect(token);
    else if (this.connection) this.reset();
    this.showUnsent();
  }

  send(message: Unsent): void {
    const { memory } = this.parts;
    memory.add(message);
    this.showUnsent();
    clearTimeout(this.retryTimer);
    void this.drain();
  }

  /** The person writes: said now and then; a sign that is lost costs nothing. */
  typing(): void {
    const { token } = this.parts.memory.get();
    const now = performance.now();
    if (!token || now - this.typedAt < TYPING_EVERY_MS) return;
    this.typedAt = now;
    this.parts.api.typing(token).catch(() => undefined);
  }

  /** The network is back: no need to wait. */
  hurry(): void {
    this.connection?.link.hurry();
    clearTimeout(this.retryTimer);
    void this.drain();
  }

  /** Nothing of the conversation stays, neither on the device nor on the server. */
  forget(): void {
    const { token } = this.parts.memory.get();
    this.reset();
    this.parts.memory.forget();
    this.showUnsent();
    if (token) void this.erase(token, ERASING_ATTEMPTS);
  }

  private async erase(token: string, attempts: number): Promise<void> {
    try {
      await this.parts.api.erase(token);
    } catch (error) {
      const refused = error instanceof Refusal && error.status < 500 && error.status !== 429;
      if (!refused && attempts > 1) setTimeout(() => this.erase(token, attempts - 1), LONGEST_RETRY_MS);
    }
  }

  get isOpen(): boolean {
    return this.parts.memory.get().token !== undefined;
  }

  private connect(token: string): void {
    if (this.connection?.token === token) return;
    if (this.connection) this.reset();
    const { api, events } = this.parts;
    const link = new Connection({
      api,
      token,
      position: () => this.position,
      events: { ...events, message: (message) => this.take(message), unknown: () => this.startOver(token) },
    });
    this.connection = { token, link };
  }

  private take(message: ChatMessage): void {
    if (message.seq <= this.position) return;
    this.position = message.seq;
    if (message.from === 'citizen' && !this.known.has(message.id)) {
      this.known.add(message.id);
      this.echoed ||= this.sending;
      this.showUnsent();
    }
    this.parts.events.message(message);
  }

  private async drain(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    const first = () => this.parts.memory.get().unsent[0];
    for (let next = first(); next && (await this.attempt(next)); ) next = first();
    this.sending = false;
    this.echoed = false;
    this.showUnsent();
  }

  /** Says whether to go on with the next message at once. */
  private async attempt(message: Unsent): Promise<boolean> {
    this.echoed = false;
    try {
      await this.deliver(message);
      return true;
    } catch (error) {
      return this.recover(error instanceof Refusal ? error : undefined, message);
    }
  }

  private async deliver(message: Unsent): Promise<void> {
    const { api, memory, hints, events } = this.parts;
    const known = memory.get().token ?? (await api.open(hints()));
    // Another tab may have been faster: a person has one conversation.
    const remembered = memory.get().token;
    const token = remembered ?? known;
    if (!remembered) memory.set({ token, readThrough: 0 });
    this.connect(token);
    const id = await api.send(token, message);
    this.failures = 0;
    this.typedAt = Number.NEGATIVE_INFINITY;
    memory.takeOff(message);
    if (this.known.has(id)) return;
    // Its echo is still on its way: until then it stands as it was written.
    this.known.add(id);
    this.showUnsent();
    events.message({ seq: 0, id, from: 'citizen', text: message.text, language: '' });
  }

  private recover(refusal: Refusal | undefined, message: Unsent): boolean {
    const { events, memory } = this.parts;
    const token = this.connection?.token;
    switch (refusal?.status) {
      case 401:
        this.startOver(token);
        return true;
      case 400:
      case 403:
      case 413:
        memory.takeOff(message);
        events.trouble(refusal.status === 413 ? 'tooLong' : 'refused', message);
        return true;
    }
    this.failures += 1;
    const waitSeconds = refusal?.retryAfterSeconds;
    if (refusal?.status === 429 && waitSeconds) events.trouble({ waitSeconds }, message);
    const pause = waitSeconds ? waitSeconds * 1000 : Math.min(500 * 2 ** this.failures, LONGEST_RETRY_MS);
    this.retryTimer = setTimeout(() => this.drain(), pause);
    return false;
  }

  /** The server knows the conversation no more: what is unsent opens a new one, unless another tab has opened it. */
  private startOver(gone: string | undefined): void {
    const { memory } = this.parts;
    const { token } = memory.get();
    this.reset();
    if (token === gone) memory.set({ token: undefined, readThrough: 0 });
    else if (token) this.connect(token);
    void this.drain();
  }

  private reset(): void {
    this.connection?.link.stop();
    this.connection = undefined;
    clearTimeout(this.retryTimer);
    this.position = 0;
    this.failures = 0;
    this.known.clear();
    this.parts.events.cleared();
  }

  private showUnsent(): void {
    this.parts.events.unsent(this.parts.memory.get().unsent.slice(this.echoed ? 1 : 0));
  }
}
