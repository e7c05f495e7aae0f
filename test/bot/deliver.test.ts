import { createDeliver } from '../../src/bot/deliver.ts';
import { AppError, ChannelError } from '../../src/core/errors.ts';
import type { OutboundMessage } from '../../src/core/message.ts';
import type { Channel } from '../../src/ports/channel.ts';
import { eventually } from '../support/eventually.ts';
import { aText, type Bot, createBot, START, silentLog, transcript } from './harness.ts';

/** A platform that fails as told, in order, and else takes what it gets. */
function aPlatform(failures: (Error | undefined)[] = []) {
  const sent: string[] = [];
  const send: Channel['send'] = async ({ message }: OutboundMessage) => {
    const failure = failures.shift();
    if (failure) throw failure;
    sent.push(message.text);
    return { platformIds: [`p${sent.length}`] };
  };
  const channel = { name: 'telegram', send } as Channel;
  return { sent, channel };
}

describe('deliveries of a conversation', () => {
  let bot: Bot;
  let now: Date;
  beforeEach(async () => {
    bot = await createBot();
    now = START;
  });
  afterEach(() => bot.store.close());

  async function twoReplies(channel: Channel) {
    const { conversationId } = await bot.receive(aText('one', '1', { channel: 'telegram' }));
    await bot.receive(aText('two', '2', { channel: 'telegram' }));
    await bot.answer(conversationId);
    const ending = new AbortController();
    const process = () =>
      createDeliver({
        store: bot.store,
        channel,
        hints: bot.hints,
        now: () => now,
        log: silentLog,
        ending: ending.signal,
      });
    const deliver = process();
    const other = process();
    const states = async () =>
      (await bot.store.messages.after(conversationId, 0)).flatMap(({ delivery }) =>
        delivery ? [delivery.state] : [],
      );
    return {
      run: () => deliver(conversationId),
      withoutQueue: () => deliver.withoutQueue(conversationId),
      another: () => other(conversationId),
      anotherWithoutQueue: () => other.withoutQueue(conversationId),
      states,
      end: () => ending.abort(),
    };
  }

  /** A store that takes no note of anything sent until told. */
  function takesNoNotes() {
    const { deliveries } = bot.store;
    const update = deliveries.update.bind(deliveries);
    const store = { away: true, refused: 0 };
    deliveries.update = async (id, delivery) => {
      if (delivery.state === 'sent' && store.away) {
        store.refused += 1;
        throw new AppError('service.unavailable', 'away');
      }
      await update(id, delivery);
    };
    return store;
  }

  it('go out in order, once', async () => {
    const { sent, channel } = aPlatform();
    const { run, states } = await twoReplies(channel);
    await run();
    await run();
    expect(sent).toEqual(['echo one', 'echo two']);
    expect(await states()).toEqual(['sent', 'sent']);
  });

  it('wait behind one that can be tried again', async () => {
    const { sent, channel } = aPlatform([new ChannelError('platform-fault', true)]);
    const { run, states } = await twoReplies(channel);
    await expect(run()).rejects.toThrow('platform-fault');
    expect(sent).toEqual([]);
    expect(await states()).toEqual(['pending', 'pending']);
    await run();
    expect(sent).toEqual(['echo one', 'echo two']);
  });

  it('go on past one that is refused for good, which stays visible', async () => {
    const { sent, channel } = aPlatform([new ChannelError('blocked', false)]);
    const { run, states } = await twoReplies(channel);
    await run();
    expect(sent).toEqual(['echo two']);
    expect(await states()).toEqual(['failed', 'sent']);
  });

  it('leave the platform alone for as long as it asks', async () => {
    const { sent, channel } = aPlatform([new ChannelError('throttled', true, { retryAfterSeconds: 30 })]);
    const { run } = await twoReplies(channel);
    await expect(run()).rejects.toThrow();
    await expect(run()).rejects.toThrow('throttled');
    expect(sent).toEqual([]);
    now = new Date(START.getTime() + 31_000);
    await run();
    expect(sent).toHaveLength(2);
  });

  it('show a doubt when the connection broke, and are repeated', async () => {
    const { sent, channel } = aPlatform([new ChannelError('unreachable', true, { unconfirmed: true })]);
    const { run, states } = await twoReplies(channel);
    await expect(run()).rejects.toThrow();
    expect(await states()).toEqual(['unconfirmed', 'pending']);
    await run();
    expect(sent).toEqual(['echo one', 'echo two']);
  });

  it('are not left to another process, which would send them again, while the note of it cannot be made', async () => {
    const { sent, channel } = aPlatform();
    const { run, states } = await twoReplies(channel);
    const store = takesNoNotes();
    const running = run();
    await eventually(() => expect(store.refused).toBeGreaterThan(2));
    expect(sent).toEqual(['echo one']);
    store.away = false;
    await running;
    expect(sent).toEqual(['echo one', 'echo two']);
    expect(await states()).toEqual(['sent', 'sent']);
  });

  it('are not sent again when only the note of it was lost, however often', async () => {
    const { sent, channel } = aPlatform();
    const { run, states, end } = await twoReplies(channel);
    const store = takesNoNotes();
    const running = run();
    await eventually(() => expect(store.refused).toBeGreaterThan(1));
    end();
    await expect(running).rejects.toThrow('away');
    for (let time = 0; time < 2; time++) await expect(run()).rejects.toThrow('away');
    expect(sent).toEqual(['echo one']);
    expect(await states()).toEqual(['unconfirmed', 'pending']);
    store.away = false;
    await run();
    expect(sent).toEqual(['echo one', 'echo two']);
    expect(await states()).toEqual(['sent', 'sent']);
    const stored = await bot.store.deliveries.findByPlatformId('telegram', 'p1');
    expect(stored?.text).toBe('echo one');
  });

  it('remember the parts that arrived before the connection broke', async () => {
    const { channel } = aPlatform([new ChannelError('unreachable', true, { platformIds: ['part-1'] })]);
    const { run } = await twoReplies(channel);
    await expect(run()).rejects.toThrow();
    const [first] = await bot.store.deliveries.pending(
      (await bot.openConversation({ channel: 'telegram', personId: 'fatima' })).id,
    );
    expect(first?.delivery?.platformIds).toEqual(['part-1']);
  });

  it('wait for the person where the platform says so, and then follow in order', async () => {
    const { sent, channel } = aPlatform();
    let closed = true;
    const { run, states } = await twoReplies({ ...channel, mustWait: async () => closed });
    await run();
    now = new Date(START.getTime() + 3 * 24 * 60 * 60 * 1000);
    await run();
    expect(sent).toEqual([]);
    expect(await states()).toEqual(['pending', 'pending']);
    closed = false;
    await bot.store.messages.append({
      id: 'back',
      conversationId: (await bot.openConversation({ channel: 'telegram', personId: 'fatima' })).id,
      from: 'citizen',
      text: 'open',
      language: 'fr',
      at: now,
    });
    await run();
    expect(sent).toEqual(['echo one', 'echo two']);
  });

  describe('while the queue is away', () => {
    it('go out once and in order, however many processes look', async () => {
      const { sent, channel } = aPlatform();
      const { withoutQueue, anotherWithoutQueue, another, states } = await twoReplies(channel);
      await Promise.allSettled([withoutQueue(), anotherWithoutQueue(), withoutQueue(), another()]);
      await Promise.allSettled([withoutQueue(), another()]);
      expect(sent).toEqual(['echo one', 'echo two']);
      expect(await states()).toEqual(['sent', 'sent']);
    });

    it('are tried once; what fails keeps its place and waits for the queue', async () => {
      const { sent, channel } = aPlatform([new ChannelError('platform-fault', true)]);
      const { run, withoutQueue, anotherWithoutQueue } = await twoReplies(channel);
      await expect(withoutQueue()).rejects.toThrow('platform-fault');
      await withoutQueue();
      await anotherWithoutQueue();
      expect(sent).toEqual([]);
      await run();
      expect(sent).toEqual(['echo one', 'echo two']);
    });

    it('are left alone by the queue while a process sends them, and are sent again when it is gone', async () => {
      const { sent, channel } = aPlatform();
      let goOn = () => {};
      const isSending = new Promise<void>((begun) => {
        const { send } = channel;
        channel.send = async (message) => {
          channel.send = send;
          begun();
          await new Promise<void>((resolve) => {
            goOn = resolve;
          });
          return send(message);
        };
      });
      const { withoutQueue, another, states } = await twoReplies(channel);
      const ending = withoutQueue();
      await isSending;
      await expect(another()).rejects.toThrow('in-hand');
      now = new Date(START.getTime() + 29_000);
      await expect(another()).rejects.toThrow('in-hand');
      expect(sent).toEqual([]);
      now = new Date(START.getTime() + 31_000);
      await another();
      expect(sent).toEqual(['echo one', 'echo two']);
      // It was not gone: that is the one extra copy.
      goOn();
      await ending;
      expect(sent).toEqual(['echo one', 'echo two', 'echo one']);
      expect(await states()).toEqual(['sent', 'sent']);
    });

    it('wait for the queue when nobody has asked for an hour: the platform may not take them', async () => {
      const { sent, channel } = aPlatform();
      const { withoutQueue, run } = await twoReplies(channel);
      now = new Date(START.getTime() + 61 * 60 * 1000);
      await withoutQueue();
      expect(sent).toEqual([]);
      await run();
      expect(sent).toHaveLength(2);
    });

    it('reach whoever has just had their words erased, for as long as others', async () => {
      const { sent, channel } = aPlatform();
      const { withoutQueue, anotherWithoutQueue } = await twoReplies(channel);
      const [conversation] = await bot.store.conversations.page('', 1);
      if (!conversation) throw new Error('There is no conversation.');
      await bot.store.conversations.save({ ...conversation, forgotten: { at: START, through: 2 } });
      await bot.answer(conversation.id);
      expect(await transcript(bot, conversation.id)).toEqual(['3 bot: echo one', '4 bot: echo two']);
      now = new Date(START.getTime() + 61 * 60_000);
      await withoutQueue();
      expect(sent).toEqual([]);
      now = new Date(START.getTime() + 59 * 60_000);
      await Promise.all([withoutQueue(), anotherWithoutQueue()]);
      expect(sent).toEqual(['echo one', 'echo two']);
    });
  });

  it('are given up after a day', async () => {
    const { sent, channel } = aPlatform();
    const { run, states } = await twoReplies(channel);
    now = new Date(START.getTime() + 25 * 60 * 60 * 1000);
    await run();
    expect(sent).toEqual([]);
    expect(await states()).toEqual(['failed', 'failed']);
  });
});
