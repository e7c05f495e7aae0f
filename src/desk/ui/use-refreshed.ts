import { useEffect } from 'preact/hooks';
import { type Loaded, useLoaded } from './use-loaded.ts';

/** Like `useLoaded`, and loaded again every so many milliseconds while the page is seen. */
export function useRefreshed<T>(key: string, load: () => Promise<T>, everyMs: number): Loaded<T> {
  const loaded = useLoaded(key, load);
  const { reload } = loaded;
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) void reload();
    }, everyMs);
    return () => clearInterval(timer);
  }, [reload, everyMs]);
  return loaded;
}
