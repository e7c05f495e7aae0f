import { randomBytes } from 'node:crypto';
import { decodeAct } from '../../src/core/citizen-act.ts';
import type { RouterInput, RouterTurn } from '../../src/core/router.ts';
import { fillDemo } from '../../src/desk/demo/fill.ts';
import { mustBeEmpty, wipeDemo } from '../../src/desk/demo/mark.ts';
import { aConversation, anAgent, createParts, START } from '../escalation/harness.ts';

const quiet = () => undefined;
const LOG = { debug: quiet, info: quiet, warn: quiet, error: quiet };

/** Hands on whoever names an agent; carries out what is pressed; answers the rest. */
function route({ text, choice, language = 'fr', memory, queued }: RouterInput): RouterTurn {
  const act = choice ? decodeAct(choice) : undefined;
  const wants = /agent|موظف/.test(text) && !queued;
  return {
    replies: [{ text: 'Réponse', language }],
    language,
    languageChosen: false,
    service: 'passport',
    aspect: 'general',
    outcome: wants ? 'escalated' : 'answered',
    memory: { ...memory, service: 'passport' },
    ...(wants && { escalation: { reason: 'asked' as const } }),
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
  expect(resolved.every(({ resolvedAt }) => resolvedAt && resolvedAt <= START)).toBe(true);
  await expect(mustBeEmpty(store)).rejects.toThrow('here already');

  await store.conversations.ensure(aConversation('real'));
  await store.canned.put({ id: 'fr x', shortcut: 'x', language: 'fr', text: 'x', updatedAt: START });
  expect(await wipeDemo(store)).toBe(conversations);
  expect((await store.conversations.page('', 10)).map(({ id }) => id)).toEqual(['real']);
  expect((await store.agents.list()).map(({ id }) => id)).toEqual(['root']);
  expect((await store.canned.list()).map(({ shortcut }) => shortcut)).toEqual(['x']);
  expect(await store.escalations.opened(new Date(0), new Date(START.getTime() + 1), 9)).toEqual([]);
}, 60_000);

it('is never mixed with real conversations or agents', async () => {
  await made.store.conversations.ensure(aConversation('real'));
  await expect(mustBeEmpty(made.store)).rejects.toThrow('real conversations');
  await made.store.conversations.erase('real');
  await made.store.agents.add(anAgent('amina'));
  await expect(mustBeEmpty(made.store)).rejects.toThrow('real agents');
});
