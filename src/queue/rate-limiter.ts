import type { RateLimiter } from '../ports/queue.ts';
import { withDeadline } from './deadline.ts';
import type { RedisLink } from './redis.ts';

/** Longer than this nobody waits for a count, in milliseconds. */
const COUNT_TIMEOUT_MS = 500;
/** Most keys counted in memory while Redis is away. */
const MEMORY_KEYS = 10_000;

/** Counts every key once and returns for each its count and the milliseconds left of its window, all in one row. */
const COUNT = `
local tallies = {}
for index, key in ipairs(KEYS) do
  local count = redis.call('INCR', key)
  if count == 1 then redis.call('PEXPIRE', key, ARGV[index]) end
  tallies[2 * index - 1] = count
  tallies[2 * index] = redis.call('PTTL', key)
end
return tallies`;

interface Tally {
  readonly count: number;
  readonly millisecondsLeft: number;
}

interface Waiting {
  readonly key: string;
  readonly windowMs: number;
  readonly resolve: (tally: Tally) => void;
}

/**
 * Counts in Redis for all processes, what comes in one turn of the event loop with one command; while Redis is away
 * each process counts for itself.
 */
export function createRateLimiter({ redis }: { redis: RedisLink }): RateLimiter {
  const countHere = memoryCounter();
  let waiting: Waiting[] = [];
  const countThere = async (): Promise<void> => {
    const together = waiting;
    waiting = [];
    const keys = together.map(({ key }) => `dalil-rate-${key}`);
    const windows = together.map(({ windowMs }) => windowMs);
    try {
      const reply = redis.commands.eval(COUNT, keys.length, ...keys, ...windows) as Promise<number[]>;
      const tallies = await withDeadline(reply, COUNT_TIMEOUT_MS, 'No answer from Redis.');
      for (const [index, { resolve }] of together.entries())
        resolve({ count: tallies[2 * index] ?? 0, millisecondsLeft: tallies[2 * index + 1] ?? 0 });
    } catch {
      for (const { key, windowMs, resolve } of together) resolve(countHere(key, windowMs));
    }
  };
  const count = (key: string, windowMs: number): Tally | Promise<Tally> => {
    if (redis.commands.status !== 'ready') return countHere(key, windowMs);
    return new Promise((resolve) => {
      if (waiting.push({ key, windowMs, resolve }) === 1) setImmediate(countThere);
    });
  };
  return {
    async take(key, limit, windowSeconds) {
      const tally = await count(key, windowSeconds * 1_000);
      if (tally.count <= limit) return { allowed: true, retryAfterSeconds: 0 };
      return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil(tally.millisecondsLeft / 1_000)) };
    },
  };
}

function memoryCounter(): (key: string, windowMs: number) => Tally {
  type Window = { count: number; readonly endsAt: number };
  // Two halves: when the younger is full it becomes the older, whose keys are forgotten unless they come again. So a
  // flood of new keys does not forgive those who are being counted now.
  let younger = new Map<string, Window>();
  let older = new Map<string, Window>();
  return (key, windowMs) => {
    const now = performance.now();
    const open = younger.get(key) ?? older.get(key);
    const window = open && open.endsAt > now ? open : { count: 0, endsAt: now + windowMs };
    window.count += 1;
    if (younger.size >= MEMORY_KEYS / 2) {
      older = younger;
      younger = new Map();
    }
    younger.set(key, window);
    return { count: window.count, millisecondsLeft: window.endsAt - now };
  };
}
