import { createReport } from '../../src/bot/report.ts';
import { asOutbound } from '../../src/core/outbound.ts';
import { eventually } from '../support/eventually.ts';
import { type Bot, createBot, START } from './harness.ts';

describe('a report of a platform', () => {
  let bot: Bot;
  beforeEach(async () => {
    bot = await createBot();
    const { id } = await bot.openConversation({ channel: 'whatsapp-web', personId: 'fatima' });
    const reply = {
      id: 'reply',
      conversationId: id,
      from: 'bot',
      text: 'x',
      language: 'fr',
      at: START,
    } as const;
    await bot.store.messages.append(asOutbound(reply, 'whatsapp-web'));
    await sent('unconfirmed');
  });
  afterEach(() => bot.store.close());
  const sent = (state: 'unconfirmed' | 'sent') =>
    bot.store.deliveries.update('reply', { state, attempts: 1, platformIds: ['p1'] });
  const state = async () => (await bot.store.messages.get('reply'))?.delivery?.state;
  const open = () =>
    createReport({ channel: 'whatsapp-web', deliveries: bot.store.deliveries, hints: bot.hints });

  it('moves the books forwards, whatever the order, also when all come at once', async () => {
    await sent('sent');
    const report = open();
    const states = ['read', 'delivered', 'sent', 'delivered'] as const;
    await Promise.all(states.map((one) => report({ platformId: 'p1', state: one })));
    expect(await state()).toBe('read');
    expect(bot.hints.published).toContainEqual(expect.objectContaining({ kind: 'conversation' }));
  });

  it('that comes before the send has ended is looked at again', async () => {
    const report = open();
    await report({ platformId: 'p1', state: 'delivered' });
    expect(await state()).toBe('unconfirmed');
    await sent('sent');
    await eventually(async () => expect(await state()).toBe('delivered'));
  });

  it('of a message that nobody knows changes nothing', async () => {
    await open()({ platformId: 'p9', state: 'read' });
    expect(await state()).toBe('unconfirmed');
  });

  it('of a failure says why; one that waits for the person is told of before it is written', async () => {
    await sent('sent');
    const before = jest.fn(async () => expect(await state()).toBe('sent'));
    await open()(
      { platformId: 'p1', state: 'failed', error: 'window-closed', untilPersonWrites: true },
      before,
    );
    expect(before).toHaveBeenCalledTimes(1);
    expect(await state()).toBe('pending');
    await sent('sent');
    await open()({ platformId: 'p1', state: 'failed', error: 'not-taken' });
    expect((await bot.store.messages.get('reply'))?.delivery).toMatchObject({
      state: 'failed',
      error: 'not-taken',
    });
  });
});
