import { closedForFault, type OpeningHours } from '../../src/calendar/hours.ts';
import type { Escalation } from '../../src/core/escalation.ts';
import { serviceLevelOf } from '../../src/escalation/service-level.ts';
import { createServiceLevelWatch } from '../../src/escalation/service-levels.ts';
import { alwaysOpen, anEscalation, createParts, open, START } from './harness.ts';

/** 08:00–20:00 UTC; the test's day begins at 10:00. */
const OFFICE = alwaysOpen([{ from: '08:00', to: '20:00' }]);
const minute = (minutes: number) => new Date(START.getTime() + minutes * 60_000);
const said = (from: 'citizen' | 'agent' | 'bot', minutes: number) => ({ from, at: minute(minutes) });

function level(
  changes: Partial<Escalation>,
  {
    messages = [],
    now = 0,
    hours = OFFICE,
  }: { messages?: ReturnType<typeof said>[]; now?: number; hours?: OpeningHours } = {},
) {
  return serviceLevelOf({ escalation: anEscalation('e1', changes), messages, hours, now: minute(now) });
}

it('counts down to the first word of an agent', () => {
  expect(level({})).toEqual({ kind: 'first-response', dueAt: minute(15), state: 'ok' });
  expect(level({}, { now: 12 })).toMatchObject({ state: 'warning' });
  expect(level({}, { now: 15 })).toMatchObject({ state: 'breached' });
  expect(level({}, { messages: [said('bot', 1), said('citizen', 2)], now: 3 })).toMatchObject({
    kind: 'first-response',
    dueAt: minute(15),
  });
});

it('stops while the citizen has the word, and goes on with the next one', () => {
  const state = { state: 'assigned', agentId: 'amina', firstReplyAt: minute(5) } as const;
  expect(level(state, { messages: [said('agent', 5)], now: 90 })).toBeUndefined();
  const messages = [said('agent', 5), said('citizen', 100), said('citizen', 101)];
  expect(level(state, { messages, now: 102 })).toEqual({
    kind: 'next-response',
    dueAt: minute(115),
    state: 'ok',
  });
});

it('counts towards the end only the time that the citizen waited for us', () => {
  const state = { state: 'assigned', agentId: 'amina', firstReplyAt: minute(400) } as const;
  // 400 minutes of ours, then 25 days of theirs, then 75 minutes: 475 of 480.
  const messages = [
    said('agent', 400),
    said('citizen', 36_000),
    said('agent', 36_075),
    said('citizen', 36_080),
  ];
  expect(level(state, { messages, now: 36_081 })).toEqual({
    kind: 'resolution',
    dueAt: minute(36_085),
    state: 'warning',
  });
});

it('runs only in working hours, but for emergencies and the two days of a complaint', () => {
  const evening = { createdAt: new Date('2026-11-23T19:50:00Z') };
  expect(level(evening)?.dueAt).toEqual(new Date('2026-11-24T08:05:00Z'));
  expect(level({ ...evening, priority: 100, reason: 'emergency' })?.dueAt).toEqual(
    new Date('2026-11-23T19:52:00Z'),
  );
  const complaint = {
    ...evening,
    reason: 'complaint',
    priority: 20,
    state: 'assigned',
    agentId: 'amina',
  } as const;
  const night = { from: 'citizen', at: new Date('2026-11-25T18:55:00Z') } as const;
  const messages = [{ from: 'agent', at: new Date('2026-11-23T19:50:30Z') } as const, night];
  const late = serviceLevelOf({
    ...{ escalation: anEscalation('e1', complaint), messages, hours: OFFICE },
    now: new Date('2026-11-25T18:56:00Z'),
  });
  expect(late).toMatchObject({ kind: 'next-response', dueAt: new Date('2026-11-25T19:55:00Z') });
  const unanswered = serviceLevelOf({
    ...{
      escalation: anEscalation('e1', { ...complaint, firstReplyAt: START }),
      messages: [],
      hours: alwaysOpen([]),
    },
    now: minute(0),
  });
  expect(unanswered).toMatchObject({ kind: 'resolution', dueAt: new Date('2026-11-25T19:50:00Z') });
});

it('ends with the escalation, and promises nothing on a faulty calendar', () => {
  expect(level({ state: 'resolved', resolvedAt: minute(1) })).toBeUndefined();
  expect(level({}, { hours: closedForFault('utc', 'broken') })).toBeUndefined();
});

it('hints at the warning, at the breach and at the end of it, each once; after a restart again', async () => {
  const made = await createParts();
  await open(made, anEscalation('e1'));
  const watch = createServiceLevelWatch(made.parts);
  const hintsAfter = async (seconds: number, look = watch) => {
    made.clock.pass(seconds);
    made.hints.published.length = 0;
    await look();
    return made.hints.published.length;
  };
  expect(await hintsAfter(0)).toBe(0);
  expect(await hintsAfter(12 * 60)).toBe(1);
  expect(await hintsAfter(5)).toBe(0);
  expect(await hintsAfter(3 * 60)).toBe(1);
  expect(await hintsAfter(1, createServiceLevelWatch(made.parts))).toBe(1);
  await made.store.close();
});
