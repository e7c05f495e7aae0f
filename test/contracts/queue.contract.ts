import type { Stoppable, WorkQueue } from '../../src/ports/queue.ts';
import { eventually } from '../queue/redis-server.ts';

/** What the contract needs of a queue under test. */
export interface QueueUnderTest {
  readonly queue: WorkQueue;
  /** A second one on the same engine, as another process would have. */
  readonly other: WorkQueue;
  close(): Promise<void>;
}

/** The promises every WorkQueue keeps. */
export function queueContract(create: () => Promise<QueueUnderTest>): void {
  let test: QueueUnderTest;
  beforeEach(async () => {
    test = await create();
  });
  afterEach(() => test.close());

  it('runs the handler for a woken subject', async () => {
    const runs: string[] = [];
    await test.queue.work('answer', async (subject) => void runs.push(subject));
    await test.queue.wake('answer', 'conversation-1');
    await eventually(() => runs.includes('conversation-1'));
  });

  it('keeps queues apart', async () => {
    const runs: string[] = [];
    await test.queue.work('answer', async (subject) => void runs.push(`answer ${subject}`));
    await test.queue.work('deliver-telegram', async (subject) => void runs.push(`deliver ${subject}`));
    await test.queue.wake('deliver-telegram', 'a');
    await test.queue.wake('answer', 'b');
    await eventually(() => runs.length === 2);
    expect(runs.sort()).toEqual(['answer b', 'deliver a']);
  });

  it('begins a run after the last of a storm of wakes, and never two at once for a subject', async () => {
    const subjects = ['a', 'b', 'c', 'd', 'e'];
    const written = new Map<string, number>();
    const seen = new Map<string, number>();
    const running = new Set<string>();
    let overlaps = 0;
    const handler = async (subject: string): Promise<void> => {
      if (running.has(subject)) overlaps += 1;
      running.add(subject);
      const count = written.get(subject) ?? 0;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 5));
      seen.set(subject, Math.max(count, seen.get(subject) ?? 0));
      running.delete(subject);
    };
    await test.queue.work('answer', handler, { concurrency: 8 });
    await test.other.work('answer', handler, { concurrency: 8 });
    for (let round = 0; round < 60; round += 1) {
      const wakes = subjects.map(async (subject, index) => {
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 8));
        written.set(subject, (written.get(subject) ?? 0) + 1);
        await (index % 2 === 0 ? test.queue : test.other).wake('answer', subject);
      });
      await Promise.all(wakes);
    }
    await eventually(() => subjects.every((subject) => seen.get(subject) === written.get(subject)));
    expect(overlaps).toBe(0);
  });

  it('handles what a subject wrote in order', async () => {
    const inbox: number[] = [];
    const handled: number[] = [];
    await test.queue.work('answer', async () => {
      for (let next = inbox.shift(); next !== undefined; next = inbox.shift()) {
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 3));
        handled.push(next);
      }
    });
    for (let number = 1; number <= 100; number += 1) {
      inbox.push(number);
      await test.queue.wake('answer', 'a');
    }
    await eventually(() => handled.length === 100);
    expect(handled).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
  });

  it('runs again when woken during a run', async () => {
    let runs = 0;
    let finish = (): void => {};
    await test.queue.work('answer', async () => {
      runs += 1;
      if (runs === 1) await new Promise<void>((resolve) => (finish = resolve));
    });
    await test.queue.wake('answer', 'a');
    await eventually(() => runs === 1);
    await test.queue.wake('answer', 'a');
    await test.other.wake('answer', 'a');
    expect(runs).toBe(1);
    finish();
    await eventually(() => runs === 2);
  });

  it('repeats a run that failed', async () => {
    let runs = 0;
    await test.queue.work('answer', async () => {
      runs += 1;
      if (runs < 4) throw new Error('not yet');
    });
    await test.queue.wake('answer', 'a');
    await eventually(() => runs === 4);
  });

  it('finishes what runs when it stops, and takes nothing new', async () => {
    const finished: string[] = [];
    const started: string[] = [];
    const worker: Stoppable = await test.queue.work('answer', async (subject) => {
      started.push(subject);
      await new Promise((resolve) => setTimeout(resolve, 200));
      finished.push(subject);
    });
    await test.queue.wake('answer', 'a');
    await eventually(() => started.length === 1);
    await Promise.all([worker.stop(), worker.stop()]);
    expect(finished).toEqual(['a']);
    await test.queue.wake('answer', 'b');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(started).toEqual(['a']);
  });

  it('answers a ping', async () => {
    await expect(test.queue.ping()).resolves.toBeUndefined();
  });
}
