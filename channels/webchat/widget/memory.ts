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
  readonly token?: string;
  /** The last message seen. */
  readonly readThrough: number;
  readonly unsent: readonly Unsent[];
  readonly language?: string;
}

const NOTHING: Remembered = { readThrough: 0, unsent: [] };

/** The page's storage, which other tabs share, or this page's life where storage is refused. */
export function createMemory(key: string) {
  let current = NOTHING;
  const get = () => {
    current = attempt(() => load(key)) ?? current;
    return current;
  };
  return {
    get,
    set(changes: Partial<Remembered>): void {
      current = { ...get(), ...changes };
      attempt(() => localStorage.setItem(key, JSON.stringify(current)));
    },
    /** Nothing is left on the device. */
    forget(): void {
      current = NOTHING;
      attempt(() => localStorage.removeItem(key));
    },
    /** Another tab has changed it. */
    onChange(listener: () => void): void {
      addEventListener('storage', (event) => {
        if (event.key === key) listener();
      });
    },
  };
}
export type Memory = ReturnType<typeof createMemory>;

/** @throws where there is no storage. */
function load(key: string): Remembered {
  const text = localStorage.getItem(key) ?? 'null';
  const stored = attempt(() => JSON.parse(text) as Partial<Remembered> | null);
  return {
    ...NOTHING,
    ...stored,
    unsent: Array.isArray(stored?.unsent) ? stored.unsent : [],
    readThrough: Number(stored?.readThrough) || 0,
  };
}

/** Storage may be refused, full or broken by the host page: then nothing is remembered and nothing fails. */
function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
