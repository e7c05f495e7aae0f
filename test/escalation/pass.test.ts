import { claim } from '../../src/escalation/claim.ts';
import { decline } from '../../src/escalation/decline.ts';
import { createRoutePass } from '../../src/escalation/pass.ts';
import { QUIET_AFTER_MS } from '../../src/escalation/picture.ts';
import { resolve } from '../../src/escalation/resolve.ts';
import { transfer } from '../../src/escalation/transfer.ts';
import { anAgent, anEscalation, createParts, open, START, textsOf } from './harness.ts';

type Made = Awaited<ReturnType<typeof createParts>>;
let made: Made;
const amina = anAgent('amina', 'agent', { seenAt: new Date(START.getTime() + 86_400_000) });
const said = anAgent('said', 'agent', { seenAt: new Date(START.getTime() + 86_400_000) });

beforeEach(async () => {
  made = await createParts();
  await made.store.agents.add(amina);
});
afterEach(() => made.store.close());

const pass = () => createRoutePass(made.parts)();
const get = (id: string) => made.store.escalations.get(id);
const later = (minutes: number) => new Date(START.getTime() + minutes * 60_000);
const say = (from: 'citizen' | 'agent', conversationId: string, at: Date) =>
  made.store.messages.append({
    ...{
      id: `${from} ${conversationId} ${at.getTime()}`,
      conversationId,
      from,
      text: 'x',
      language: 'fr',
      at,
    },
    ...(from === 'citizen' && { handling: 'done' as const }),
  });

describe('a pass', () => {
  it('offers within capacity, tells the desks, and goes on as places come free', async () => {
    for (const n of [1, 2, 3, 4, 5, 6]) await open(made, anEscalation(`e${n}`, { createdAt: later(n / 60) }));
    await pass();
    const waiting = await made.store.escalations.list({ state: 'waiting' });
    expect(waiting.map(({ offer }) => offer?.agentId)).toEqual([
      ...Array(4).fill('amina'),
      undefined,
      undefined,
    ]);
    expect(made.hints.published).toContainEqual({ kind: 'escalation', id: 'e4' });
    for (const n of [1, 2, 3, 4]) await claim(made.parts, `e${n}`, amina);
    await pass();
    expect(await get('e5')).not.toHaveProperty('offer');
    await resolve(made.parts, 'e2', { actor: amina, disposition: 'answered' });
    await pass();
    expect(await get('e5')).toMatchObject({ offer: { agentId: 'amina' } });
    expect(await get('e6')).not.toHaveProperty('offer');
  });

  it('changes nothing when run again, and says when time calls for the next', async () => {
    await open(made, anEscalation('e1'));
    const nextAt = await pass();
    const { version, offer } = (await get('e1')) ?? {};
    expect(nextAt).toEqual(offer?.expiresAt);
    await pass();
    expect(await get('e1')).toMatchObject({ version });
  });

  it('goes on to the next agent when an offer is declined or runs out', async () => {
    await made.store.agents.add(said);
    await open(made, anEscalation('e1'));
    await pass();
    expect(await get('e1')).toMatchObject({ offer: { agentId: 'amina' } });
    await decline(made.parts, 'e1', said);
    expect(await get('e1')).toMatchObject({ offer: { agentId: 'amina' } });
    await decline(made.parts, 'e1', amina);
    await decline(made.parts, 'e1', amina);
    await pass();
    expect(await get('e1')).toMatchObject({ offer: { agentId: 'said' } });
    made.clock.pass(31);
    await pass();
    expect(await get('e1')).not.toHaveProperty('offer');
    made.clock.pass(30);
    await pass();
    expect(await get('e1')).toMatchObject({ offer: { agentId: 'amina' } });
  });

  it('does not offer it at once to whoever handed it on', async () => {
    await open(made, anEscalation('e1'));
    await claim(made.parts, 'e1', amina);
    await transfer(made.parts, 'e1', { actor: amina, to: { missionId: 'fr-lyon' } });
    await pass();
    expect(await get('e1')).not.toHaveProperty('offer');
  });

  it('gives the place of a quiet conversation to somebody who waits', async () => {
    for (const n of [1, 2, 3, 4]) {
      await open(made, anEscalation(`e${n}`));
      await claim(made.parts, `e${n}`, amina);
    }
    await open(made, anEscalation('e5'));
    await pass();
    expect(await get('e5')).not.toHaveProperty('offer');
    made.clock.pass(QUIET_AFTER_MS / 1000);
    for (const n of [1, 2, 3]) await say('agent', `conversation-of-e${n}`, later(10));
    await pass();
    expect(await get('e5')).toMatchObject({ offer: { agentId: 'amina' } });
  });

  it('prefers the agent of last time, within a day', async () => {
    await made.store.agents.add(said);
    await open(made, anEscalation('e1'));
    await claim(made.parts, 'e1', said);
    await resolve(made.parts, 'e1', { actor: said, disposition: 'answered' });
    await made.store.escalations.open(anEscalation('e2', { conversationId: 'conversation-of-e1' }));
    await pass();
    expect(await get('e2')).toMatchObject({ offer: { agentId: 'said' } });
  });

  it('puts back in line whoever writes to an agent whose page has been silent for five minutes', async () => {
    const omar = anAgent('omar', 'agent', { seenAt: START, presence: 'available' });
    await made.store.agents.add(omar);
    for (const id of ['e1', 'e2']) {
      await open(made, anEscalation(id));
      await claim(made.parts, id, omar);
      await say('citizen', `conversation-of-${id}`, later(1));
    }
    await say('agent', 'conversation-of-e2', later(2));
    made.clock.pass(299);
    await pass();
    expect(await get('e1')).toMatchObject({ state: 'assigned' });
    made.clock.pass(2);
    await pass();
    expect(await get('e1')).toMatchObject({ state: 'waiting', offer: { agentId: 'amina' } });
    expect(await get('e2')).toMatchObject({ state: 'assigned', agentId: 'omar' });
    expect(await textsOf(made, 'conversation-of-e1')).toContainEqual(
      expect.stringContaining('agent.transferred'),
    );
  });

  it('offers each one once when several processes route at once', async () => {
    await made.store.agents.add(said);
    for (let n = 0; n < 20; n++) await open(made, anEscalation(`e${n}`, { createdAt: later(n) }));
    made.clock.pass(3600);
    await Promise.all([pass(), pass(), pass()]);
    await pass();
    const offers = (await made.store.escalations.list({ state: 'waiting' })).flatMap(
      ({ offer }) => offer ?? [],
    );
    expect(offers).toHaveLength(8);
    expect(offers.filter(({ agentId }) => agentId === 'amina')).toHaveLength(4);
  });
});
