import { AppError } from '../../src/core/errors.ts';
import { asOutbound } from '../../src/core/outbound.ts';
import { aText, type Bot, createBot, START, transcript } from './harness.ts';

describe('one inbound message', () => {
  let bot: Bot;
  beforeEach(async () => {
    bot = await createBot();
  });
  afterEach(() => bot.store.close());

  it('is stored once, however often it arrives, and wakes the bot', async () => {
    const arrivals = await Promise.all(Array.from({ length: 8 }, () => bot.receive(aText('salam', 'id-1'))));
    const [first] = arrivals;
    expect(new Set(arrivals.map(({ messageId }) => messageId)).size).toBe(1);
    expect(await transcript(bot, first?.conversationId ?? '')).toEqual(['1 citizen: salam']);
    expect(bot.queue.woken).toEqual([`answer ${first?.conversationId}`]);
  });

  it('is kept when the queue is away, for the sweep to find', async () => {
    bot.queue.away = true;
    const { conversationId } = await bot.receive(aText('salam'));
    expect(await bot.store.messages.conversationsUnhandledSince(new Date(START.getTime() + 1), 10)).toEqual([
      conversationId,
    ]);
  });

  it('has the numbers of papers hidden before it is stored', async () => {
    const { conversationId } = await bot.receive(aText('ma carte BK123456'));
    expect(await transcript(bot, conversationId)).toEqual(['1 citizen: ma carte ••••••56']);
  });

  it('is answered once, in order, also when the job runs twice at the same time', async () => {
    const { conversationId } = await bot.receive(aText('one'));
    await bot.receive(aText('two'));
    await Promise.all([bot.answer(conversationId), bot.answer(conversationId)]);
    await bot.answer(conversationId);
    expect(await transcript(bot, conversationId)).toEqual([
      '1 citizen: one',
      '2 citizen: two',
      '3 bot: echo one',
      '4 bot: echo two',
    ]);
    expect(await bot.store.messages.conversationsUnhandledSince(new Date(START.getTime() + 1), 10)).toEqual(
      [],
    );
  });

  it('is named in a hint, and so is each reply, for whoever follows the conversation', async () => {
    const { conversationId, messageId } = await bot.receive(aText('one'));
    await bot.answer(conversationId);
    const [, reply] = await bot.store.messages.after(conversationId, 0);
    const named = bot.hints.published.flatMap(({ messages }) => (messages ? [messages] : []));
    expect(named).toEqual([[messageId], [reply?.id]]);
  });

  it('is marked as handled by the next run when a crash has left that out, and not answered again', async () => {
    const { conversationId } = await bot.receive(aText('one'));
    const conversation = await bot.store.conversations.get(conversationId);
    if (conversation)
      await bot.store.turns.commit({ conversation: { ...conversation, answeredThrough: 1 }, messages: [] });
    const forgotten = () => bot.store.messages.conversationsUnhandledSince(new Date(START.getTime() + 1), 10);
    expect(await forgotten()).toEqual([conversationId]);
    await bot.answer(conversationId);
    expect(await forgotten()).toEqual([]);
    expect(await transcript(bot, conversationId)).toEqual(['1 citizen: one']);
  });

  it('is not answered while an agent holds the conversation', async () => {
    const { conversationId } = await bot.receive(aText('one'));
    const conversation = await bot.store.conversations.get(conversationId);
    if (conversation)
      await bot.store.conversations.save({ ...conversation, state: 'assigned', agentId: 'agent-1' });
    await bot.answer(conversationId);
    expect(await transcript(bot, conversationId)).toEqual(['1 citizen: one']);
    expect((await bot.store.conversations.get(conversationId))?.answeredThrough).toBe(1);
  });

  it('lets an agent’s reply go that waited for the person to write again', async () => {
    const { conversationId } = await bot.receive(aText('one', '1', { channel: 'whatsapp' }));
    const conversation = await bot.store.conversations.get(conversationId);
    if (conversation)
      await bot.store.conversations.save({ ...conversation, state: 'assigned', agentId: 'agent-1' });
    await bot.answer(conversationId);
    expect(bot.queue.woken).toContain(`deliver-whatsapp ${conversationId}`);
  });

  it('opens one escalation and wakes its routing', async () => {
    const { conversationId } = await bot.receive(aText('agent', 'a'));
    await bot.receive(aText('agent', 'b'));
    await bot.answer(conversationId);
    const waiting = await bot.store.escalations.list({ state: 'waiting' });
    expect(waiting).toHaveLength(1);
    expect(bot.queue.woken).toContain(`route ${waiting[0]?.id}`);
    expect((await bot.store.conversations.get(conversationId))?.state).toBe('queued');
  });

  it('is given up again when a crash kept that from being said', async () => {
    const { conversationId } = await bot.receive(aText('boom'));
    for (let run = 0; run < 2; run++) await expect(bot.answer(conversationId)).rejects.toThrow('a fault');
    const commit = jest.spyOn(bot.store.turns, 'commit').mockRejectedValueOnce(new Error('a crash'));
    await expect(bot.answer(conversationId)).rejects.toThrow('a crash');
    commit.mockRestore();
    await bot.answer(conversationId);
    expect(await transcript(bot, conversationId)).toEqual(['1 citizen: boom', '2 bot: bot.failed']);
    expect((await bot.store.messages.after(conversationId, 0))[0]?.handling).toBe('failed');
  });

  it('is given up after three faults of ours: the person is told and a human gets it', async () => {
    const { conversationId } = await bot.receive(aText('boom'));
    await bot.receive(aText('after'));
    await expect(bot.answer(conversationId)).rejects.toThrow('a fault');
    await expect(bot.answer(conversationId)).rejects.toThrow('a fault');
    await bot.answer(conversationId);
    expect(await transcript(bot, conversationId)).toEqual([
      '1 citizen: boom',
      '2 citizen: after',
      '3 bot: bot.failed',
      '4 bot: echo after',
    ]);
    expect((await bot.store.messages.after(conversationId, 0))[0]?.handling).toBe('failed');
    expect(await bot.store.escalations.list({ state: 'waiting' })).toHaveLength(1);
  });

  it('is never given up because the store was away', async () => {
    const { conversationId } = await bot.receive(aText('one'));
    bot.router.route = () => {
      throw new AppError('service.unavailable', 'away');
    };
    for (let run = 0; run < 5; run++) await expect(bot.answer(conversationId)).rejects.toThrow('away');
    expect((await bot.store.messages.after(conversationId, 0))[0]?.handling).toBe('received');
  });

  it('moves a waiting person up when it is an emergency', async () => {
    const { conversationId } = await bot.receive(aText('agent'));
    await bot.answer(conversationId);
    const route = bot.router.route;
    bot.router.route = (input) => ({
      ...route({ ...input, text: 'agent', queued: false }),
      outcome: 'emergency',
      escalation: { reason: 'emergency' },
    });
    await bot.receive(aText('au secours'));
    await bot.answer(conversationId);
    const [open, ...more] = await bot.store.escalations.list({ state: 'waiting' });
    expect(more).toEqual([]);
    expect(open).toMatchObject({ reason: 'emergency', priority: 100 });
  });

  it('marks replies for delivery only where a platform must be called', async () => {
    const message = {
      id: 'x',
      conversationId: 'c',
      from: 'bot',
      text: 't',
      language: 'fr',
      at: START,
    } as const;
    expect(asOutbound(message, 'webchat').delivery).toBeUndefined();
    const { conversationId } = await bot.receive(aText('one', 'p', { channel: 'telegram' }));
    await bot.answer(conversationId);
    expect((await bot.store.deliveries.pending(conversationId)).map(({ text }) => text)).toEqual([
      'echo one',
    ]);
    expect(bot.queue.woken).toContain(`deliver-telegram ${conversationId}`);
  });
});
