import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

export interface Loaded<T> {
  /** Absent until loaded once. */
  readonly value?: T;
  readonly failed: boolean;
  /** Loads again; calls made while one runs lead to one more run. Resolves when that has ended; never rejects. */
  reload(): Promise<void>;
}

/** Loads something by key and keeps what was last seen when a later try fails. Another key starts afresh. */
export function useLoaded<T>(key: string, load: () => Promise<T>): Loaded<T> {
  const [state, setState] = useState<{ key: string; value?: T; failed: boolean }>({ key, failed: false });
  const latest = useRef({ key, load });
  latest.current = { key, load };
  const running = useRef<{ key: string; now: Promise<void>; next?: Promise<void> } | undefined>(undefined);

  const run = useCallback(async (of: string) => {
    try {
      const value = await latest.current.load();
      if (latest.current.key === of) setState({ key: of, value, failed: false });
    } catch {
      if (latest.current.key === of)
        setState((old) => (old.key === of ? { ...old, failed: true } : { key: of, failed: true }));
    }
  }, []);

  const reload = useCallback((): Promise<void> => {
    const of = latest.current.key;
    const busy = running.current;
    if (busy?.key === of) {
      busy.next ??= busy.now.then(() => {
        running.current = undefined;
        return reload();
      });
      return busy.next;
    }
    const entry: { key: string; now: Promise<void>; next?: Promise<void> } = { key: of, now: run(of) };
    running.current = entry;
    return entry.now.then(() => {
      if (running.current === entry && !entry.next) running.current = undefined;
    });
  }, [run]);

  useEffect(() => {
    void reload();
  }, [key, reload]);
  const { value, failed } = state.key === key ? state : { value: undefined, failed: false };
  return { ...(value !== undefined && { value }), failed, reload };
}
