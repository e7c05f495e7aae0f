import { keepCallBack } from '../../src/escalation/call-back.ts';
import { claim } from '../../src/escalation/claim.ts';
import type { EscalationParts } from '../../src/escalation/parts.ts';
import { createRoutePass } from '../../src/escalation/pass.ts';
import { createRouteHandler } from '../../src/escalation/route.ts';
import { createServiceLevels } from '../../src/escalation/service-levels.ts';
import { type TransferTarget, transfer } from '../../src/escalation/transfer.ts';
import { waitOf } from '../../src/escalation/wait.ts';
import {
  alwaysOpen,
  anAgent,
  anEscalation,
  calendarsOfTeams,
  createParts,
  open,
  START,
  textsOf,
} from './harness.ts';

/** The tests begin at ten; this team works from eleven, with a break at a quarter past. */
const DOCUMENTS = alwaysOpen([
  { from: '11:00', to: '11:15' },
  { from: '14:00', to: '18:00' },
]);
const amina = anAgent('amina');
const zineb = anAgent('zineb', 'agent', {
  team: 'documents',
  seenAt: new Date(START.getTime() + 86_400_000),
});
const conversationId = 'conversation-of-e1';
let made: Awaited<ReturnType<typeof createParts>>;
let parts: EscalationParts;

beforeEach(async () => {
  made = await createParts();
  const calendars = calendarsOfTeams({ 'call-centre': alwaysOpen(), documents: DOCUMENTS });
  parts = { ...made.parts, calendars: () => calendars };
  for (const one of [amina, zineb]) await made.store.agents.add(one);
});
afterEach(() => made.store.close());

const get = (id = 'e1') => made.store.escalations.get(id);
const pass = () => createRoutePass(parts)();
const seen = async (...ids: string[]) => {
  for (const id of ids) {
    const agent = await made.store.agents.get(id);
    if (agent) await made.store.agents.save({ ...agent, seenAt: parts.now() });
  }
};
async function handOver(to: TransferTarget, id = 'e1') {
  await open(parts, anEscalation(id));
  await claim(parts, id, amina);
  await transfer(parts, id, { actor: amina, to });
}

it('a team’s own agents are asked, others only after ten minutes of its working time', async () => {
  await handOver({ teamId: 'documents' });
  await made.store.agents.save({ ...zineb, presence: 'away' });
  made.clock.pass(3600 + 14 * 60);
  await seen('amina');
  await pass();
  expect(await get()).toMatchObject({ team: 'documents', offer: { agentId: 'amina' } });
});

it('its working time is what counts: nobody else is asked while it is closed', async () => {
  await handOver({ teamId: 'documents' });
  await made.store.agents.save({ ...zineb, presence: 'away' });
  made.clock.pass(3600 + 9 * 60);
  await seen('amina');
  await pass();
  expect(await get()).not.toHaveProperty('offer');
});

it('closed hours prevent no offer to an agent of the team who is there', async () => {
  await handOver({ teamId: 'documents' });
  await seen('zineb', 'amina');
  await pass();
  expect(await get()).toMatchObject({ offer: { agentId: 'zineb' } });
});

it('the call centre’s line is not for the agents of another team, until nobody else takes it', async () => {
  await open(parts, anEscalation('e1'));
  await made.store.agents.save({ ...amina, presence: 'away' });
  await seen('zineb');
  await pass();
  expect(await get()).not.toHaveProperty('offer');
  made.clock.pass(601);
  await seen('zineb');
  await pass();
  expect(await get()).toMatchObject({ offer: { agentId: 'zineb' } });
});

it('an emergency is anybody’s at once', async () => {
  await open(parts, anEscalation('e1', { priority: 100, reason: 'emergency' }));
  await made.store.agents.save({ ...amina, presence: 'away' });
  await pass();
  expect(await get()).toMatchObject({ offer: { agentId: 'zineb' } });
});

it('a team whose calendar has a fault keeps nobody waiting', async () => {
  const never = alwaysOpen([]);
  const calendars = calendarsOfTeams({ 'call-centre': alwaysOpen(), documents: never });
  parts = { ...parts, calendars: () => calendars };
  await handOver({ teamId: 'documents' });
  await made.store.agents.save({ ...zineb, presence: 'away' });
  made.clock.pass(61);
  await seen('amina');
  await pass();
  expect(await get()).toMatchObject({ offer: { agentId: 'amina' } });
});

it('whoever is handed to a closed team is told when it is at work again', async () => {
  await handOver({ teamId: 'documents' });
  await createRouteHandler(parts)('e1');
  expect((await textsOf(parts, conversationId)).at(-1)).toMatch(/^system: fr queue\.team-hours \{.*"11:00"/);
});

it('a supervisor’s move of somebody who waits is told too', async () => {
  await open(parts, anEscalation('e1'));
  await createRouteHandler(parts)('e1');
  made.clock.pass(5);
  await transfer(parts, 'e1', { actor: anAgent('hind', 'supervisor'), to: { teamId: 'documents' } });
  await createRouteHandler(parts)('e1');
  await createRouteHandler(parts)('e1');
  expect(await textsOf(parts, conversationId)).toEqual([
    expect.stringContaining('queue.place'),
    expect.stringContaining('queue.team-hours'),
  ]);
});

it('places are counted within a team, and levels run in its hours', async () => {
  await open(parts, anEscalation('e0', { createdAt: new Date(START.getTime() - 60_000) }));
  await handOver({ teamId: 'documents' });
  expect(await waitOf(parts, 'e1')).toEqual({ position: 1 });
  expect(await waitOf(parts, 'e0')).toEqual({ position: 1 });
  const escalation = await get();
  const levels = await createServiceLevels(parts)(escalation ? [escalation] : []);
  expect(levels.get('e1')?.dueAt).toEqual(new Date('2026-11-23T11:15:00Z'));
});

it('a call back is due when the team is at work', async () => {
  await handOver({ teamId: 'documents' });
  const conversation = await made.store.conversations.get(conversationId);
  if (conversation) await keepCallBack(parts, conversation, { id: 'cb', phone: '+212612345678' });
  expect(await made.store.callBacks.get('cb')).toMatchObject({ dueAt: new Date('2026-11-23T11:00:00Z') });
});

it('everybody’s list is the call centre’s; an unknown team is refused', async () => {
  await handOver({ teamId: 'documents' });
  const supervisor = anAgent('hind', 'supervisor');
  await transfer(parts, 'e1', { actor: supervisor, to: { queue: true } });
  const back = await get();
  expect([back?.team, back?.teamSince]).toEqual([undefined, undefined]);
  await expect(transfer(parts, 'e1', { actor: supervisor, to: { teamId: 'nowhere' } })).rejects.toMatchObject(
    { code: 'resource.unknown' },
  );
});

it('what is for a team that is gone is the call centre’s', async () => {
  await open(parts, anEscalation('e1', { team: 'dissolved', teamSince: START }));
  await pass();
  expect(await get()).toMatchObject({ offer: { agentId: 'amina' } });
});
