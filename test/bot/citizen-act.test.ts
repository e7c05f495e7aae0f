import { createRouter } from '../../intents/router.ts';
import { loadWordings } from '../../intents/wordings/index.ts';
import { createAnswer } from '../../src/bot/answer.ts';
import { createCatalogue } from '../../src/catalogue/load.ts';
import type { Escalation } from '../../src/core/escalation.ts';
import { maskDocumentNumbers } from '../../src/core/mask.ts';
import { understood } from '../intents/answers/support.ts';
import { aText, type Bot, createBot, START, transcript } from './harness.ts';

let bot: Bot;
let answer: (conversationId: string) => Promise<void>;
let conversationId: string;

beforeEach(async () => {
  bot = await createBot();
  const wordings = await loadWordings('data/replies');
  const catalogue = createCatalogue({ version: 'none', services: [], missions: [], places: [] });
  const router = createRouter({
    wordings,
    catalogue,
    understand: () => understood({ service: 'human-agent' }),
  });
  answer = createAnswer({ ...bot, router: () => router, say: (key) => key });
  conversationId = await send('un agent svp');
});
afterEach(() => bot.store.close());

async function send(text: string, choice?: string): Promise<string> {
  const { conversationId: id } = await bot.receive(
    aText(text, `${text} ${choice}`, choice ? { choice } : {}),
  );
  await answer(id);
  return id;
}

const open = () => bot.store.escalations.openOf(conversationId);
const change = async (changes: Partial<Escalation>) => {
  const current = await open();
  if (current) await bot.store.escalations.save({ ...current, ...changes });
};

it('leaves the line: the escalation ends as abandoned, and the bot has the conversation', async () => {
  const waiting = await open();
  await send('Quitter la file', 'queue.leave');
  expect(await bot.store.escalations.get(waiting?.id ?? '')).toMatchObject({
    state: 'resolved',
    abandoned: true,
  });
  expect(await bot.store.conversations.get(conversationId)).toMatchObject({ state: 'bot' });
  expect((await transcript(bot, conversationId)).at(-1)).toContain('Vous n’attendez plus d’agent');
  await send('un agent encore');
  expect(await open()).toMatchObject({ state: 'waiting' });
});

it('does not leave an agent who came in the same moment', async () => {
  await change({ state: 'assigned', agentId: 'amina', assignedAt: START });
  const before = await transcript(bot, conversationId);
  await send('Quitter la file', 'queue.leave');
  expect(await open()).toMatchObject({ state: 'assigned' });
  expect((await transcript(bot, conversationId)).length).toBe(before.length + 1);
});

it('notes a complaint’s subject even while an agent holds the conversation', async () => {
  await change({
    state: 'assigned',
    agentId: 'amina',
    assignedAt: START,
    reason: 'complaint',
    reference: 'R-2026-000001',
  });
  const conversation = await bot.store.conversations.get(conversationId);
  if (conversation)
    await bot.store.conversations.save({ ...conversation, state: 'assigned', agentId: 'amina' });
  await send('Le délai', 'complaint.delay');
  expect(await open()).toMatchObject({ category: 'delay' });
});

it('tells how far a complaint has got, its number unmasked', async () => {
  await change({ reason: 'complaint', reference: 'R-2026-000001' });
  expect(maskDocumentNumbers('R-2026-000001')).toBe('R-2026-000001');
  await send('où en est R-2026-000001 ?');
  expect((await transcript(bot, conversationId)).at(-1)).toContain('elle attend un agent');
});
