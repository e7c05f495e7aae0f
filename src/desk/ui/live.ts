import type { Api } from './api.ts';

/** `typing`: the citizen of that conversation is writing. */
const KINDS = ['escalation', 'conversation', 'presence', 'typing'] as const;

export interface DeskHint {
  readonly kind: (typeof KINDS)[number];
  readonly id: string;
}

export interface Listener {
  /** Connected, for the first time or again: whatever is shown may be old. */
  onOpen(): void;
  onHint(hint: DeskHint): void;
  onLost(): void;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;
/** The server writes at least every 15 s; a stream that is silent for longer is dead. */
const SILENCE_MS = 40_000;

/** Listens to hints and comes back after every break, until the returned function is called. */
export function listen(api: Pick<Api, 'events'>, listener: Listener): () => void {
  const ended = new AbortController();
  let pause = FIRST_PAUSE_MS;
  const run = async () => {
    while (!ended.signal.aborted) {
      const connection = new AbortController();
      const end = () => connection.abort();
      ended.signal.addEventListener('abort', end);
      addEventListener('offline', end);
      try {
        const response = await api.events(connection.signal);
        pause = FIRST_PAUSE_MS;
        listener.onOpen();
        await read(response, listener, connection);
      } catch {
        // Whatever broke it: said below, tried again after the pause.
      }
      ended.signal.removeEventListener('abort', end);
      removeEventListener('offline', end);
      if (ended.signal.aborted) return;
      listener.onLost();
      await untilOnline(pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
  };
  void run();
  return () => ended.abort();
}

async function read(response: Response, listener: Listener, connection: AbortController): Promise<void> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) return;
  let rest = '';
  for (;;) {
    const silence = setTimeout(() => connection.abort(), SILENCE_MS);
    const { value, done } = await reader.read().finally(() => clearTimeout(silence));
    if (done) return;
    const blocks = (rest + value).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const hint of blocks.map(parseHint)) if (hint) listener.onHint(hint);
  }
}

/** One block of a server-sent stream; comments and what is not known are `undefined`. */
export function parseHint(block: string): DeskHint | undefined {
  const field = (name: string) =>
    block
      .split('\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2);
  const kind = field('event');
  const data = field('data');
  const known = KINDS.find((one) => one === kind);
  if (!data || !known) return undefined;
  return { kind: known, id: (JSON.parse(data) as { id: string }).id };
}

/** Waits, but no longer than until the browser says that the network is back. */
function untilOnline(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    addEventListener('online', done);
  });
}
