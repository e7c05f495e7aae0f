import { carryOut } from '../../src/escalation/citizen.ts';
import { claim } from '../../src/escalation/claim.ts';
import { markCall, noteCallBack } from '../../src/escalation/mark-call.ts';
import { resolve } from '../../src/escalation/resolve.ts';
import { createRouteHandler } from '../../src/escalation/route.ts';
import { aCallBack } from '../contracts/store/samples.ts';
import {
  alwaysOpen,
  anAgent,
  anEscalation,
  calendarsOf,
  createParts,
  open,
  START,
  textsOf,
} from './harness.ts';

type Made = Awaited<ReturnType<typeof createParts>>;
let made: Made;
const amina = anAgent('amina');
const said = anAgent('said');
const conversationId = 'conversation-of-e1';
const get = () => made.store.callBacks.get('cb1');
const choices = async () =>
  (await made.store.messages.latest(conversationId, 1))[0]?.choices?.map(({ id }) => id);

beforeEach(async () => {
  made = await createParts();
  for (const one of [amina, said]) await made.store.agents.add(one);
  await open(made, anEscalation('e1'));
});
afterEach(() => made.store.close());

describe('a call', () => {
  beforeEach(async () => {
    await made.store.callBacks.add(aCallBack({ conversationId, dueAt: START }));
    await claim(made.parts, 'e1', amina);
  });
  const mark = (result: 'called' | 'no-answer', attempts: number, actor = amina) =>
    markCall(made.parts, 'cb1', { result, attempts, actor });

  it('that was answered is over', async () => {
    expect(await mark('called', 0)).toMatchObject({ state: 'called', attempts: 1, closedAt: START });
    expect((await mark('no-answer', 0)).state).toBe('called');
    expect((await textsOf(made, conversationId)).join()).not.toContain('call-back');
  });

  it('that nobody picked up is made again an hour of work later, and given up after three', async () => {
    expect(await mark('no-answer', 0)).toMatchObject({
      ...{ state: 'due', attempts: 1, agentId: 'amina' },
      dueAt: new Date(START.getTime() + 3_600_000),
    });
    // The same mark sent again counts once and is told once.
    expect(await mark('no-answer', 0)).toMatchObject({ attempts: 1 });
    await mark('no-answer', 1);
    expect(await mark('no-answer', 2)).toMatchObject({ state: 'unreached', attempts: 3, closedAt: START });
    const told = (await textsOf(made, conversationId)).filter((text) => text.includes('call-back'));
    expect(told.map((text) => text.split(' ')[2])).toEqual([
      'call-back.missed',
      'call-back.missed',
      'call-back.given-up',
    ]);
  });

  it('is for the holder of the conversation alone to mark', async () => {
    const notHeld = { code: 'conversation.not-held' };
    await expect(mark('called', 0, said)).rejects.toMatchObject(notHeld);
    await expect(mark('called', 0, anAgent('hind', 'supervisor'))).rejects.toMatchObject(notHeld);
    await expect(
      markCall(made.parts, 'unknown', { result: 'called', attempts: 0, actor: amina }),
    ).rejects.toMatchObject({ code: 'call-back.unknown' });
  });

  it('is not needed any more once the conversation is ended', async () => {
    await resolve(made.parts, 'e1', { actor: amina, disposition: 'answered' });
    expect(await get()).toMatchObject({ state: 'withdrawn', closedAt: START });
  });
});

it('is withdrawn by whoever leaves the line', async () => {
  await made.store.callBacks.add(aCallBack({ conversationId }));
  await carryOut(made.store, conversationId, { kind: 'leave-queue' }, START);
  expect(await get()).toMatchObject({ state: 'withdrawn' });
});

it('may be noted by the holder, once, and only with its country code', async () => {
  const note = (phone: string, actor = amina) => noteCallBack(made.parts, { conversationId, phone }, actor);
  await expect(note('+212612345678')).rejects.toMatchObject({ code: 'conversation.not-held' });
  await claim(made.parts, 'e1', amina);
  await expect(note('0612345678')).rejects.toMatchObject({ code: 'request.malformed' });
  await note('+212 612 345 678');
  await note('+212612345678');
  expect(await made.store.callBacks.ofConversation(conversationId)).toMatchObject([
    { phone: '+212612345678', state: 'due' },
  ]);
});

describe('being rung up instead of waiting', () => {
  const closed = () => ({
    ...made.parts,
    calendars: () => calendarsOf(alwaysOpen([{ from: '12:00', to: '20:00' }])),
  });

  it('is offered outside the hours', async () => {
    await createRouteHandler(closed())('e1');
    expect(await choices()).toEqual(['call-back.ask', 'queue.leave']);
  });

  it('is not offered twice, nor where the wait is short or not known', async () => {
    await createRouteHandler(made.parts)('e1');
    expect(await choices()).toEqual(['queue.leave']);
    await made.store.callBacks.add(aCallBack({ conversationId: 'conversation-of-e2' }));
    await open(made, anEscalation('e2'));
    await createRouteHandler(closed())('e2');
    const [last] = await made.store.messages.latest('conversation-of-e2', 1);
    expect(last?.choices?.map(({ id }) => id)).toEqual(['queue.leave']);
  });

  it('is offered where the wait is long', async () => {
    for (const n of [1, 2, 3])
      await made.store.escalations.open(
        anEscalation(`o${n}`, {
          ...{ state: 'assigned', agentId: 'amina', assignedAt: START },
          createdAt: new Date(START.getTime() - 20 * 60_000),
        }),
      );
    await createRouteHandler(made.parts)('e1');
    expect(await choices()).toEqual(['call-back.ask', 'queue.leave']);
  });
});
