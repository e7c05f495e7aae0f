import { createReceive } from '../../src/bot/receive.ts';
import type { ChannelName } from '../../src/core/message.ts';
import { type EraseParts, eraseConversation } from '../../src/privacy/erase.ts';
import { retain } from '../../src/privacy/retention.ts';
import { aText, type Bot, createBot, START, transcript } from './harness.ts';

const DAY = 24 * 60 * 60 * 1000;
const days = (count: number) => new Date(START.getTime() + count * DAY);

describe('a message that comes again after it was erased', () => {
  let bot: Bot;
  let now: Date;
  let erasing: EraseParts;
  beforeEach(async () => {
    now = START;
    bot = await createBot(undefined, () => now);
    let last = 0;
    erasing = { ...bot, channels: [], newId: () => `id-${++last}` };
  });
  afterEach(() => bot.store.close());

  const on = (channel: ChannelName, text: string, sentAt?: Date) => {
    const { sentAt: _, ...message } = aText(text, text, { channel, personId: '212600000001', address: 'x' });
    return { ...message, ...(sentAt && { sentAt }) };
  };
  const ways: readonly (readonly [string, (id: string) => Promise<unknown>])[] = [
    ['at the desk', (id) => eraseConversation(erasing, id, { actor: 'agent-1', action: 'erase' })],
    [
      'by its writer',
      async (id) => {
        const conversation = await bot.store.conversations.get(id);
        const seq = (await bot.store.messages.latest(id, 1))[0]?.seq ?? 0;
        if (conversation)
          await bot.store.conversations.save({ ...conversation, forgotten: { at: now, through: seq } });
        await bot.answer(id);
      },
    ],
  ];

  it.each(ways)(
    '%s: is acknowledged by the same id, and nothing is stored, answered or counted',
    async (_, erase) => {
      const message = on('whatsapp', 'je suis Fatima');
      const { conversationId, messageId } = await bot.receive(message);
      await bot.answer(conversationId);
      expect(await transcript(bot, conversationId)).toHaveLength(2);
      await erase(conversationId);
      const before = await bot.store.conversations.get(conversationId);
      bot.queue.woken.length = 0;
      for (let time = 0; time < 2; time++)
        expect(await bot.receive(message)).toEqual({ conversationId, messageId, gone: true });
      expect(await transcript(bot, conversationId)).toEqual([]);
      expect(await bot.store.conversations.get(conversationId)).toEqual(before);
      expect(bot.queue.woken).toEqual([]);
    },
  );

  it.each(ways)('%s: not even in the very moment of the erasure', async (_, erase) => {
    const message = on('whatsapp', 'je suis Fatima');
    const { conversationId, messageId } = await bot.receive(message);
    await bot.answer(conversationId);
    bot.queue.woken.length = 0;
    let looks = 0;
    const has = async (id: string) => {
      const known = await bot.erased.has(id);
      // The first look finds nothing, and then it is erased.
      if (looks++ === 0) await erase(conversationId);
      return known;
    };
    const receive = createReceive({ ...bot, messages: bot.store.messages, erased: { ...bot.erased, has } });
    expect(await receive(message)).toEqual({ conversationId, messageId, gone: true });
    expect(looks).toBe(2);
    expect(await transcript(bot, conversationId)).toEqual([]);
    expect(bot.queue.woken).toEqual([]);
    now = days(2);
    await retain(erasing);
    expect(await bot.store.conversations.page('', 9)).toEqual([]);
  });

  it('is left as long as its mark is kept, and nothing of it stays', async () => {
    const message = on('telegram', 'je suis Fatima');
    const { conversationId } = await bot.receive(message);
    now = days(2);
    await ways[0]?.[1](conversationId);
    for (const day of [2, 8, 30, 100, 179]) {
      now = days(day);
      await retain(erasing);
      expect(await bot.receive(message)).toMatchObject({ gone: true });
    }
    now = days(181);
    await retain(erasing);
    expect(await bot.store.conversations.page('', 9)).toEqual([]);
    expect(await bot.store.privacy.removeMarksBefore(days(999))).toBe(0);
  });

  it.each(['whatsapp', 'telegram', 'teams', 'whatsapp-web'] as const)(
    '%s: a new message is taken whatever its platform says of its age, for clocks may be wrong',
    async (channel) => {
      const ages = [days(-9000), days(-30), days(20)];
      for (const [index, at] of ages.entries())
        expect(await bot.receive(on(channel, `m${index}`, at))).not.toHaveProperty('gone');
    },
  );

  it('is written in the book each time, also when the same person begins anew and asks again', async () => {
    for (const [index, text] of ['once', 'again'].entries()) {
      now = days(2 * index);
      const { conversationId } = await bot.receive(on('telegram', text));
      await bot.answer(conversationId);
      await ways[1]?.[1](conversationId);
      await bot.answer(conversationId);
      now = days(2 * index + 1.5);
      await retain(erasing);
      const entries = await bot.store.audit.list({ subject: conversationId, limit: 9 });
      expect(entries.filter(({ action }) => action === 'forget')).toHaveLength(index + 1);
    }
  });

  it('is remembered by nothing that a list of numbers could be tried on', async () => {
    const { conversationId, messageId } = await bot.receive(on('telegram', 'm1'));
    await ways[0]?.[1](conversationId);
    expect(await bot.erased.has(messageId)).toBe(true);
    // Another installation's key makes other marks, and the id itself is none.
    const other = await createBot();
    const { markOf } = await other.erased.remembering();
    for (const mark of [messageId, markOf(messageId)])
      expect(await bot.store.privacy.wasErased(mark)).toBe(false);
    await other.store.close();
  });
});
