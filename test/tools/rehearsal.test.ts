import { claim } from '../../src/escalation/claim.ts';
import { reply } from '../../src/escalation/reply.ts';
import { resolve } from '../../src/escalation/resolve.ts';
import { type Records, readRecords } from '../../src/tools/chaos/books.ts';
import { ShiftBooks } from '../../src/tools/rehearsal/shift-books.ts';
import { Watch } from '../../src/tools/rehearsal/watch.ts';
import { aConversation, anAgent, anEscalation, calendarsOf, createParts } from '../escalation/harness.ts';
import { pause } from '../support/citizen.ts';

let made: Awaited<ReturnType<typeof createParts>>;
beforeEach(async () => {
  made = await createParts();
});
afterEach(() => made.store.close());

/** Somebody who was served, as it is kept. */
async function served(): Promise<Records> {
  const { parts, store } = made;
  const agent = await store.agents.add(anAgent('amina'));
  await store.conversations.ensure(aConversation('c1'));
  await store.escalations.open(anEscalation('e1', { conversationId: 'c1' }));
  await claim(parts, 'e1', agent);
  await reply(parts, { conversationId: 'c1', clientId: 'r1', text: 'Bonjour' }, agent);
  await resolve(parts, 'e1', { actor: agent, disposition: 'answered' });
  return readRecords(store, 'c1');
}

function found(records: Records, pressedLeave = false): string {
  const books = new ShiftBooks(new Set());
  books.compare(records, pressedLeave);
  return books.differences.join('\n');
}

it('the books of a shift are content with an honest end, and name every other', async () => {
  const records = await served();
  const [one] = records.escalations;
  const [joined, word, left] = records.messages;
  if (!one || !joined || !word || !left) throw new Error('There is not enough to compare.');
  expect(found(records)).toBe('');
  const ended = (change: object): Records => ({ ...records, escalations: [{ ...one, ...change }] });
  expect(found(ended({ state: 'assigned' }))).toContain('is left assigned');
  expect(found(ended({ abandoned: true }))).toContain('nobody left');
  expect(found({ ...ended({ abandoned: true }) }, true)).toBe('');
  const said = (...messages: Records['messages']): Records => ({ ...records, messages });
  expect(found(said(joined, left))).toContain('without a word');
  expect(found(said(word, left))).toContain('was not told');
  expect(found(said(joined, { ...word, agentId: 'said' }, left))).toContain(
    'said speaks while amina holds it',
  );
  expect(found(said(joined, word, { ...word, id: 'b', from: 'bot' }, left))).toContain('the bot speaks over');
});

it('the watch sees who waits beside a free agent, unless something was broken', async () => {
  const { store } = made;
  const now = new Date();
  await store.agents.add(
    anAgent('amina', 'agent', { presence: 'available', presenceSince: now, seenAt: now }),
  );
  await store.conversations.ensure(aConversation('c1'));
  await store.escalations.open(anEscalation('e1', { conversationId: 'c1', createdAt: now }));
  const watch = new Watch(store, calendarsOf());
  const looking = watch.look();
  await pause(2_500);
  watch.stop();
  await looking;
  expect(watch.judge([]).differences.join()).toContain('e1 waited');
  expect(watch.judge([{ what: 'kill redis', at: now }]).differences).toEqual([]);
});
