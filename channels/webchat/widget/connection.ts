import { type Api, type ChatMessage, Refusal } from './api.ts';
import { createEventReader, type ServerEvent } from './event-reader.ts';

/** A stream begins with the conversation's state: one that brings nothing at first is held back by a proxy. */
const FIRST_BYTE_MS = 8000;
/** Longest silence of a healthy stream: the server comments every 15 s. */
const SILENCE_MS = 40_000;
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;
/** After so many streams that brought nothing, a proxy is likely to swallow them: ask instead. */
const STREAMS_BEFORE_POLLING = 2;
const POLL_MS = 4000;
/** Polls between attempts to stream again. */
const POLLS_A_ROUND = 10;

export interface ConnectionEvents {
  message(message: ChatMessage): void;
  typing(): void;
  state(state: string): void;
  /** Whether messages come in at the moment. */
  connected(connected: boolean): void;
  /** The server does not know the token. */
  unknown(): void;
}

export interface ConnectionParts {
  readonly api: Api;
  readonly token: string;
  /** The last message we have. */
  readonly position: () => number;
  readonly events: ConnectionEvents;
}

/** Follows a conversation until stopped: by a stream, by asking where streams do not get through; it never gives up. */
export class Connection {
  private stopped = false;
  private pause = FIRST_PAUSE_MS;
  private vainStreams = 0;
  private abort = new AbortController();
  private wake: () => void = () => undefined;

  constructor(private readonly parts: ConnectionParts) {
    void this.follow();
  }

  stop(): void {
    this.stopped = true;
    this.abort.abort();
    this.wake();
  }

  /** Tries at once: the network is said to be back. */
  hurry(): void {
    this.pause = FIRST_PAUSE_MS;
    this.wake();
  }

  private async follow(): Promise<void> {
    const { events } = this.parts;
    while (!this.stopped) {
      try {
        await this.streamOrPoll();
      } catch (error) {
        if (this.stopped) return;
        if (error instanceof Refusal && error.status === 401) return events.unknown();
        events.connected(false);
      }
      // Not all at once when a server comes back.
      await this.sleep(this.pause * (0.75 + Math.random() / 2));
      this.pause = Math.min(this.pause * 2, LONGEST_PAUSE_MS);
    }
  }

  private async streamOrPoll(): Promise<void> {
    if (this.vainStreams < STREAMS_BEFORE_POLLING) return this.stream();
    await this.poll();
    this.vainStreams -= 1;
  }

  private async stream(): Promise<void> {
    const { api, token, position, events } = this.parts;
    this.abort = new AbortController();
    const { signal } = this.abort;
    let watchdog = this.abortAfter(FIRST_BYTE_MS);
    this.vainStreams += 1;
    try {
      const reader = (await api.events(token, position(), signal)).body?.getReader();
      const decoder = new TextDecoder();
      const read = createEventReader();
      for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
        clearTimeout(watchdog);
        watchdog = this.abortAfter(SILENCE_MS);
        this.succeeded();
        for (const event of read(decoder.decode(part.value, { stream: true }))) tell(event, events);
      }
    } finally {
      clearTimeout(watchdog);
    }
  }

  private async poll(): Promise<void> {
    const { api, token, position, events } = this.parts;
    for (let round = 0; round < POLLS_A_ROUND && !this.stopped; round++) {
      for (const message of await api.list(token, position())) events.message(message);
      events.connected(true);
      this.pause = FIRST_PAUSE_MS;
      await this.sleep(POLL_MS);
    }
  }

  private succeeded(): void {
    this.vainStreams = 0;
    this.pause = FIRST_PAUSE_MS;
    this.parts.events.connected(true);
  }

  private abortAfter(milliseconds: number): ReturnType<typeof setTimeout> {
    return setTimeout(() => this.abort.abort(), milliseconds);
  }

  private sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

function tell({ event, data }: ServerEvent, events: ConnectionEvents): void {
  const value = JSON.parse(data) as ChatMessage & { state?: string };
  if (event === 'message') events.message(value);
  else if (event === 'typing') events.typing();
  else if (event === 'state' && value.state) events.state(value.state);
}
