import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store, ValueStore } from '../../src/ports/store.ts';
import { createLeaseHolder } from '../../src/process/lease.ts';
import { openStore } from '../../src/store/open.ts';
import { startChild, type TestChild } from '../queue/child.ts';
import { eventually, silentLog } from '../queue/redis-server.ts';

let dataDir: string;
let store: Store;
const children: TestChild[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'dalil-test-'));
  store = await openStore({ dataDir });
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill();
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
});

function holder(ownerId: string, values: ValueStore = store.values) {
  return createLeaseHolder({ values, ownerId, log: silentLog });
}

/** Work that writes down what happens to it. */
function diary() {
  const lines: string[] = [];
  return {
    lines,
    work: { start: async () => void lines.push('start'), stop: async () => void lines.push('stop') },
  };
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The way to the store. While it is cut nothing answers, as on a dead connection; what was asked is then done or lost. */
function cable(lost: boolean) {
  let whole: Promise<void> | undefined;
  let mend = () => {};
  const over =
    <A extends unknown[], R>(ask: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      const wasCut = whole !== undefined;
      await whole;
      if (wasCut && lost) throw new Error('lost');
      return ask(...args);
    };
  const { get, set, remove, swap, increment } = store.values;
  return {
    values: {
      get: over(get),
      set: over(set),
      remove: over(remove),
      swap: over(swap),
      increment: over(increment),
    },
    cut() {
      whole = new Promise((resolve) => {
        mend = resolve;
      });
    },
    heal() {
      mend();
      whole = undefined;
    },
  };
}

describe('lease', () => {
  it('has exactly one holder, and passes on when that one stops', async () => {
    const diaries = Array.from({ length: 5 }, diary);
    const leases = diaries.map(({ work }, index) => holder(`process-${index}`).hold('telegram', work));
    const holders = () => diaries.filter(({ lines }) => lines.at(-1) === 'start').length;
    await eventually(() => holders() === 1);
    await pause(500);
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
    const doomed = startChild('lease', [dataDir, 'doomed']);
    children.push(doomed);
    await eventually(() => doomed.lines.includes('start'));
    const { lines, work } = diary();
    const lease = holder('heir').hold('telegram', work);
    await pause(300);
    expect(lines).toEqual([]);
    doomed.kill();
    await eventually(() => lines.includes('start'), 22_000);
    await lease.stop();
  }, 40_000);

  it('is taken up at once by the owner that was killed and is back', async () => {
    const doomed = startChild('lease', [dataDir, 'the only one']);
    children.push(doomed);
    await eventually(() => doomed.lines.includes('start'));
    doomed.kill();
    const { lines, work } = diary();
    const lease = holder('the only one').hold('telegram', work);
    await eventually(() => lines.includes('start'), 2_000);
    await lease.stop();
  });

  it('stays where it is while the store is away for a moment', async () => {
    const [held, waiting] = [diary(), diary()];
    const way = cable(true);
    const lease = holder('process-1', way.values).hold('telegram', held.work);
    await eventually(() => held.lines.length === 1);
    const rival = holder('process-2', way.values).hold('telegram', waiting.work);
    await pause(200);
    way.cut();
    await pause(6_000);
    way.heal();
    await pause(8_000);
    expect(held.lines).toEqual(['start']);
    expect(waiting.lines).toEqual([]);
    await Promise.all([lease.stop(), rival.stop()]);
  }, 40_000);

  it.each([
    ['lost', true],
    ['done late', false],
  ])(
    'of a holder that is cut off passes on, and is never held twice; what it asked is %s',
    async (_, lost) => {
      const holders: string[] = [];
      const seen: string[] = [];
      const work = (name: string) => ({
        start: async () => {
          holders.push(name);
          seen.push(holders.join());
        },
        stop: async () => void holders.splice(holders.indexOf(name), 1),
      });
      const way = cable(lost);
      const here = holder('here', way.values).hold('x', work('here'));
      await eventually(() => holders.includes('here'));
      const there = holder('there').hold('x', work('there'));
      way.cut();
      await eventually(() => holders.includes('there'), 30_000);
      way.heal();
      await pause(8_000);
      expect(seen).toEqual(['here', 'there']);
      expect(holders).toEqual(['there']);
      await Promise.all([here.stop(), there.stop()]);
    },
    60_000,
  );

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
