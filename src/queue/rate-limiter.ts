import type { RateLimiter } from '../ports/queue.ts';
import { withDeadline } from './deadline.ts';
import type { RedisLink } from './redis.ts';

/** Longer than this nobody waits for a count, in milliseconds. */
const COUNT_TIMEOUT_MS = 500;
/** Most keys counted in memory while Redis is away. */
const MEMORY_KEYS = 10_000;

/** Counts and returns [count, milliseconds left of the window]. */
const COUNT = `
local count = redis.call('INCR', KEYS[1])
if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return { count, redis.call('PTTL', KEYS[1]) }`;

interface Tally {
  readonly count: number;
  readonly millisecondsLeft: number;
}

/** Counts in Redis for all processes; while Redis is away each process counts for itself. */
export function createRateLimiter({ redis }: { redis: RedisLink }): RateLimiter {
  const countHere = memoryCounter();
  const count = async (key: string, windowMs: number): Promise<Tally> => {
    if (redis.commands.status !== 'ready') return countHere(key, windowMs);
    try {
      const reply = redis.commands.eval(COUNT, 1, `dalil-rate-${key}`, windowMs) as Promise<[number, number]>;
      const [total, left] = await withDeadline(reply, COUNT_TIMEOUT_MS, 'No answer from Redis.');
      return { count: total, millisecondsLeft: left };
    } catch {
      return countHere(key, windowMs);
    }
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
