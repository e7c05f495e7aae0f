import { startSweeping, sweep } from '../../src/bot/sweep.ts';
import { asOutbound } from '../../src/core/outbound.ts';
import { createBot, START, silentLog } from './harness.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

it('what waits until the person writes is left alone, but not for ever', async () => {
  const bot = await createBot();
  const ids: string[] = [];
  for (const error of ['waits-for-person', 'throttled']) {
    const { id } = await bot.openConversation({ channel: 'whatsapp', personId: error });
    ids.push(id);
    const reply = {
      id: error,
      conversationId: id,
      from: 'bot',
      text: 'x',
      language: 'fr',
      at: START,
    } as const;
    await bot.store.messages.append(asOutbound(reply, 'whatsapp'));
    await bot.store.deliveries.update(error, { state: 'pending', attempts: 1, platformIds: [], error });
  }
  const [waits, throttled] = ids.map((id) => `deliver-whatsapp ${id}`);
  const swept = async (afterMs: number, age?: number) => {
    bot.queue.woken.length = 0;
    const now = () => new Date(START.getTime() + afterMs);
    const nothing = async () => undefined;
    const others = { escalations: nothing, deliver: nothing, now, log: silentLog };
    const whatsapp = { name: 'whatsapp', mustWait: async () => true } as const;
    await sweep({ ...bot, channels: [whatsapp], ...others }, age);
    return [...bot.queue.woken];
  };
  expect(await swept(DAY_MS)).toEqual([throttled]);
  expect(await swept(31 * DAY_MS)).toEqual([throttled, waits]);
  // At the start everything is looked at once.
  expect(await swept(DAY_MS, 0)).toEqual([throttled, waits]);
  await bot.store.close();
});

describe('several processes', () => {
  beforeEach(() => void jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] }));
  afterEach(() => void jest.useRealTimers());

  it('sweep in turn: whoever hears that another has just done so leaves it', async () => {
    const bot = await createBot();
    let sweeps = 0;
    const sweeping = startSweeping({
      ...bot,
      channels: [],
      deliver: async () => undefined,
      escalations: async () => {
        sweeps += 1;
      },
      newId: () => 'here',
    });
    const later = async (ms: number) => {
      jest.advanceTimersByTime(ms);
      for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
      return sweeps;
    };
    expect(await later(0)).toBe(1);
    // Its own telling does not keep it from the next.
    expect(await later(5000)).toBe(2);
    await later(2500);
    await bot.hints.publish({ kind: 'sweep', id: 'elsewhere' });
    expect(await later(2500)).toBe(2);
    // The other one is not heard of any more.
    expect(await later(5000)).toBe(3);
    await sweeping.stop();
    await bot.hints.publish({ kind: 'sweep', id: 'elsewhere' });
    expect(await later(10_000)).toBe(3);
    await bot.store.close();
  });

  it('do not leave it to one whose sweep has failed', async () => {
    const bot = await createBot();
    const sweeping = startSweeping({
      ...bot,
      channels: [],
      deliver: async () => undefined,
      escalations: () => Promise.reject(new Error('away')),
      newId: () => 'here',
    });
    await new Promise((resolve) => setImmediate(resolve));
    await sweeping.stop();
    expect(bot.hints.published).toEqual([]);
    await bot.store.close();
  });
});
