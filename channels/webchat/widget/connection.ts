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

/** Follows a conversation until stopped: by a stream, by asking where streams do not get through; it never gives up. */
export function connect(parts: {
  api: Api;
  token: string;
  /** The last message we have. */
  position: () => number;
  events: ConnectionEvents;
}): { stop(): void; hurry(): void } {
  const { api, token, position, events } = parts;
  let stopped = false;
  let pause = FIRST_PAUSE_MS;
  let vainStreams = 0;
  let abort = new AbortController();
  let wake: () => void = () => undefined;
  const sleep = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const stream = async () => {
    abort = new AbortController();
    let watchdog = setTimeout(() => abort.abort(), FIRST_BYTE_MS);
    vainStreams += 1;
    try {
      const response = await api.events(token, position(), abort.signal);
      const reader = response.body?.getReader();
      const decoder = new TextDecoder();
      const read = createEventReader();
      for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
        clearTimeout(watchdog);
        watchdog = setTimeout(() => abort.abort(), SILENCE_MS);
        vainStreams = 0;
        pause = FIRST_PAUSE_MS;
        events.connected(true);
        for (const event of read(decoder.decode(part.value, { stream: true }))) tell(event, events);
      }
    } finally {
      clearTimeout(watchdog);
    }
  };
  const poll = async () => {
    for (let round = 0; round < POLLS_A_ROUND && !stopped; round++) {
      for (const message of await api.list(token, position())) events.message(message);
      events.connected(true);
      pause = FIRST_PAUSE_MS;
      await sleep(POLL_MS);
    }
  };
  const follow = async () => {
    while (!stopped) {
      try {
        if (vainStreams < STREAMS_BEFORE_POLLING) {
          await stream();
        } else {
          await poll();
          vainStreams -= 1;
        }
      } catch (error) {
        if (stopped) return;
        if (error instanceof Refusal && error.status === 401) return events.unknown();
        events.connected(false);
      }
      // Not all at once when a server comes back.
      await sleep(pause * (0.75 + Math.random() / 2));
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
  };
  void follow();
  return {
    stop() {
      stopped = true;
      abort.abort();
      wake();
    },
    /** Tries at once: the network is said to be back. */
    hurry() {
      pause = FIRST_PAUSE_MS;
      wake();
    },
  };
}

function tell({ event, data }: ServerEvent, events: ConnectionEvents): void {
  const value = JSON.parse(data) as ChatMessage & { state?: string };
  if (event === 'message') events.message(value);
  else if (event === 'typing') events.typing();
  else if (event === 'state' && value.state) events.state(value.state);
}
