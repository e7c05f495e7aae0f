import type { Escalation } from '../../src/core/escalation.ts';
import { claim } from '../../src/escalation/claim.ts';
import { releaseHeld } from '../../src/escalation/release.ts';
import { createRouteHandler } from '../../src/escalation/route.ts';
import { createEscalationSweep } from '../../src/escalation/sweep.ts';
import { expectedMinutes } from '../../src/escalation/wait.ts';
import { anAgent, anEscalation, createParts, open, START, textsOf } from './harness.ts';

type Made = Awaited<ReturnType<typeof createParts>>;
let made: Made;
const amina = anAgent('amina');
const conversationId = 'conversation-of-e1';
const minutesLater = (minutes: number) => new Date(START.getTime() + minutes * 60_000);

beforeEach(async () => {
  made = await createParts();
  await made.store.agents.add(amina);
});
afterEach(() => made.store.close());

/** Runs what the sweep wakes, as the queue would. */
async function sweepAndWork(): Promise<string[]> {
  made.queue.woken.length = 0;
  await createEscalationSweep(made.parts)();
  const woken = made.queue.woken.map((entry) => entry.replace('route ', ''));
  for (const id of woken) await createRouteHandler(made.parts)(id);
  return woken;
}

describe('the route handler', () => {
  it('tells the place once, without a wait that nobody knows', async () => {
    await open(made, anEscalation('e0', { createdAt: minutesLater(-5) }));
    await open(made, anEscalation('e1'));
    const handle = createRouteHandler(made.parts);
    await handle('e1');
    await handle('e1');
    expect(await textsOf(made, conversationId)).toEqual(['system: fr queue.place {"position":2}']);
  });

  it('tells the expected wait from recent ones', async () => {
    for (const n of [1, 2, 3]) {
      const served: Partial<Escalation> = { createdAt: minutesLater(-30), assignedAt: minutesLater(-30 + n) };
      const state = { state: 'resolved', agentId: 'amina', resolvedAt: minutesLater(-5) } as const;
      await open(made, anEscalation(`served-${n}`, { ...served, ...state }));
    }
    await open(made, anEscalation('e1'));
    await createRouteHandler(made.parts)('e1');
    expect(await textsOf(made, conversationId)).toEqual([
      'system: fr queue.position {"position":1,"minutes":2}',
    ]);
  });

  it('puts an emergency before those who came earlier', async () => {
    await open(made, anEscalation('e0', { createdAt: minutesLater(-5) }));
    await open(made, anEscalation('e1', { priority: 100, reason: 'emergency' }));
    await createRouteHandler(made.parts)('e1');
    expect(await textsOf(made, conversationId)).toEqual(['system: fr queue.place {"position":1}']);
  });

  it('ignores what does not exist', async () => {
    await expect(createRouteHandler(made.parts)('nothing')).resolves.toBeUndefined();
  });
});

describe('after a crash', () => {
  it('the sweep finishes a claim that was cut off after its first write', async () => {
    const waiting = await open(made, anEscalation('e1'));
    await made.store.escalations.save({ ...waiting, state: 'assigned', agentId: 'amina', assignedAt: START });
    expect(await sweepAndWork()).toEqual(['e1']);
    expect(await made.store.conversations.get(conversationId)).toMatchObject({
      state: 'assigned',
      agentId: 'amina',
    });
    expect(await textsOf(made, conversationId)).toEqual(['system: fr agent.joined {"name":"Amina"}']);
    expect(await sweepAndWork()).toEqual([]);
  });

  it('the sweep finishes an end that was cut off, so that the bot speaks again', async () => {
    await open(made, anEscalation('e1'));
    const held = await claim(made.parts, 'e1', amina);
    await made.store.escalations.save({
      ...held,
      state: 'resolved',
      resolvedAt: START,
      disposition: 'answered',
    });
    expect(await sweepAndWork()).toEqual(['e1']);
    expect(await made.store.conversations.get(conversationId)).toMatchObject({ state: 'bot' });
    expect((await textsOf(made, conversationId)).at(-1)).toContain('agent.left');
    expect(await sweepAndWork()).toEqual([]);
  });

  it('an old escalation does not disturb the one opened since', async () => {
    const state = { state: 'resolved', agentId: 'amina', assignedAt: START, resolvedAt: START } as const;
    await open(made, anEscalation('e1', state));
    await made.store.escalations.open(anEscalation('e2', { conversationId, createdAt: minutesLater(1) }));
    await sweepAndWork();
    expect(await made.store.conversations.get(conversationId)).toMatchObject({ state: 'queued' });
  });

  it('looks at each version once', async () => {
    await open(made, anEscalation('e1'));
    await createRouteHandler(made.parts)('e1');
    const sweep = createEscalationSweep(made.parts);
    await sweep();
    const get = jest.spyOn(made.store.messages, 'get');
    await sweep();
    expect(get).not.toHaveBeenCalled();
  });
});

it('puts what a disabled agent held back in line, and the citizen hears of it', async () => {
  await open(made, anEscalation('e1'));
  await claim(made.parts, 'e1', amina);
  made.clock.pass(60);
  expect(await releaseHeld(made.store, 'amina', made.clock.now())).toBe(1);
  await sweepAndWork();
  expect(await made.store.conversations.get(conversationId)).toMatchObject({ state: 'queued' });
  expect((await textsOf(made, conversationId)).slice(1)).toEqual([
    'system: fr agent.transferred {"name":"Amina"}',
    'system: fr queue.place {"position":1}',
  ]);
});

describe('the expected wait', () => {
  const served = (minutes: number, ago: number) =>
    anEscalation(`s${minutes}-${ago}`, {
      createdAt: minutesLater(-ago - minutes),
      assignedAt: minutesLater(-ago),
    });

  it('is the median of recent waits, never less than a minute', () => {
    expect(expectedMinutes([served(1, 5), served(9, 5), served(4, 5)], START)).toBe(4);
    expect(expectedMinutes([served(0, 5), served(0, 6), served(0, 7)], START)).toBe(1);
  });

  it('is unknown after few or only old ones', () => {
    expect(expectedMinutes([served(3, 5), served(3, 6)], START)).toBeUndefined();
    expect(expectedMinutes([served(3, 300), served(3, 301), served(3, 302)], START)).toBeUndefined();
  });
});
