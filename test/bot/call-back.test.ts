import { ASK_CALL_BACK } from '../../src/core/citizen-act.ts';
import { EMPTY_MEMORY } from '../../src/core/conversation.ts';
import { aText, type Bot, createBot, START, transcript } from './harness.ts';

let bot: Bot;
let id: string;
beforeEach(async () => {
  bot = await createBot();
  ({ conversationId: id } = await bot.receive(aText('bonjour')));
  await bot.answer(id);
});
afterEach(() => bot.store.close());

/** The bot has asked for the number. */
async function asked(): Promise<void> {
  const conversation = await bot.store.conversations.get(id);
  const memory = { ...EMPTY_MEMORY, asked: { question: 'call-back' as const }, service: 'passport' as const };
  if (conversation) await bot.store.conversations.save({ ...conversation, memory });
}
const kept = () => bot.store.callBacks.ofConversation(id);
const NUMBER = 'au +212 6 12 34 56 78 svp';

it('is kept in a field of its own: the transcript, the search and the queue have no digit of it', async () => {
  await asked();
  await bot.receive(aText(NUMBER));
  expect(await kept()).toMatchObject([
    { phone: '+212612345678', state: 'due', dueAt: START, topic: 'passport', channel: 'webchat' },
  ]);
  expect(await transcript(bot, id)).toContain('3 citizen: au ••• svp');
  expect(await bot.store.messages.search('6 12', 9)).toEqual([]);
  await bot.answer(id);
  expect(bot.router.seen.at(-1)).toMatchObject({
    text: 'au ••• svp',
    callBack: { due: { at: START, ahead: 0 } },
  });
});

it('delivered twice by the platform it is kept once; another number takes its place', async () => {
  await asked();
  await bot.receive(aText(NUMBER));
  await bot.receive(aText(NUMBER));
  expect(await kept()).toHaveLength(1);
  await bot.receive(aText('non, +33 6 12 34 56 78', 'another'));
  expect((await kept()).map(({ phone, state }) => [phone, state])).toEqual([
    ['+212612345678', 'withdrawn'],
    ['+33612345678', 'due'],
  ]);
  // The first one again, late: the newer one stands.
  await bot.receive(aText(NUMBER));
  expect((await kept()).map(({ state }) => state)).toEqual(['withdrawn', 'due']);
});

it('without its country code is not kept, nor left in the text; the bot may ask again', async () => {
  await asked();
  await bot.receive(aText('0612345678'));
  expect(await kept()).toEqual([]);
  expect(await transcript(bot, id)).toContain('3 citizen: •••');
  await bot.answer(id);
  expect(bot.router.seen.at(-1)).toMatchObject({ callBack: 'unclear' });
});

it('is expected as soon as the choice was pressed, before the bot has answered', async () => {
  await bot.receive(aText('Être rappelé', 'pressed', { choice: ASK_CALL_BACK }));
  await bot.receive(aText(NUMBER));
  expect(await kept()).toHaveLength(1);
});

it('that nobody asked for stays in the message, as before', async () => {
  await bot.receive(aText(NUMBER));
  expect(await kept()).toEqual([]);
  expect(await transcript(bot, id)).toContain(`3 citizen: ${NUMBER}`);
  await bot.answer(id);
  expect(bot.router.seen.at(-1)?.callBack).toBeUndefined();
});

it.each(['rappelez-moi au +212612345678', '3aytou liya f +212 612 345 678 3afak'])(
  'given with the wish to be rung (“%s”) it is kept without a question',
  async (text) => {
    await bot.receive(aText(text));
    expect(await kept()).toMatchObject([{ phone: '+212612345678', state: 'due' }]);
    expect((await transcript(bot, id)).join()).not.toMatch(/612/);
  },
);

it('a number beside other words is nobody’s to take', async () => {
  await bot.receive(aText('le consulat m’a appelé du +212612345678'));
  expect(await kept()).toEqual([]);
});
