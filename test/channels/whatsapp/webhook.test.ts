import { aText } from '../../bot/harness.ts';
import { eventually } from '../../support/eventually.ts';
import { WhatsAppBench } from './bench.ts';
import { message, PERSON, status, text, webhook } from './payloads.ts';

describe('WhatsApp’s webhook', () => {
  let bench: WhatsAppBench;
  beforeEach(async () => {
    bench = await WhatsAppBench.open();
  });
  afterEach(() => bench.close());

  const handshake = async (query: string) => {
    const response = await fetch(`${bench.url}/webhook?${query}`);
    return [response.status, (await response.text()).slice(0, 20)];
  };
  const texts = async (personId = PERSON) => {
    const { id } = await bench.bot.openConversation({ channel: 'whatsapp', personId });
    return (await bench.bot.store.messages.after(id, 0)).map((stored) => stored.text);
  };

  it('shakes hands only with who knows the verify token', async () => {
    const asked = 'hub.mode=subscribe&hub.challenge=1158201444';
    expect(await handshake(`${asked}&hub.verify_token=verify`)).toEqual([200, '1158201444']);
    expect((await handshake(`${asked}&hub.verify_token=other`))[0]).toBe(403);
    expect((await handshake(asked))[0]).toBe(403);
    expect((await handshake('hub.mode=unsubscribe&hub.challenge=1&hub.verify_token=verify'))[0]).toBe(403);
    await bench.restart({ verifyToken: '' });
    expect((await handshake(`${asked}&hub.verify_token=`))[0]).toBe(403);
  });

  it('stores all of repeated, reordered and delayed calls once', async () => {
    Object.assign(bench.platform, { repeat: true, reorder: true, delayMs: 5 });
    const calls = [1, 2, 3, 4].map((id) => webhook({ messages: [text(`wamid.${id}`, `n° ${id}`)] }));
    const statuses = await bench.platform.give(...calls);
    expect(statuses).toEqual(Array(8).fill(200));
    expect((await texts()).sort()).toEqual(['n° 1', 'n° 2', 'n° 3', 'n° 4']);
  });

  it('is called again after an outage of the store, and then has all of it once', async () => {
    let away = 2;
    const { receive } = bench.bot;
    await bench.restart({
      receive: (inbound) => {
        // The first message is stored, the second is not.
        if (inbound.text === 'deux' && away-- > 0) return Promise.reject(new Error('away'));
        return receive(inbound);
      },
    });
    const both = webhook({ messages: [text('wamid.1', 'un'), text('wamid.2', 'deux')] });
    expect(await bench.platform.give(both)).toEqual([500, 500, 200]);
    expect(await texts()).toEqual(['un', 'deux']);
  });

  it('ticks the last message as read', async () => {
    bench.now = new Date(1_795_428_000_000);
    await bench.platform.give(webhook({ messages: [text('wamid.1', 'un'), text('wamid.2', 'deux')] }));
    await eventually(() =>
      expect(bench.platform.calls).toEqual([
        {
          messaging_product: 'whatsapp',
          status: 'read',
          message_id: 'wamid.2',
          typing_indicator: { type: 'text' },
        },
      ]),
    );
  });

  it('keeps one conversation for a person who begins to hide their number', async () => {
    const from_user_id = 'FR.13491208655302741918';
    await bench.platform.give(webhook({ messages: [text('wamid.1', 'un', { from_user_id })] }));
    await bench.restart();
    const hidden = message({ id: 'wamid.2', type: 'text', text: { body: 'deux' }, from_user_id });
    await bench.platform.give(webhook({ messages: [{ ...hidden, from: undefined }] }));
    expect(await texts()).toEqual(['un', 'deux']);
  });

  it('forgets the number of a person whose conversation is erased', async () => {
    const from_user_id = 'FR.13491208655302741918';
    await bench.platform.give(webhook({ messages: [text('wamid.1', 'un', { from_user_id })] }));
    const { id: conversationId, ...person } = await bench.bot.openConversation({
      channel: 'whatsapp',
      personId: PERSON,
    });
    await bench.channel.forget?.({ conversationId, ...person });
    const hidden = message({ id: 'wamid.2', type: 'text', text: { body: 'deux' }, from_user_id });
    await bench.platform.give(webhook({ messages: [{ ...hidden, from: undefined }] }));
    expect(await texts(from_user_id)).toEqual(['deux']);
    // With the number they are known by it again.
    await bench.platform.give(webhook({ messages: [text('wamid.3', 'trois', { from_user_id })] }));
    await bench.platform.give(webhook({ messages: [{ ...hidden, id: 'wamid.4', from: undefined }] }));
    expect(await texts()).toEqual(['un', 'trois', 'deux']);
  });

  it('keeps nothing of who wrote what is not taken any more, and shows no sign of an answer', async () => {
    const from_user_id = 'FR.13491208655302741918';
    bench.now = new Date(1_795_428_000_000);
    const { conversationId } = await bench.bot.receive(aText('un'));
    await bench.restart({ receive: async () => ({ conversationId, messageId: 'm', gone: true }) });
    const call = webhook({ messages: [text('wamid.1', 'un', { from_user_id })] });
    expect(await bench.platform.give(call)).toEqual([200]);
    await eventually(() => expect(bench.platform.calls).toHaveLength(1));
    expect(bench.platform.calls[0]).not.toHaveProperty('typing_indicator');
    await bench.restart();
    const hidden = message({ id: 'wamid.2', type: 'text', text: { body: 'deux' }, from_user_id });
    await bench.platform.give(webhook({ messages: [{ ...hidden, from: undefined }] }));
    expect([await texts(), await texts(from_user_id)]).toEqual([[], ['deux']]);
  });

  it('answers a person whose number was never seen', async () => {
    const id = 'FR.13491208655302741918';
    const conversation = await bench.hears('salam', id);
    await bench.reply(conversation, 'bonjour');
    await bench.deliver(conversation);
    expect(bench.platform.taken).toMatchObject([{ recipient: id, text: { body: 'bonjour' } }]);
  });

  it('writes nobody’s words, number or token to the log', async () => {
    await bench.platform.give(webhook({ messages: [text('wamid.1', 'secret words')] }, '999'));
    await bench.platform.give(webhook({ messages: [text('wamid.2', 'secret words')] }));
    await bench.channel.start();
    expect(bench.log.length).toBeGreaterThan(0);
    expect(bench.log.join('\n')).not.toMatch(/secret|33612345678|EAA/);
  });

  describe('reports', () => {
    let conversation: string;
    let reply: string;
    beforeEach(async () => {
      conversation = await bench.hears('question');
      reply = await bench.reply(conversation, 'réponse');
      await bench.deliver(conversation);
    });
    const report = (...statuses: object[]) => bench.platform.give(webhook({ statuses }));
    const state = async () => (await bench.delivery(reply))?.state;

    it('move forwards only', async () => {
      await report(
        status('wamid.out1', 'read'),
        status('wamid.out1', 'delivered'),
        status('wamid.out1', 'sent'),
      );
      expect(await state()).toBe('read');
      await report(status('wamid.out1', 'failed', 131026));
      expect(await state()).toBe('read');
    });

    it('show a failure with its reason, and take it back if it arrived after all', async () => {
      await report(status('wamid.out1', 'delivered'));
      expect(await state()).toBe('delivered');
      const other = await bench.reply(conversation, 'autre');
      await bench.deliver(conversation);
      await report(status('wamid.out2', 'failed', 131026));
      expect(await bench.delivery(other)).toMatchObject({ state: 'failed', error: 'not-on-whatsapp' });
      await report(status('wamid.out2', 'delivered'));
      expect((await bench.delivery(other))?.state).toBe('delivered');
    });

    it('of the parts of one message: the last speaks for all, one missing is missing', async () => {
      const long = await bench.reply(conversation, `${'a'.repeat(4000)}\n\n${'b'.repeat(4000)}`);
      await bench.deliver(conversation);
      await report(status('wamid.out2', 'read'));
      expect((await bench.delivery(long))?.state).toBe('sent');
      await report(status('wamid.out3', 'delivered'));
      expect((await bench.delivery(long))?.state).toBe('delivered');
      const lost = await bench.reply(conversation, `${'c'.repeat(4000)}\n\n${'d'.repeat(4000)}`);
      await bench.deliver(conversation);
      await report(status('wamid.out4', 'failed', 131026), status('wamid.out5', 'read'));
      expect((await bench.delivery(lost))?.state).toBe('failed');
    });

    it('that overtake our own books are looked at again', async () => {
      const early = await bench.reply(conversation, 'vite');
      await report(status('wamid.out2', 'delivered'));
      await bench.deliver(conversation);
      await eventually(async () => expect((await bench.delivery(early))?.state).toBe('delivered'));
    });
  });
});
