import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createRateLimiter } from '../../src/queue/rate-limiter.ts';
import { connectRedis, type RedisLink } from '../../src/queue/redis.ts';
import { eventually, silentLog, startTestRedis, type TestRedis } from './redis-server.ts';

let server: TestRedis;
let links: RedisLink[];
const openLink = async (): Promise<RedisLink> => {
  const link = connectRedis(server.socket, silentLog);
  links.push(link);
  await link.commands.ping();
  return link;
};

beforeEach(async () => {
  links = [];
  server = await startTestRedis();
});
afterEach(async () => {
  for (const link of links) link.close();
  await server.close();
});

describe('rate limiter', () => {
  it('counts for all processes together and says when to come back', async () => {
    const here = createRateLimiter({ redis: await openLink() });
    const there = createRateLimiter({ redis: await openLink() });
    expect(await here.take('sign-in', 2, 60)).toEqual({ allowed: true, retryAfterSeconds: 0 });
    expect((await there.take('sign-in', 2, 60)).allowed).toBe(true);
    const third = await here.take('sign-in', 2, 60);
    expect(third.allowed).toBe(false);
    expect(third.retryAfterSeconds).toBeGreaterThan(50);
    expect(third.retryAfterSeconds).toBeLessThanOrEqual(60);
    expect((await here.take('other', 2, 60)).allowed).toBe(true);
  });

  it('counts each of many that come at once, and tells keys apart', async () => {
    const limiter = createRateLimiter({ redis: await openLink() });
    const keys = ['a', 'b', 'a', 'a', 'b', 'a'];
    const taken = await Promise.all(keys.map((key) => limiter.take(key, 2, 60)));
    expect(taken.map(({ allowed }) => allowed)).toEqual([true, true, true, false, true, false]);
    expect(taken[3]?.retryAfterSeconds).toBeGreaterThan(50);
  });

  it('begins again when the window is over', async () => {
    const limiter = createRateLimiter({ redis: await openLink() });
    expect((await limiter.take('a', 1, 1)).allowed).toBe(true);
    expect((await limiter.take('a', 1, 1)).allowed).toBe(false);
    await eventually(async () => (await limiter.take('a', 1, 1)).allowed, 3_000);
  });

  it('counts in memory while Redis is away, without delay', async () => {
    const redis = await openLink();
    const limiter = createRateLimiter({ redis });
    await server.kill();
    await eventually(() => redis.commands.status !== 'ready');
    const begun = performance.now();
    expect((await limiter.take('a', 1, 60)).allowed).toBe(true);
    expect((await limiter.take('a', 1, 60)).allowed).toBe(false);
    expect(performance.now() - begun).toBeLessThan(1_500);
  });

  it('holds its memory when a million different visitors come while Redis is away', async () => {
    const away = connectRedis('/nowhere/redis.sock', silentLog);
    links.push(away);
    const limiter = createRateLimiter({ redis: away });
    const before = heapKept();
    for (let n = 0; n < 1_000_000; n++) await limiter.take(`webchat-open-${n}`, 600, 60);
    // A hundred bytes of each would be a hundred megabytes.
    expect(heapKept() - before).toBeLessThan(50_000_000);
    const kept = await limiter.take('webchat-open-999999', 1, 60);
    expect(kept).toMatchObject({ allowed: false });
  }, 60_000);
});

/** Bytes in use once what nobody needs is gone; other suites of the same process have left theirs. */
function heapKept(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}
