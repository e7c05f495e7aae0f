import { createHash } from 'node:crypto';
import { Ids } from '../../src/core/ids.ts';
import type { Hint, HintBus, RateLimiter, WorkQueue } from '../../src/ports/queue.ts';

/** Ids as the app makes them. */
export const testIds = new Ids((text) => createHash('sha256').update(text).digest('base64url').slice(0, 27));

/** Carries hints within this process and remembers them. */
export function inProcessHints(): HintBus & { readonly published: Hint[] } {
  const listeners = new Set<(hint: Hint) => unknown>();
  const published: Hint[] = [];
  return {
    published,
    async publish(hint) {
      published.push(hint);
      for (const listener of listeners) listener(hint);
    },
    subscribe(listener, subjectId) {
      const own = (hint: Hint) => (subjectId === undefined || hint.id === subjectId) && listener(hint);
      listeners.add(own);
      return () => listeners.delete(own);
    },
  };
}

/** Remembers what was woken; the test runs the handlers itself. */
export function rememberingQueue(): WorkQueue & { readonly woken: string[]; away: boolean } {
  const woken: string[] = [];
  return {
    woken,
    away: false,
    async wake(queue, subjectId) {
      if (this.away) throw new Error('The queue cannot be reached.');
      woken.push(`${queue} ${subjectId}`);
    },
    work: async () => ({ stop: async () => undefined }),
    ping: async () => undefined,
    close: async () => undefined,
  };
}

/** Counts by the test's clock. */
export function inProcessRateLimiter(now: () => Date): RateLimiter {
  const windows = new Map<string, { count: number; endsAt: number }>();
  return {
    async take(key, limit, windowSeconds) {
      const open = windows.get(key);
      const fresh = { count: 0, endsAt: now().getTime() + windowSeconds * 1000 };
      const window = open && open.endsAt > now().getTime() ? open : fresh;
      window.count += 1;
      windows.set(key, window);
      const left = Math.ceil((window.endsAt - now().getTime()) / 1000);
      return { allowed: window.count <= limit, retryAfterSeconds: window.count <= limit ? 0 : left };
    },
  };
}
