import { eventually } from '../support/eventually.ts';
import type { Harness } from './channel.contract.ts';
import { Bench } from './channel-bench.ts';
import type { ChannelSpec } from './channel-spec.ts';

/** More than any channel takes in one call. */
const TOO_MUCH = 8 * 1024 * 1024;
/** How long a channel that asks is given to take what it should not, in milliseconds. */
const A_WHILE = 400;

/** What comes in: the channel's recorded payloads, and what every channel must stand. */
export function intakeCases(spec: ChannelSpec, { promises, promisesWith }: Harness): void {
  it.each(spec.intake)('takes $name', async ({ payload, status = 200, takes }) => {
    const bench = await Bench.open(spec);
    try {
      expect([status, undefined]).toContain(await bench.under.give(payload));
      await settled(bench, takes.length);
      const wanted = takes.map((one) => expect.objectContaining({ channel: spec.name, ...one }));
      expect(bench.taken).toEqual(wanted);
      const absent = takes.map(({ choice, attachments }) => ({ choice, attachments }));
      expect(bench.taken.map(({ choice, attachments }) => ({ choice, attachments }))).toEqual(absent);
    } finally {
      await bench.close();
    }
  });

  promises('valid', async (bench) => {
    expect(isTaken(await bench.under.give(spec.text(1, 'salam')))).toBe(true);
    await settled(bench, 1);
    expect(texts(bench)).toEqual(['salam']);
  });
  promises('bad signature', async (bench) => {
    expect([401, 403]).toContain(await bench.under.give(spec.text(1, 'x'), 'forged'));
    await settled(bench, 0);
  });
  promises('missing signature', async (bench) => {
    expect([401, 403]).toContain(await bench.under.give(spec.text(1, 'x'), 'unsigned'));
    await settled(bench, 0);
  });
  promisesWith({ secret: false })('no secret configured', async (bench) => {
    for (const signing of ['genuine', 'forged', 'unsigned'] as const) {
      expect([401, 403, 404]).toContain(await bench.under.give(spec.text(1, 'x'), signing));
    }
    await settled(bench, 0);
  });

  promises('duplicate', async (bench) => {
    for (let time = 0; time < 3; time++) {
      expect(isTaken(await bench.under.give(spec.text(1, 'once')))).toBe(true);
    }
    await settled(bench, 1);
    expect(texts(bench)).toEqual(['once']);
  });
  promises('out of order', async (bench) => {
    for (const id of [3, 1, 2, 1, 3]) {
      expect(isTaken(await bench.under.give(spec.text(id, `text ${id}`)))).toBe(true);
    }
    await settled(bench, 3);
    expect(texts(bench).sort()).toEqual(['text 1', 'text 2', 'text 3']);
  });
  promises('unknown type', async (bench) => {
    const { payload, status = 200 } = spec.unknown;
    expect([status, undefined]).toContain(await bench.under.give(payload));
    expect(isTaken(await bench.under.give(spec.text(1, 'next')))).toBe(true);
    await settled(bench, 1);
    expect(texts(bench)).toEqual(['next']);
  });
  promises('oversize body', async (bench) => {
    const body = JSON.stringify({ text: 'x'.repeat(TOO_MUCH) });
    expect(await bench.under.give(body)).toBe(413);
    await settled(bench, 0);
  });
  promises('malformed body', async (bench) => {
    expect(await bench.under.give('{"broken')).toBe(400);
    await settled(bench, 0);
  });

  promises('store down', async (bench) => {
    bench.storeDown = true;
    expect([503, undefined]).toContain(await bench.under.give(spec.text(1, 'patience')));
    await settled(bench, 0);
    bench.storeDown = false;
    // A platform that calls us calls again; one that we ask is asked again.
    expect(isTaken(await bench.under.give(spec.text(1, 'patience')))).toBe(true);
    await settled(bench, 1);
    expect(texts(bench)).toEqual(['patience']);
  });
  promises('queue down', async (bench) => {
    bench.bot.queue.away = true;
    expect(isTaken(await bench.under.give(spec.text(1, 'still')))).toBe(true);
    await settled(bench, 1);
    expect(texts(bench)).toEqual(['still']);
  });
}

function texts(bench: Bench): string[] {
  return bench.taken.map(({ text }) => text);
}

/** Acknowledged, or of a platform that we ask. */
function isTaken(status: number | undefined): boolean {
  return status === undefined || (status >= 200 && status < 300);
}

/** So many have been taken, and no more come. */
async function settled(bench: Bench, count: number): Promise<void> {
  await eventually(() => expect(bench.taken.length).toBeGreaterThanOrEqual(count));
  if (bench.under.channel.router === undefined) await new Promise((resolve) => setTimeout(resolve, A_WHILE));
  expect(bench.taken).toHaveLength(count);
}
