import { type SweepParts, sweep } from '../../src/bot/sweep.ts';
import { aText, type Bot, createBot, transcript } from './harness.ts';

describe('a sweep while the queue works and while it is away', () => {
  let bot: Bot;
  let parts: SweepParts;
  let delivered: string[];
  beforeEach(async () => {
    bot = await createBot();
    delivered = [];
    parts = {
      ...bot,
      channels: [{ name: 'webchat' }, { name: 'telegram' }],
      escalations: async () => undefined,
      deliver: async (id) => void delivered.push(id),
    };
  });
  afterEach(() => bot.store.close());
  /** Everything is as old as it needs to be. */
  const sweepAll = () => sweep(parts, -1);

  it('wakes what the queue has lost, and leaves the rest to it', async () => {
    const { conversationId } = await bot.receive(aText('one'));
    bot.queue.woken.length = 0;
    expect(await sweepAll()).toBe(1);
    expect(bot.queue.woken).toEqual([`answer ${conversationId}`]);
    expect(await transcript(bot, conversationId)).toHaveLength(1);
  });

  it('answers itself while the queue is away: each once, whatever fails with one of them', async () => {
    const ill = (await bot.receive(aText('boom', '1', { personId: 'ill' }))).conversationId;
    const { conversationId } = await bot.receive(aText('one', '2'));
    await bot.receive(aText('two', '3'));
    bot.queue.away = true;
    for (let time = 0; time < 2; time++) await expect(sweepAll()).rejects.toThrow();
    expect(await transcript(bot, conversationId)).toEqual([
      '1 citizen: one',
      '2 citizen: two',
      '3 bot: echo one',
      '4 bot: echo two',
    ]);
    expect(await bot.store.messages.unhandled(ill, 0)).toHaveLength(1);
  });

  it('delivers itself what it answered, and what was answered before, only while the queue is away', async () => {
    const onTelegram = { channel: 'telegram' } as const;
    const before = (await bot.receive(aText('one', '1', { ...onTelegram, personId: 'a' }))).conversationId;
    await bot.answer(before);
    const now = (await bot.receive(aText('two', '2', { ...onTelegram, personId: 'b' }))).conversationId;
    await sweepAll();
    expect(delivered).toEqual([]);
    bot.queue.away = true;
    await expect(sweepAll()).rejects.toThrow();
    expect(delivered.sort()).toEqual([before, now].sort());
    expect(await transcript(bot, now)).toEqual(['1 citizen: two', '2 bot: echo two']);
  });

  it('and the queue together answer once', async () => {
    const { conversationId } = await bot.receive(aText('one'));
    bot.queue.away = true;
    await Promise.all([
      sweepAll().catch(() => undefined),
      bot.answer(conversationId),
      bot.answer(conversationId),
    ]);
    expect(await transcript(bot, conversationId)).toEqual(['1 citizen: one', '2 bot: echo one']);
  });
});
