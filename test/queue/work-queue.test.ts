import { connectRedis, type RedisLink } from '../../src/queue/redis.ts';
import { createWorkQueue } from '../../src/queue/work-queue.ts';
import { growingPause } from '../../src/queue/worker.ts';
import { queueContract } from '../contracts/queue.contract.ts';
import { startChild, type TestChild } from './child.ts';
import { eventually, silentLog, startTestRedis, type TestRedis } from './redis-server.ts';

let server: TestRedis;
let links: RedisLink[];
const children: TestChild[] = [];
const link = (): RedisLink => {
  const opened = connectRedis(server.socket, silentLog);
  links.push(opened);
  return opened;
};
const openQueue = () => createWorkQueue({ redis: link(), log: silentLog });

beforeEach(async () => {
  links = [];
  server = await startTestRedis();
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill();
  for (const opened of links) opened.close();
  await server.close();
});

describe('work queue on BullMQ', () => {
  queueContract(async () => {
    const queue = openQueue();
    const other = openQueue();
    return {
      queue,
      other,
      close: async () => void (await Promise.all([queue.close(), other.close()])),
    };
  });
});

describe('work queue when things break', () => {
  it('lets another worker take over what a killed one was doing', async () => {
    const queue = openQueue();
    const doomed = startChild('worker', [server.socket, '60000']);
    children.push(doomed);
    await queue.wake('answer', 'a');
    await eventually(() => doomed.lines.includes('begin a'));
    doomed.kill();
    const runs: string[] = [];
    await queue.work('answer', async (subject) => void runs.push(subject));
    await queue.wake('answer', 'a');
    await eventually(() => runs.includes('a'), 25_000);
    await queue.close();
  }, 40_000);

  it('works again after Redis was killed and came back empty', async () => {
    const queue = openQueue();
    const runs: string[] = [];
    await queue.work('answer', async (subject) => void runs.push(subject));
    await queue.wake('answer', 'before');
    await eventually(() => runs.includes('before'));

    await server.kill();
    const asked = Date.now();
    await expect(queue.wake('answer', 'meanwhile')).rejects.toMatchObject({ code: 'service.unavailable' });
    await expect(queue.ping()).rejects.toMatchObject({ code: 'service.unavailable' });
    expect(Date.now() - asked).toBeLessThan(4_500);

    await server.start();
    await eventually(() =>
      queue.wake('answer', 'after').then(
        () => true,
        () => false,
      ),
    );
    await eventually(() => runs.includes('after'), 15_000);
    await queue.close();
  }, 40_000);

  it('keeps runs of a subject apart when Redis forgets in the middle of one', async () => {
    const queue = openQueue();
    let running = 0;
    let most = 0;
    let runs = 0;
    await queue.work('answer', async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, runs === 0 ? 4_000 : 50));
      running -= 1;
      runs += 1;
    });
    await queue.wake('answer', 'a');
    await eventually(() => running === 1);
    await server.kill();
    await server.start();
    await eventually(() =>
      queue.wake('answer', 'a').then(
        () => true,
        () => false,
      ),
    );
    await eventually(() => runs === 2, 15_000);
    expect(most).toBe(1);
    await queue.close();
  }, 40_000);

  it('recovers from a start without Redis', async () => {
    await server.kill();
    const queue = openQueue();
    const runs: string[] = [];
    await queue.work('answer', async (subject) => void runs.push(subject));
    await expect(queue.wake('answer', 'a')).rejects.toMatchObject({ code: 'service.unavailable' });
    await server.start();
    await eventually(() =>
      queue.wake('answer', 'a').then(
        () => true,
        () => false,
      ),
    );
    await eventually(() => runs.includes('a'));
    await queue.close();
  }, 40_000);

  it('stops within a few seconds while Redis is away', async () => {
    const queue = openQueue();
    await queue.work('answer', async () => {});
    await queue.ping();
    await server.kill();
    const begun = Date.now();
    await queue.close();
    expect(Date.now() - begun).toBeLessThan(5_000);
  });

  it('pauses longer and longer between failures, at most 10 s', () => {
    expect([1, 2, 3, 6, 7, 5_000].map(growingPause)).toEqual([250, 500, 1_000, 8_000, 10_000, 10_000]);
  });
});
