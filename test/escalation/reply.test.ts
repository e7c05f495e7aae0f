import { claim } from '../../src/escalation/claim.ts';
import { languageOf, reply } from '../../src/escalation/reply.ts';
import { resolve } from '../../src/escalation/resolve.ts';
import { anAgent, anEscalation, createParts, open, textsOf } from './harness.ts';

type Made = Awaited<ReturnType<typeof createParts>>;
let made: Made;
const amina = anAgent('amina');
const said = anAgent('said');
const conversationId = 'conversation-of-e1';

beforeEach(async () => {
  made = await createParts();
  for (const agent of [amina, said]) await made.store.agents.add(agent);
});
afterEach(() => made.store.close());

describe('reply', () => {
  it('stores the same clientId once', async () => {
    await open(made, anEscalation('e1'));
    await claim(made.parts, 'e1', amina);
    const message = { conversationId, clientId: 'c1', text: 'Bonjour' };
    const ids = await Promise.all(Array.from({ length: 5 }, () => reply(made.parts, message, amina)));
    expect(new Set(ids.map(({ messageId }) => messageId)).size).toBe(1);
    expect((await textsOf(made, conversationId)).filter((text) => text === 'agent: Bonjour')).toHaveLength(1);
    expect(await made.store.escalations.get('e1')).toMatchObject({ firstReplyAt: made.clock.now() });
  });

  it('answers a repeated sending as the first even after the end', async () => {
    await open(made, anEscalation('e1'));
    await claim(made.parts, 'e1', amina);
    const message = { conversationId, clientId: 'c1', text: 'Bonjour' };
    const first = await reply(made.parts, message, amina);
    await resolve(made.parts, 'e1', { actor: amina, disposition: 'answered' });
    expect(await reply(made.parts, message, amina)).toEqual(first);
  });

  it('is for the holder alone', async () => {
    await open(made, anEscalation('e1'));
    const message = { conversationId, clientId: 'c1', text: 'Bonjour' };
    await expect(reply(made.parts, message, amina)).rejects.toMatchObject({ code: 'conversation.not-held' });
    await claim(made.parts, 'e1', amina);
    await expect(reply(made.parts, message, said)).rejects.toMatchObject({ code: 'conversation.not-held' });
    await expect(reply(made.parts, { ...message, conversationId: 'none' }, amina)).rejects.toMatchObject({
      code: 'conversation.unknown',
    });
  });

  it('goes out through the channel where the citizen wrote, even while the queue is away', async () => {
    await open(made, anEscalation('e1', { channel: 'telegram' }), { channel: 'telegram' });
    await claim(made.parts, 'e1', amina);
    expect(made.queue.woken).toContain(`deliver-telegram ${conversationId}`);
    made.queue.away = true;
    await reply(made.parts, { conversationId, clientId: 'c1', text: 'Bonjour' }, amina);
    const pending = await made.store.deliveries.pending(conversationId);
    expect(pending.map(({ from }) => from)).toEqual(['system', 'agent']);
  });

  it('needs no delivery on web chat', async () => {
    await open(made, anEscalation('e1'));
    await claim(made.parts, 'e1', amina);
    expect(await made.store.deliveries.pending(conversationId)).toEqual([]);
    expect(made.queue.woken).toEqual([]);
  });

  it.each([
    ['Bonjour', 'fr', 'fr'],
    ['Bonjour', 'ary-Latn', 'ary-Latn'],
    ['السلام عليكم', 'ary-Arab', 'ary-Arab'],
    ['السلام عليكم', 'fr', 'ar'],
    ['Bonjour', 'ar', 'fr'],
    ['860', 'ar', 'ar'],
  ] as const)('marks %s to a reader of %s as %s', (text, language, expected) => {
    expect(languageOf(text, { language })).toBe(expected);
  });
});

describe('resolve', () => {
  it('gives the conversation back to the bot, which forgets its old question', async () => {
    const memory = { slots: {}, choices: [{ id: 'x', label: 'X' }], failures: 2, introduced: true };
    await open(made, anEscalation('e1'), { memory });
    await claim(made.parts, 'e1', amina);
    const resolved = await resolve(made.parts, 'e1', { actor: amina, disposition: 'answered', note: 'ok' });
    expect(resolved).toMatchObject({
      state: 'resolved',
      disposition: 'answered',
      note: 'ok',
      agentId: 'amina',
    });
    const conversation = await made.store.conversations.get(conversationId);
    expect(conversation).toMatchObject({
      state: 'bot',
      memory: {
        failures: 0,
        introduced: true,
        choices: [{ id: 'rate.e1.good' }, { id: 'rate.e1.fair' }, { id: 'rate.e1.poor' }],
      },
    });
    expect(conversation).not.toHaveProperty('agentId');
    expect((await textsOf(made, conversationId)).at(-1)).toBe(
      'system: fr agent.left {"name":"Amina"}\nfr satisfaction.ask {"name":"Amina"}',
    );
  });

  it('may be repeated; the first disposition stands', async () => {
    await open(made, anEscalation('e1'));
    await claim(made.parts, 'e1', amina);
    await resolve(made.parts, 'e1', { actor: amina, disposition: 'answered' });
    const again = await resolve(made.parts, 'e1', { actor: amina, disposition: 'abuse' });
    expect(again.disposition).toBe('answered');
    expect((await textsOf(made, conversationId)).filter((text) => text.includes('agent.left'))).toHaveLength(
      1,
    );
  });

  it('is for the holder, or a supervisor, who may close what still waits', async () => {
    await open(made, anEscalation('e1'));
    await expect(resolve(made.parts, 'e1', { actor: amina, disposition: 'answered' })).rejects.toMatchObject({
      code: 'conversation.not-held',
    });
    await resolve(made.parts, 'e1', { actor: anAgent('hind', 'supervisor'), disposition: 'no-reply' });
    expect(await made.store.conversations.get(conversationId)).toMatchObject({ state: 'bot' });
    expect((await textsOf(made, conversationId)).at(-1)).toContain('queue.closed');
  });
});
