import { createLeaseHolder } from '../../src/queue/lease.ts';
import { connectRedis, type RedisLink } from '../../src/queue/redis.ts';
import { startChild, type TestChild } from './child.ts';
import { eventually, silentLog, startTestRedis, type TestRedis } from './redis-server.ts';

let server: TestRedis;
let links: RedisLink[];
const children: TestChild[] = [];

function holder(ownerId: string) {
  const redis = connectRedis(server.socket, silentLog);
  links.push(redis);
  return createLeaseHolder({ redis, ownerId, log: silentLog });
}

/** Work that writes down what happens to it. */
function diary() {
  const lines: string[] = [];
  return {
    lines,
    work: { start: async () => void lines.push('start'), stop: async () => void lines.push('stop') },
  };
}

beforeEach(async () => {
  links = [];
  server = await startTestRedis();
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill();
  for (const link of links) link.close();
  await server.close();
});

describe('lease', () => {
  it('has exactly one holder, and passes on when that one stops', async () => {
    const diaries = Array.from({ length: 5 }, diary);
    const leases = diaries.map(({ work }, index) => holder(`process-${index}`).hold('telegram', work));
    const holders = () => diaries.filter(({ lines }) => lines.at(-1) === 'start').length;
    await eventually(() => holders() === 1);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(holders()).toBe(1);

    const first = diaries.findIndex(({ lines }) => lines.at(-1) === 'start');
    await leases[first]?.stop();
    expect(diaries[first]?.lines).toEqual(['start', 'stop']);
    await eventually(() => holders() === 1, 7_000);
    await Promise.all(leases.map((lease) => lease.stop()));
    expect(holders()).toBe(0);
  });

  it('keeps leases of different names apart', async () => {
    const [telegram, whatsapp] = [diary(), diary()];
    const one = holder('process-1').hold('telegram', telegram.work);
    const other = holder('process-2').hold('whatsapp-web', whatsapp.work);
    await eventually(() => telegram.lines.length === 1 && whatsapp.lines.length === 1);
    await Promise.all([one.stop(), other.stop()]);
  });

  it('passes on after the holder was killed', async () => {
    const doomed = startChild('lease', [server.socket, 'doomed']);
    children.push(doomed);
    await eventually(() => doomed.lines.includes('start'));
    const { lines, work } = diary();
    const lease = holder('heir').hold('telegram', work);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(lines).toEqual([]);
    doomed.kill();
    await eventually(() => lines.includes('start'), 22_000);
    await lease.stop();
  }, 40_000);

  it('stays where it is over a restart of Redis', async () => {
    const [held, waiting] = [diary(), diary()];
    const lease = holder('process-1').hold('telegram', held.work);
    await eventually(() => held.lines.length === 1);
    const rival = holder('process-2').hold('telegram', waiting.work);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await server.kill();
    await server.start();
    await new Promise((resolve) => setTimeout(resolve, 8_000));
    expect(held.lines).toEqual(['start']);
    expect(waiting.lines).toEqual([]);
    await Promise.all([lease.stop(), rival.stop()]);
  }, 40_000);

  it('stops the work before the lease can have run out unrenewed, and takes it up again', async () => {
    const { lines, work } = diary();
    const lease = holder('process-1').hold('telegram', work);
    await eventually(() => lines.length === 1);
    await server.kill();
    await eventually(() => lines.includes('stop'), 15_000);
    await server.start();
    await eventually(() => lines.at(-1) === 'start', 15_000);
    await lease.stop();
  }, 60_000);

  it('tries again when the work does not start', async () => {
    let attempts = 0;
    const lease = holder('process-1').hold('telegram', {
      start: async () => {
        attempts += 1;
        if (attempts === 1) throw new Error('no connection');
      },
      stop: async () => {},
    });
    await eventually(() => attempts === 2, 8_000);
    await lease.stop();
  });
});
