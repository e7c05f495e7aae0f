import { createConnection } from 'node:net';
import type { Hint } from '../../src/ports/queue.ts';
import { createHintBus } from '../../src/queue/hint-bus.ts';
import { createRateLimiter } from '../../src/queue/rate-limiter.ts';
import { connectRedis, type RedisLink } from '../../src/queue/redis.ts';
import { createWorkQueue } from '../../src/queue/work-queue.ts';
import { Wire } from '../../src/tools/rig/wire.ts';
import { eventually, silentLog, startTestRedis, type TestRedis } from './redis-server.ts';

let server: TestRedis;
let wire: Wire;
/** Over the wire, which may be cut; and past it. */
let cutOff: RedisLink;
let direct: RedisLink;

beforeEach(async () => {
  server = await startTestRedis();
  wire = await Wire.to({ path: server.socket });
  cutOff = connectRedis(`redis://127.0.0.1:${wire.port}`, silentLog);
  direct = connectRedis(server.socket, silentLog);
});
afterEach(async () => {
  cutOff.close();
  direct.close();
  await wire.close();
  await server.close();
});

const answersInTime = (work: Promise<unknown>) =>
  work.then(
    () => true,
    () => false,
  );

/** One command to the server itself. */
function command(line: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const connection = createConnection(server.socket, () => connection.write(`${line}\r\n`));
    connection.once('data', (chunk) => {
      resolve(chunk.toString());
      connection.destroy();
    });
    connection.once('error', reject);
  });
}

describe.each([
  ['is carried on afterwards', { forgets: false }],
  ['is forgotten by the network', { forgets: true }],
])('a connection to Redis that falls silent and %s', (_, healing) => {
  it('is noticed within two seconds, and work goes on by itself', async () => {
    const [here, there] = [
      createWorkQueue({ redis: cutOff, log: silentLog }),
      createWorkQueue({ redis: direct, log: silentLog }),
    ];
    const runs: string[] = [];
    await here.work('answer', async (subject) => void runs.push(subject));
    await there.wake('answer', 'before');
    await eventually(() => runs.includes('before'));

    wire.cut();
    const asked = performance.now();
    expect(await answersInTime(here.ping())).toBe(false);
    expect(performance.now() - asked).toBeLessThan(2_500);
    await there.wake('answer', 'meanwhile');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(runs).toEqual(['before']);

    wire.heal(healing);
    await eventually(() => answersInTime(here.ping()), 10_000);
    await eventually(() => runs.includes('meanwhile'), 30_000);
    await there.wake('answer', 'after');
    await eventually(() => runs.includes('after'), 5_000);
    await Promise.all([here.close(), there.close()]);
  }, 60_000);

  it('brings hints again, and tells every listener that some may be missing', async () => {
    const [here, there] = [
      createHintBus({ redis: cutOff, log: silentLog }),
      createHintBus({ redis: direct, log: silentLog }),
    ];
    const heard: Hint[] = [];
    here.subscribe((hint) => heard.push(hint), 'a');
    const hint: Hint = { kind: 'conversation', id: 'a' };
    const hears = async () => {
      const before = heard.length;
      await there.publish(hint);
      await new Promise((resolve) => setTimeout(resolve, 100));
      return heard.length > before;
    };
    await eventually(hears);
    wire.cut();
    // Longer than it takes to give a silent subscription up.
    await new Promise((resolve) => setTimeout(resolve, 20_000));
    wire.heal(healing);
    await eventually(hears, 15_000);
    expect(heard.some(({ kind }) => kind === 'gap')).toBe(true);
    here.close();
    there.close();
  }, 60_000);
});

describe('a Redis that answers but takes nothing', () => {
  it('is said not to work, counts in memory, and is used again when it does', async () => {
    const queue = createWorkQueue({ redis: direct, log: silentLog });
    const limiter = createRateLimiter({ redis: direct });
    const runs: string[] = [];
    await queue.work('answer', async (subject) => void runs.push(subject));
    for (const [refuse, allow] of [
      ['CONFIG SET maxmemory 1', 'CONFIG SET maxmemory 0'],
      ['REPLICAOF 127.0.0.1 1', 'REPLICAOF NO ONE'],
    ] as const) {
      await eventually(() => answersInTime(queue.ping()));
      await command(refuse);
      expect([refuse, await answersInTime(queue.ping())]).toEqual([refuse, false]);
      expect([refuse, await answersInTime(queue.wake('answer', 'lost'))]).toEqual([refuse, false]);
      expect((await limiter.take('k', 5, 60)).allowed).toBe(true);
      await command(allow);
      await eventually(() => answersInTime(queue.wake('answer', refuse)));
      await eventually(() => runs.includes(refuse), 20_000);
    }
    await queue.close();
  }, 60_000);
});
