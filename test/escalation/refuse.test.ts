import { claim } from '../../src/escalation/claim.ts';
import { createRoutePass } from '../../src/escalation/pass.ts';
import { refuse } from '../../src/escalation/refuse.ts';
import { transfer } from '../../src/escalation/transfer.ts';
import { anAgent, anEscalation, createParts, open, START } from './harness.ts';

type Made = Awaited<ReturnType<typeof createParts>>;
let made: Made;
const seenAt = new Date(START.getTime() + 86_400_000);
const amina = anAgent('amina', 'agent', { seenAt });
const zineb = anAgent('zineb', 'agent', { seenAt });
const lyon = anAgent('lyon', 'agent', { seenAt, missions: ['fr-lyon'], presence: 'away' });
const hind = anAgent('hind', 'supervisor', { seenAt, presence: 'away' });

beforeEach(async () => {
  made = await createParts();
  for (const one of [amina, zineb, lyon, hind]) await made.store.agents.add(one);
  await open(made, anEscalation('e1'));
  await claim(made.parts, 'e1', amina);
});
afterEach(() => made.store.close());

const get = () => made.store.escalations.get('e1');
const pass = () => createRoutePass(made.parts)();
const toMission = (missionId = 'fr-lyon') =>
  transfer(made.parts, 'e1', { actor: amina, to: { missionId }, note: 'Dossier à Lyon' });
const setPresence = async (id: string, presence: 'available' | 'away') => {
  const agent = await made.store.agents.get(id);
  if (agent) await made.store.agents.save({ ...agent, presence });
};

it('a mission’s agents are asked, and nobody else meanwhile', async () => {
  expect(await toMission()).toMatchObject({
    state: 'waiting',
    referral: { missionId: 'fr-lyon', from: 'amina', at: START },
  });
  await pass();
  expect(await get()).not.toHaveProperty('offer');
  await expect(claim(made.parts, 'e1', zineb)).rejects.toMatchObject({ code: 'escalation.taken' });
  await setPresence('lyon', 'available');
  await pass();
  expect(await get()).toMatchObject({ offer: { agentId: 'lyon' } });
  expect(await claim(made.parts, 'e1', lyon)).toMatchObject({ state: 'assigned', agentId: 'lyon' });
});

it('refused, it goes back to whoever handed it on, with the reason, and to others after', async () => {
  await toMission();
  made.clock.pass(90);
  const back = await refuse(made.parts, 'e1', { actor: lyon, note: 'Dépend de Paris' });
  expect(back).toMatchObject({ state: 'waiting', refusal: { by: 'lyon', note: 'Dépend de Paris' } });
  expect(back).not.toHaveProperty('referral');
  expect(back).not.toHaveProperty('missionId');
  expect(await refuse(made.parts, 'e1', { actor: lyon })).toEqual(back);
  await pass();
  expect(await get()).toMatchObject({ offer: { agentId: 'amina' } });
  made.clock.pass(31);
  await pass();
  expect(await get()).toMatchObject({ offer: { agentId: 'zineb' } });
});

it('is for that mission’s agents to refuse, and for those who oversee', async () => {
  const notReferred = { code: 'escalation.not-referred' };
  await expect(refuse(made.parts, 'e1', { actor: lyon })).rejects.toMatchObject(notReferred);
  await toMission();
  await expect(refuse(made.parts, 'e1', { actor: zineb })).rejects.toMatchObject(notReferred);
  expect(await refuse(made.parts, 'e1', { actor: hind })).toMatchObject({ refusal: { by: 'hind' } });
});

it('a mission that nobody answers for is only a preference: anybody may be asked', async () => {
  expect(await toMission('be-liege')).not.toHaveProperty('referral');
  made.clock.pass(61);
  await pass();
  expect(await get()).toHaveProperty('offer');
});

it('a new transfer, or the agent’s going, ends what came before', async () => {
  await toMission();
  await refuse(made.parts, 'e1', { actor: lyon });
  await claim(made.parts, 'e1', amina);
  const moved = await transfer(made.parts, 'e1', { actor: amina, to: { agentId: 'zineb' } });
  expect(moved).not.toHaveProperty('refusal');
  expect(moved).not.toHaveProperty('referral');
});

it('whoever asks again within a day goes back to the agent they had, however many were served since', async () => {
  const { escalations } = made.store;
  await open(made, anEscalation('again', { conversationId: 'conversation-of-e9' }));
  const at = (seconds: number) => new Date(START.getTime() - 10_000_000 + seconds);
  await escalations.open(
    anEscalation('e9', { state: 'resolved', agentId: 'zineb', resolvedAt: at(0), createdAt: at(0) }),
  );
  for (let n = 0; n < 600; n++)
    await escalations.open(
      anEscalation(`o${n}`, { state: 'resolved', agentId: 'amina', resolvedAt: at(n + 1), createdAt: at(n) }),
    );
  await pass();
  expect(await escalations.get('again')).toMatchObject({ offer: { agentId: 'zineb' } });
});
