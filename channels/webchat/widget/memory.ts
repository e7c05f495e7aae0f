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

/** The page's storage, or this page's life where storage is refused. */
export function createMemory(key: string) {
  let current = load(key);
  return {
    get: () => current,
    set(changes: Partial<Remembered>): void {
      current = { ...current, ...changes };
      attempt(() => localStorage.setItem(key, JSON.stringify(current)));
    },
    /** Keeps only the language of the interface. */
    forget(): void {
      current = { ...NOTHING, ...(current.language ? { language: current.language } : {}) };
      attempt(() => localStorage.removeItem(key));
    },
  };
}
export type Memory = ReturnType<typeof createMemory>;

function load(key: string): Remembered {
  const stored = attempt(() => JSON.parse(localStorage.getItem(key) ?? 'null') as Partial<Remembered> | null);
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
