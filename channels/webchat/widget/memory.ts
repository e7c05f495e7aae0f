/** What has been written and not yet taken by the server. */
export interface Unsent {
  /** The same for each attempt, so that a repeated one is not a second message. */
  readonly clientId: string;
  readonly text: string;
  /** Id of the choice pressed; `text` is then its label. */
  readonly choice?: string;
}

/** All that the widget keeps on the device. */
export interface Remembered {
  readonly token: string | undefined;
  /** The last message seen. */
  readonly readThrough: number;
  /** In the order in which they were written. */
  readonly unsent: readonly Unsent[];
  readonly language: string | undefined;
}

interface Waiting extends Unsent {
  readonly place: number;
}

const UNSENT = 'unsent ';

/**
 * The page's storage, which other tabs share, or this page's life where storage is refused or full.
 *
 * Each fact and each unsent message is an entry of its own: tabs write at the same time, and storage has no
 * transactions, so a tab that wrote back a whole record would undo what another one had just changed.
 */
export function createMemory(key: string) {
  const prefix = `${key} `;
  const refused = new Map<string, string>();

  const read = (name: string): unknown => {
    const text = attempt(() => localStorage.getItem(prefix + name)) ?? refused.get(name);
    return text === undefined ? undefined : attempt(() => JSON.parse(text));
  };
  const remove = (name: string): void => {
    refused.delete(name);
    attempt(() => localStorage.removeItem(prefix + name));
  };
  const write = (name: string, value: unknown): void => {
    const text = JSON.stringify(value);
    refused.set(name, text);
    attempt(() => {
      localStorage.setItem(prefix + name, text);
      refused.delete(name);
    });
  };
  const names = (): string[] => {
    const stored = attempt(() => Object.keys(localStorage)) ?? [];
    const own = stored.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
    return [...new Set([...own, ...refused.keys()])];
  };
  const waiting = (): Waiting[] =>
    names()
      .filter((name) => name.startsWith(UNSENT))
      .map(read)
      .filter(isWaiting)
      .sort((a, b) => a.place - b.place || (a.clientId < b.clientId ? -1 : 1));

  return {
    get: (): Remembered => ({
      token: text(read('token')),
      readThrough: Number(read('readThrough')) || 0,
      unsent: waiting().map(({ place: _, ...message }) => message),
      language: text(read('language')),
    }),
    /** What is given as undefined is forgotten. */
    set(changes: Partial<Omit<Remembered, 'unsent'>>): void {
      for (const [name, value] of Object.entries(changes)) {
        if (value === undefined) remove(name);
        else write(name, value);
      }
    },
    /** Behind all that waits. */
    add(message: Unsent): void {
      const place = (waiting().at(-1)?.place ?? 0) + 1;
      write(UNSENT + message.clientId, { ...message, place });
    },
    takeOff: ({ clientId }: Unsent): void => remove(UNSENT + clientId),
    /** Nothing is left on the device. */
    forget: (): void => names().forEach(remove),
    /** Another tab has changed it. */
    onChange(listener: () => void): void {
      addEventListener('storage', (event) => {
        if (event.key === null || event.key.startsWith(prefix)) listener();
      });
    },
  };
}
export type Memory = ReturnType<typeof createMemory>;

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined;
}

function isWaiting(value: unknown): value is Waiting {
  const { clientId, text, place } = (value ?? {}) as Partial<Waiting>;
  return typeof clientId === 'string' && typeof text === 'string' && typeof place === 'number';
}

/** Storage may be refused, full or broken by the host page: then nothing is remembered and nothing fails. */
function attempt<T>(action: () => T | null): T | undefined {
  try {
    return action() ?? undefined;
  } catch {
    return undefined;
  }
}
