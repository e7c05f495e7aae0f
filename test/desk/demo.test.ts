import { randomBytes } from 'node:crypto';
import { decodeAct } from '../../src/core/citizen-act.ts';
import type { RouterInput, RouterTurn } from '../../src/core/router.ts';
import { fillDemo } from '../../src/desk/demo/fill.ts';
import { mustBeEmpty, wipeDemo } from '../../src/desk/demo/mark.ts';
import { aMissionCalendar } from '../contracts/store/samples.ts';
import { aConversation, anAgent, createParts, START } from '../escalation/harness.ts';

const quiet = () => undefined;
const LOG = { debug: quiet, info: quiet, warn: quiet, error: quiet };

/** Hands on whoever names an agent; carries out what is pressed; answers the rest. */
function route({ text, choice, language = 'fr', memory, queued }: RouterInput): RouterTurn {
  const act = choice ? decodeAct(choice) : undefined;
  const complains = /réclamation/.test(text);
  const wants = (complains || /agent|موظف/.test(text)) && !queued;
  const asked = act?.kind === 'ask-call-back' ? { asked: { question: 'call-back' as const } } : {};
  return {
    replies: [{ text: 'Réponse', language }],
    language,
    languageChosen: false,
    service: 'passport',
    aspect: 'general',
    outcome: wants ? 'escalated' : 'answered',
    memory: { ...memory, service: 'passport', ...asked },
    ...(wants && { escalation: { reason: complains ? ('complaint' as const) : ('asked' as const) } }),
    ...(act && { act }),
  };
}

let made: Awaited<ReturnType<typeof createParts>>;
beforeEach(async () => {
  made = await createParts();
});
afterEach(() => made.store.close());

const fill = () =>
  fillDemo({
    ...made.parts,
    router: () => ({ route, catalogue: {} as never }),
    suggest: () => undefined,
    say: (key) => key,
    log: LOG,
    until: START,
    random: seeded(7),
    randomBytes,
  });

/** The same row of numbers for the same seed (Numerical Recipes' generator). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

it('fills an empty store with life, and wipes it without touching anything real', async () => {
  const { store } = made;
  await store.agents.add(anAgent('root', 'administrator'));
  await mustBeEmpty(store);
  const { conversations, emails } = await fill();
  expect(conversations).toBeGreaterThan(100);
  expect(emails.every((email) => email.endsWith('@example.org'))).toBe(true);
  const resolved = await store.escalations.list({ state: 'resolved' });
  expect(resolved.length).toBeGreaterThan(20);
  expect(resolved.some(({ rating }) => rating)).toBe(true);
  expect((await store.escalations.list({ state: 'waiting' })).length).toBeGreaterThan(0);
  expect((await store.escalations.list({ state: 'assigned' })).length).toBeGreaterThan(0);
  expect(resolved.some(({ category, reference }) => category && reference)).toBe(true);
  expect(resolved.some(({ transfer, agentId }) => transfer && agentId === 'demo-agent-5')).toBe(true);
  expect(resolved.some(({ refusal }) => refusal)).toBe(true);
  expect((await store.escalations.list({ state: 'waiting' })).some(({ referral }) => referral)).toBe(true);
  const due = await store.callBacks.due(9);
  expect(due.map(({ attempts }) => attempts).toSorted()).toEqual([0, 0, 1]);
  expect((await store.duty.list(START, new Date(START.getTime() + 86_400_000))).length).toBeGreaterThan(0);
  expect((await store.missionCalendars.list()).map(({ missionId }) => missionId)).toEqual(['fr-lyon']);
  const all = await store.conversations.page('', 1000);
  expect(all.some(({ held }) => held)).toBe(true);
  for (const { id } of all) {
    const times = (await store.messages.after(id, 0)).map(({ at }) => at.getTime());
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  }
  expect(resolved.every(({ resolvedAt }) => resolvedAt && resolvedAt <= START)).toBe(true);
  await expect(mustBeEmpty(store)).rejects.toThrow('here already');

  await store.conversations.ensure(aConversation('real'));
  await store.missionCalendars.put(aMissionCalendar({ missionId: 'fr-paris' }));
  await store.canned.put({ id: 'fr x', shortcut: 'x', language: 'fr', text: 'x', updatedAt: START });
  expect(await wipeDemo(store)).toBe(conversations);
  expect((await store.conversations.page('', 10)).map(({ id }) => id)).toEqual(['real']);
  expect((await store.agents.list()).map(({ id }) => id)).toEqual(['root']);
  expect((await store.canned.list()).map(({ shortcut }) => shortcut)).toEqual(['x']);
  expect(await store.duty.list(new Date(0), new Date('2100-01-01'))).toEqual([]);
  expect((await store.missionCalendars.list()).map(({ missionId }) => missionId)).toEqual(['fr-paris']);
  expect([await store.teams.list(), await store.callBacks.due(9)]).toEqual([[], []]);
  expect(await store.escalations.opened(new Date(0), new Date(START.getTime() + 1), 9)).toEqual([]);
}, 60_000);

it('is never mixed with real conversations or agents', async () => {
  await made.store.conversations.ensure(aConversation('real'));
  await expect(mustBeEmpty(made.store)).rejects.toThrow('real conversations');
  await made.store.conversations.erase('real');
  await made.store.agents.add(anAgent('amina'));
  await expect(mustBeEmpty(made.store)).rejects.toThrow('real agents');
});
