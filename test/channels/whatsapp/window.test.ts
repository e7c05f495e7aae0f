import { REMEMBERING } from '../../contracts/store/samples.ts';
import { WhatsAppBench } from './bench.ts';
import { status, text, webhook } from './payloads.ts';

describe('WhatsApp after 24 hours', () => {
  let bench: WhatsAppBench;
  beforeEach(async () => {
    bench = await WhatsAppBench.open();
  });
  afterEach(() => bench.close());

  it('tells the person once that an answer waits, and sends it in order when they write', async () => {
    const conversation = await bench.hears('question');
    bench.hours(25);
    const first = await bench.reply(conversation, 'réponse 1');
    const second = await bench.reply(conversation, 'réponse 2');
    for (let round = 0; round < 3; round++) await bench.deliver(conversation);
    expect(bench.arrived).toEqual(['<dalil_answer_ready fr>']);
    expect(await bench.delivery(first)).toMatchObject({ state: 'pending', error: 'waits-for-person' });

    await bench.restart();
    await bench.deliver(conversation);
    bench.hours(30);
    await bench.hears('OUVRIR');
    await bench.deliver(conversation);
    expect(bench.arrived).toEqual(['<dalil_answer_ready fr>', 'réponse 1', 'réponse 2']);
    expect((await bench.delivery(second))?.state).toBe('sent');
  });

  it('confirms to whoever has just had their words erased, for as long as to anybody', async () => {
    const conversation = await bench.hears('oui, tout effacer');
    await bench.reply(conversation, 'effacé', { from: 'bot', cause: 'in-1' });
    await bench.bot.store.privacy.scrub(conversation, 1, REMEMBERING);
    await bench.deliver(conversation);
    expect(bench.arrived).toEqual(['effacé']);
    bench.hours(25);
    await bench.reply(conversation, 'encore un mot');
    await bench.deliver(conversation);
    expect(bench.arrived).toEqual(['effacé', '<dalil_answer_ready fr>']);
  });

  it('tells again when a later window has closed', async () => {
    const conversation = await bench.hears('question');
    bench.hours(25);
    await bench.reply(conversation, 'un');
    await bench.deliver(conversation);
    await bench.hears('OUVRIR');
    await bench.deliver(conversation);
    bench.hours(25);
    await bench.reply(conversation, 'deux');
    await bench.deliver(conversation);
    expect(bench.arrived).toEqual(['<dalil_answer_ready fr>', 'un', '<dalil_answer_ready fr>']);
  });

  it('uses the template and the language of the settings', async () => {
    await bench.restart({ template: { name: 'reponse', languages: ['en_US', 'ar'] } });
    const conversation = await bench.hears('question');
    bench.hours(25);
    await bench.reply(conversation, 'جواب', { language: 'ary-Arab' });
    await bench.deliver(conversation);
    expect(bench.arrived).toEqual(['<reponse ar>']);
    const other = await bench.hears('vraag', '31600000000');
    bench.hours(25);
    await bench.reply(other, 'antwoord', { language: 'nl' });
    await bench.deliver(other);
    expect(bench.arrived).toEqual(['<reponse ar>', '<reponse en_US>']);
  });

  it('believes WhatsApp when it says so at once', async () => {
    const conversation = await bench.hears('question');
    const reply = await bench.reply(conversation, 'réponse');
    bench.platform.windowClosed = true;
    await expect(bench.deliver(conversation)).rejects.toMatchObject({ code: 'window-closed' });
    await bench.deliver(conversation);
    expect(bench.arrived).toEqual(['<dalil_answer_ready fr>']);
    expect((await bench.delivery(reply))?.state).toBe('pending');
    bench.platform.windowClosed = false;
    await bench.hears('OUVRIR');
    await bench.deliver(conversation);
    expect(bench.arrived).toEqual(['<dalil_answer_ready fr>', 'réponse']);
  });

  it('believes WhatsApp when it says so later', async () => {
    const conversation = await bench.hears('question');
    const reply = await bench.reply(conversation, 'réponse');
    await bench.deliver(conversation);
    await bench.platform.give(webhook({ statuses: [status('wamid.out1', 'failed', 131047)] }));
    expect(await bench.delivery(reply)).toMatchObject({ state: 'pending', platformIds: [] });
    await bench.deliver(conversation);
    await bench.hears('OUVRIR');
    await bench.deliver(conversation);
    expect(bench.arrived).toEqual(['réponse', '<dalil_answer_ready fr>', 'réponse']);
  });

  it('keeps the answer when the template is refused, and shows it', async () => {
    await bench.platform.give(webhook({ messages: [text('wamid.1', 'x')] }));
    const conversation = await bench.hears('question');
    bench.hours(25);
    const reply = await bench.reply(conversation, 'réponse');
    bench.platform.faults.push({ status: 404, code: 132001 });
    for (let round = 0; round < 2; round++) {
      await expect(bench.deliver(conversation)).rejects.toMatchObject({ code: 'template-refused' });
    }
    expect(bench.arrived).toEqual([]);
    expect(await bench.delivery(reply)).toMatchObject({ state: 'pending', error: 'template-refused' });
    await bench.channel.start();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(bench.channel.health()).toMatchObject({
      state: 'degraded',
      detail: expect.stringContaining('template'),
    });
    await bench.hears('alors ?');
    await bench.deliver(conversation);
    expect(bench.arrived).toEqual(['réponse']);
  });

  it('tells the person as soon as an operator has mended the template', async () => {
    const conversation = await bench.hears('question');
    bench.hours(25);
    await bench.reply(conversation, 'réponse');
    bench.platform.faults.push({ status: 404, code: 132001 });
    await expect(bench.deliver(conversation)).rejects.toMatchObject({ code: 'template-refused' });
    bench.hours(1);
    await bench.deliver(conversation);
    expect(bench.arrived).toEqual(['<dalil_answer_ready fr>']);
  });

  it('gives an answer up when not even the template reaches the person', async () => {
    const conversation = await bench.hears('question');
    bench.hours(25);
    const reply = await bench.reply(conversation, 'réponse');
    bench.platform.faults.push({ status: 400, code: 131026 });
    await bench.deliver(conversation);
    expect(await bench.delivery(reply)).toMatchObject({ state: 'failed', error: 'not-on-whatsapp' });
  });
});
