import { showAgentTyping } from '../../src/bot/agent-typing.ts';
import type { Channel } from '../../src/ports/channel.ts';
import { eventually } from '../support/eventually.ts';
import { inProcessRateLimiter } from '../support/in-process.ts';
import { createBot, START } from './harness.ts';

it('an agent who writes is shown on the platform of the person, once in four seconds', async () => {
  const bot = await createBot();
  const shown: unknown[] = [];
  const channel = {
    name: 'telegram',
    typing: async (...args: unknown[]) => void shown.push(args),
  } as unknown as Channel;
  let now = START;
  const rateLimiter = inProcessRateLimiter(() => now);
  const showing = showAgentTyping(channel, { ...bot, rateLimiter });
  const open = (name: 'telegram' | 'webchat') =>
    bot.openConversation({ channel: name, personId: '42', address: { chatId: 42 } });
  const [here, elsewhere] = [await open('telegram'), await open('webchat')];

  await bot.hints.publish({ kind: 'typing', id: elsewhere.id, by: 'agent' });
  await bot.hints.publish({ kind: 'typing', id: here.id, by: 'bot' });
  await bot.hints.publish({ kind: 'typing', id: here.id, by: 'agent' });
  await bot.hints.publish({ kind: 'typing', id: here.id, by: 'agent' });
  await eventually(() => expect(shown).toEqual([['42', { chatId: 42 }]]));
  now = new Date(START.getTime() + 5000);
  await bot.hints.publish({ kind: 'typing', id: here.id, by: 'agent' });
  await eventually(() => expect(shown).toHaveLength(2));
  await showing.stop();
  now = new Date(START.getTime() + 10_000);
  await bot.hints.publish({ kind: 'typing', id: here.id, by: 'agent' });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(shown).toHaveLength(2);
  await bot.store.close();
});
