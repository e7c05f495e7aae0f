import type { Hint } from '../../src/ports/queue.ts';
import { createHintBus } from '../../src/queue/hint-bus.ts';
import { connectRedis } from '../../src/queue/redis.ts';
import { eventually, silentLog, startTestRedis, type TestRedis } from './redis-server.ts';

const hint: Hint = { kind: 'conversation', id: 'a' };
let server: TestRedis;
const closers: (() => void)[] = [];

function openBus() {
  const redis = connectRedis(server.socket, silentLog);
  const bus = createHintBus({ redis, log: silentLog });
  closers.push(() => {
    bus.close();
    redis.close();
  });
  return bus;
}

beforeEach(async () => {
  server = await startTestRedis();
});
afterEach(async () => {
  for (const close of closers.splice(0)) close();
  await server.close();
});

describe('hint bus', () => {
  it('carries hints to every process, and once to its own', async () => {
    const [here, there] = [openBus(), openBus()];
    const heardHere: Hint[] = [];
    const heardThere: Hint[] = [];
    here.subscribe((heard) => heardHere.push(heard));
    there.subscribe((heard) => heardThere.push(heard));
    await eventually(async () => {
      await here.publish(hint);
      return heardThere.length > 0;
    });
    const sent = heardHere.length;
    await here.publish({ kind: 'typing', id: 'b', by: 'agent' });
    await eventually(() => heardThere.some(({ id }) => id === 'b'));
    expect(heardHere).toHaveLength(sent + 1);
    expect(heardThere).toContainEqual({ kind: 'typing', id: 'b', by: 'agent' });
  });

  it('tells who listens to one subject of that one alone, from any process', async () => {
    const [here, there] = [openBus(), openBus()];
    const heard: string[] = [];
    for (const bus of [here, there]) bus.subscribe(({ id }) => heard.push(id), 'a');
    await eventually(async () => {
      await here.publish({ kind: 'conversation', id: 'b' });
      await here.publish(hint);
      return heard.length > 2;
    });
    expect(new Set(heard)).toEqual(new Set(['a']));
  });

  it('lets a listener go', async () => {
    const bus = openBus();
    const heard: Hint[] = [];
    const leave = bus.subscribe((one) => heard.push(one));
    leave();
    await bus.publish(hint);
    expect(heard).toEqual([]);
  });

  it('tells the others when one listener fails', async () => {
    const bus = openBus();
    const heard: Hint[] = [];
    bus.subscribe(() => {
      throw new Error('broken listener');
    });
    bus.subscribe((one) => heard.push(one));
    await bus.publish(hint);
    expect(heard).toEqual([hint]);
  });

  it('never rejects, still tells its own process while Redis is away, and the others again afterwards', async () => {
    const [here, there] = [openBus(), openBus()];
    const heardHere: Hint[] = [];
    const heardThere: Hint[] = [];
    here.subscribe((heard) => heardHere.push(heard));
    there.subscribe((heard) => heardThere.push(heard));
    await server.kill();
    await here.publish(hint);
    expect(heardHere).toEqual([hint]);
    await server.start();
    await eventually(async () => {
      await here.publish(hint);
      return heardThere.length > 0;
    });
  });
});
