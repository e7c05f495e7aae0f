import type { Harness } from './channel.contract.ts';
import { Bench } from './channel-bench.ts';
import type { ChannelSpec } from './channel-spec.ts';

/** How long the platform may keep silent where it does. */
const IMPATIENT_MS = 800;

/** What goes out: the channel's own table, and what every platform does to us. */
export function sendingCases(spec: ChannelSpec, { promises, promisesWith }: Harness): void {
  if (spec.sending.length > 0) {
    it.each(spec.sending)('sends $name', async ({ message, requests, answers = [], fails }) => {
      const bench = await Bench.open(spec);
      try {
        bench.under.answerNext(...answers);
        const sending = bench.send(message);
        if (fails) await expect(sending).rejects.toMatchObject(fails);
        else expect((await sending).platformIds).toHaveLength(requests.length);
        expect(bench.under.sent()).toMatchObject(requests);
      } finally {
        await bench.close();
      }
    });
  }

  promises('throttled', async (bench) => {
    bench.under.answerNext({ throttledFor: 7 });
    const { run, states } = await bench.replies({});
    const throttled = { code: 'throttled', retryable: true, retryAfterSeconds: 7 };
    await expect(run()).rejects.toMatchObject(throttled);
    bench.later(5);
    await expect(run()).rejects.toMatchObject({ code: 'throttled' });
    expect(bench.under.sent()).toEqual([]);
    bench.later(3);
    await run();
    expect(bench.under.sent()).toHaveLength(1);
    expect(await states()).toEqual(['sent']);
  });

  promises('fault of the platform', async (bench) => {
    bench.under.answerNext('fault');
    const { run, states } = await bench.replies({}, {});
    await expect(run()).rejects.toMatchObject({ retryable: true, unconfirmed: false });
    expect(await states()).toEqual(['pending', 'pending']);
    await again(bench, run);
    expect(bench.under.sent()).toHaveLength(2);
    expect(await states()).toEqual(['sent', 'sent']);
  });

  for (const [name, answer, state] of [
    ['timeout', 'silence', promisesWith({ secret: true, timeoutMs: IMPATIENT_MS })],
    ['connection cut', 'cut', promises],
  ] as const) {
    state(name, async (bench) => {
      bench.under.answerNext(answer);
      const { run, states } = await bench.replies({});
      await expect(run()).rejects.toMatchObject({ retryable: true, unconfirmed: true });
      expect(await states()).toEqual(['unconfirmed']);
      await again(bench, run);
      // One extra copy is what the platform makes unavoidable.
      expect(bench.under.sent().length).toBeLessThanOrEqual(2);
      expect(await states()).toEqual(['sent']);
    });
  }

  promises('cut between parts', async (bench) => {
    const { textLength } = bench.under.channel.limits;
    const paragraphs = ['a', 'b', 'c'].map((letter) => letter.repeat(Math.floor(textLength * 0.9)));
    bench.under.answerNext('ok', 'cut');
    const { run, states } = await bench.replies({ text: paragraphs.join('\n\n') });
    await expect(run()).rejects.toMatchObject({ retryable: true, unconfirmed: true });
    await again(bench, run);
    const arrived = bench.under.sent().map((request) => spec.shown(request).text[0]);
    // The part in doubt may come twice, the ones before it may not.
    expect(['abbc', 'abc']).toContain(arrived.join(''));
    expect(await states()).toEqual(['sent']);
  });

  for (const [name, answer] of [
    ['blocked', 'blocked'],
    ['unknown person', 'unknown-person'],
  ] as const) {
    promises(name, async (bench) => {
      bench.under.answerNext(answer);
      const { run, states } = await bench.replies({ text: 'in vain' }, { text: 'next' });
      await run();
      expect(await states()).toEqual(['failed', 'sent']);
      expect(bench.under.sent().map((request) => spec.shown(request).text)).toEqual(['next']);
    });
  }
}

/** Comes back after any pause that was asked for. */
async function again(bench: Bench, run: () => Promise<void>): Promise<void> {
  bench.later(600);
  await run();
}
