import type { Agent } from '../../src/core/agent.ts';
import { claim } from '../../src/escalation/claim.ts';
import { transfer } from '../../src/escalation/transfer.ts';
import { anAgent, anEscalation, createParts, open, textsOf } from './harness.ts';

type Made = Awaited<ReturnType<typeof createParts>>;
let made: Made;
const amina = anAgent('amina');
const said = anAgent('said');
const supervisor = anAgent('hind', 'supervisor');
const administrator = anAgent('omar', 'administrator');

beforeEach(async () => {
  made = await createParts();
  for (const agent of [amina, said, supervisor, administrator]) await made.store.agents.add(agent);
});
afterEach(() => made.store.close());

describe('claim', () => {
  it('gives the conversation to the agent and says so once', async () => {
    await open(made, anEscalation('e1'));
    const first = await claim(made.parts, 'e1', amina);
    const again = await claim(made.parts, 'e1', amina);
    expect(first).toMatchObject({ state: 'assigned', agentId: 'amina' });
    expect(again.assignedAt).toEqual(first.assignedAt);
    expect(await made.store.conversations.get('conversation-of-e1')).toMatchObject({
      state: 'assigned',
      agentId: 'amina',
    });
    expect(await textsOf(made, 'conversation-of-e1')).toEqual(['system: fr agent.joined {"name":"Amina"}']);
  });

  it('lets exactly one of many agents win', async () => {
    await open(made, anEscalation('e1'));
    const agents: Agent[] = [amina, said, administrator];
    const results = await Promise.allSettled(agents.map((agent) => claim(made.parts, 'e1', agent)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'escalation.taken' });
    }
  });

  it('refuses one that is offered to another, but not to a supervisor, nor once the offer has run out', async () => {
    const expiresAt = new Date(made.clock.now().getTime() + 30_000);
    await open(made, anEscalation('e1', { offer: { agentId: 'said', expiresAt } }));
    await open(made, anEscalation('e2', { offer: { agentId: 'said', expiresAt } }));
    await open(made, anEscalation('e3', { offer: { agentId: 'said', expiresAt } }));
    await expect(claim(made.parts, 'e1', amina)).rejects.toMatchObject({ code: 'escalation.taken' });
    expect(await claim(made.parts, 'e1', said)).not.toHaveProperty('offer');
    expect(await claim(made.parts, 'e2', supervisor)).toMatchObject({ agentId: 'hind' });
    made.clock.pass(31);
    expect(await claim(made.parts, 'e3', amina)).toMatchObject({ agentId: 'amina' });
  });

  it('lets a supervisor take over what an agent holds, and nobody else', async () => {
    await open(made, anEscalation('e1'));
    await claim(made.parts, 'e1', amina);
    await expect(claim(made.parts, 'e1', said)).rejects.toMatchObject({ code: 'escalation.taken' });
    await expect(claim(made.parts, 'e1', administrator)).rejects.toMatchObject({ code: 'escalation.taken' });
    expect(await claim(made.parts, 'e1', supervisor)).toMatchObject({ agentId: 'hind' });
    expect(await made.store.conversations.get('conversation-of-e1')).toMatchObject({ agentId: 'hind' });
  });

  it('knows no escalation that was never opened', async () => {
    await expect(claim(made.parts, 'nothing', amina)).rejects.toMatchObject({ code: 'escalation.unknown' });
  });
});

describe('transfer', () => {
  beforeEach(async () => {
    await open(made, anEscalation('e1'));
    await claim(made.parts, 'e1', amina);
    made.clock.pass(60);
  });

  it('hands it to a colleague, who holds it at once', async () => {
    const moved = await transfer(made.parts, 'e1', {
      actor: amina,
      to: { agentId: 'said' },
      note: 'passport',
    });
    expect(moved).toMatchObject({
      state: 'assigned',
      agentId: 'said',
      transfer: { from: 'amina', note: 'passport' },
    });
    expect((await textsOf(made, 'conversation-of-e1')).slice(1)).toEqual([
      'system: fr agent.transferred {"name":"Amina"}',
      'system: fr agent.joined {"name":"Said"}',
    ]);
  });

  it('puts it back in line for a mission, by its age', async () => {
    await open(made, anEscalation('e2', { createdAt: made.clock.now() }));
    const moved = await transfer(made.parts, 'e1', { actor: amina, to: { missionId: 'fr-lyon' } });
    expect(moved).toMatchObject({ state: 'waiting', missionId: 'fr-lyon' });
    expect(moved).not.toHaveProperty('agentId');
    expect((await made.store.escalations.list({ state: 'waiting' })).map(({ id }) => id)).toEqual([
      'e1',
      'e2',
    ]);
    expect(await made.store.conversations.get('conversation-of-e1')).toMatchObject({ state: 'queued' });
    expect(made.queue.woken).toContain('route e1');
  });

  it('is for the holder, or a supervisor', async () => {
    const to = { agentId: 'said' };
    await expect(transfer(made.parts, 'e1', { actor: said, to })).rejects.toMatchObject({
      code: 'conversation.not-held',
    });
    expect(await transfer(made.parts, 'e1', { actor: supervisor, to })).toMatchObject({ agentId: 'said' });
  });

  it('goes to nobody who is not at work', async () => {
    await made.store.agents.add(anAgent('gone', 'agent', { disabled: true }));
    for (const agentId of ['gone', 'nobody'])
      await expect(transfer(made.parts, 'e1', { actor: amina, to: { agentId } })).rejects.toMatchObject({
        code: 'agent.unknown',
      });
  });
});
