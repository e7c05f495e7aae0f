import { type Api, type ChatMessage, Refusal } from './api.ts';
import { connect } from './connection.ts';
import type { Memory, Unsent } from './memory.ts';

/** What stands in the way of a message: said in a sentence. */
export type Trouble = 'tooLong' | 'refused' | { readonly waitSeconds: number };

export interface SessionEvents {
  /** A message that was not there before, in order of `seq`. */
  message(message: ChatMessage): void;
  /** The unsent messages as they are now, in order. */
  unsent(unsent: readonly Unsent[]): void;
  typing(): void;
  state(state: string): void;
  connected(connected: boolean): void;
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

/** One person's conversation: opens it with the first message, sends in order, each message once, receives for ever. */
export function createSession({ api, memory, hints, events }: SessionParts) {
  let position = 0;
  let connection: ReturnType<typeof connect> | undefined;
  let sending = false;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  /** Citizen messages that came in or were acknowledged: another one is the echo of what is on its way. */
  const known = new Set<string>();
  /** The message on its way came in by the stream before its acknowledgement did. */
  let echoed = false;

  const showUnsent = () => events.unsent(memory.get().unsent.slice(echoed ? 1 : 0));

  const onMessage = (message: ChatMessage) => {
    if (message.seq <= position) return;
    position = message.seq;
    if (message.from === 'citizen' && !known.has(message.id)) {
      known.add(message.id);
      if (sending) {
        echoed = true;
        showUnsent();
      }
    }
    events.message(message);
  };
  const begin = (token: string) => {
    connection ??= connect({
      api,
      token,
      position: () => position,
      events: { ...events, message: onMessage, unknown: startOver },
    });
  };
  const reset = () => {
    connection?.stop();
    connection = undefined;
    clearTimeout(retryTimer);
    position = 0;
    failures = 0;
    known.clear();
    events.cleared();
  };
  function forget(): void {
    reset();
    memory.forget();
    showUnsent();
  }
  /** The server knows the conversation no more: what is unsent opens a new one. */
  function startOver(): void {
    const { unsent } = memory.get();
    reset();
    memory.forget();
    memory.set({ unsent });
    void drain();
  }

  const sendNext = async (next: Unsent) => {
    const token = memory.get().token ?? (await api.open(hints()));
    memory.set({ token });
    begin(token);
    const id = await api.send(token, next);
    failures = 0;
    takeOff(next);
    // Its echo may still be on its way: until then it stays on the screen.
    if (known.has(id)) return;
    known.add(id);
    showUnsent();
    events.message({ seq: 0, id, from: 'citizen', text: next.text, language: '' });
  };
  const takeOff = (message: Unsent) => {
    memory.set({ unsent: memory.get().unsent.filter(({ clientId }) => clientId !== message.clientId) });
  };
  const drain = async () => {
    if (sending) return;
    sending = true;
    for (let next = memory.get().unsent[0]; next; next = memory.get().unsent[0]) {
      echoed = false;
      const goOn = await sendNext(next).then(
        () => true,
        (error) => recover(error, next),
      );
      if (!goOn) break;
    }
    sending = false;
    echoed = false;
    showUnsent();
  };
  /** Says whether to go on with the next message at once. */
  const recover = (error: unknown, message: Unsent): boolean => {
    const status = error instanceof Refusal ? error.status : 0;
    if (status === 401) {
      startOver();
      return true;
    }
    if (status === 400 || status === 403 || status === 413) {
      takeOff(message);
      events.trouble(status === 413 ? 'tooLong' : 'refused', message);
      return true;
    }
    failures += 1;
    const wait = error instanceof Refusal && error.retryAfterSeconds;
    if (status === 429 && wait) events.trouble({ waitSeconds: wait }, message);
    const pause = wait ? wait * 1000 : Math.min(500 * 2 ** failures, LONGEST_RETRY_MS);
    retryTimer = setTimeout(drain, pause);
    return false;
  };

  return {
    /** Goes on with the conversation of an earlier visit, if there is one. */
    resume(): void {
      const { token, unsent } = memory.get();
      if (token) begin(token);
      if (unsent.length > 0) {
        showUnsent();
        void drain();
      }
    },
    send(message: Unsent): void {
      memory.set({ unsent: [...memory.get().unsent, message] });
      showUnsent();
      clearTimeout(retryTimer);
      void drain();
    },
    /** The network is back: no need to wait. */
    hurry(): void {
      connection?.hurry();
      clearTimeout(retryTimer);
      void drain();
    },
    forget,
    isOpen: () => memory.get().token !== undefined,
  };
}
export type Session = ReturnType<typeof createSession>;
