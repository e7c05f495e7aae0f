import { randomBytes } from 'node:crypto';
import { newAlertCode } from '../../src/escalation/alert-link.ts';
import { anAgent } from '../escalation/harness.ts';
import { aText, type Bot, createBot } from './harness.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await createBot();
  await bot.store.agents.add(anAgent('hind'));
});
afterEach(() => bot.store.close());

it('a code sent to the bot is told to the router as what became of it, and to no other message', async () => {
  const { code } = await newAlertCode({ ...bot, randomBytes }, 'hind');
  const sent = (text: string, id = text) => bot.receive(aText(text, id, { channel: 'telegram' }));
  const { conversationId } = await sent(code);
  await bot.answer(conversationId);
  expect(bot.router.seen.at(-1)).toMatchObject({ alertLink: 'linked' });
  await sent(code, 'again');
  await bot.answer(conversationId);
  expect(bot.router.seen.at(-1)).toMatchObject({ alertLink: 'refused' });
  await sent('bonjour');
  await bot.answer(conversationId);
  expect(bot.router.seen.at(-1)?.alertLink).toBeUndefined();
  expect((await bot.store.agents.get('hind'))?.alert).toMatchObject({ conversationId, channel: 'telegram' });
});
