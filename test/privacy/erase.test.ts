import { eraseConversation } from '../../src/privacy/erase.ts';
import { aText, createBot } from '../bot/harness.ts';
import { anEscalation } from '../contracts/store/samples.ts';

it('leaves nobody waiting for an agent, also who came to wait in the very moment of the erasure', async () => {
  const bot = await createBot();
  const { escalations } = bot.store;
  const { conversationId } = await bot.receive(aText('un agent svp', '1', { channel: 'telegram' }));
  await escalations.open(anEscalation({ id: 'before', conversationId }));
  let last = 0;
  const forget = async () => void (await escalations.open(anEscalation({ id: 'meanwhile', conversationId })));
  const parts = { ...bot, channels: [{ name: 'telegram', forget } as const], newId: () => `id-${++last}` };
  await eraseConversation(parts, conversationId, { actor: 'agent-1', action: 'erase' });
  expect(await escalations.list({ state: 'waiting' })).toEqual([]);
  const kept = await Promise.all(['before', 'meanwhile'].map((id) => escalations.get(id)));
  expect(kept).toEqual(
    Array(2).fill(
      expect.objectContaining({
        state: 'resolved',
        abandoned: true,
        conversationId: expect.stringMatching(/^erased-/),
      }),
    ),
  );
  await bot.store.close();
});
