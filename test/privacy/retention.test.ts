import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ar } from '../../src/guide/wordings/ar.ts';
import { en } from '../../src/guide/wordings/en.ts';
import { es } from '../../src/guide/wordings/es.ts';
import { fr } from '../../src/guide/wordings/fr.ts';
import { eraseConversation, previewErasure } from '../../src/privacy/erase.ts';
import { createErasedMessages } from '../../src/privacy/erased.ts';
import { exportConversation } from '../../src/privacy/export.ts';
import { holdConversation } from '../../src/privacy/hold.ts';
import { RETENTION_DAYS, retain, startRetention } from '../../src/privacy/retention.ts';
import { openSqlite } from '../../src/store/sqlite/index.ts';
import { silentLog } from '../bot/harness.ts';
import {
  aCallBack,
  aConversation,
  aMessage,
  anEscalation,
  aSession,
  aTurn,
} from '../contracts/store/samples.ts';
import { inProcessHints } from '../support/in-process.ts';

const DAY = 24 * 60 * 60 * 1000;
const NOW = new Date('2026-11-23T10:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY);

async function parts() {
  let last = 0;
  const store = await openSqlite({ path: ':memory:' });
  const now = () => NOW;
  return {
    store,
    hints: inProcessHints(),
    channels: [],
    erased: createErasedMessages({ store, now, randomBytes }),
    now,
    newId: () => {
      last += 1;
      return `id-${last}`;
    },
    log: silentLog,
  };
}
type Parts = Awaited<ReturnType<typeof parts>>;

async function talk({ store }: Parts, id: string, days: number, change: object = {}): Promise<void> {
  const updatedAt = daysAgo(days);
  const conversation = await store.conversations.ensure(aConversation({ id, updatedAt, ...change }));
  await store.messages.append(aMessage({ id: `${id}-1`, conversationId: id, at: updatedAt }));
  const record = aTurn({ id: `${id}-1`, conversationId: id });
  await store.turns.commit({ conversation, messages: [], record });
}

describe('retention', () => {
  it('erases what is at rest for long enough, and only that', async () => {
    const made = await parts();
    const { store } = made;
    await talk(made, 'old', 181);
    await talk(made, 'young', 179);
    await talk(made, 'held', 900, { held: true });
    await store.conversations.ensure(aConversation({ id: 'unused', updatedAt: daysAgo(1.1) }));
    await store.conversations.ensure(aConversation({ id: 'just-opened', updatedAt: daysAgo(0.9) }));
    await talk(made, 'waiting', 900, { state: 'queued' });
    await talk(made, 'forgotten', 2, { forgotten: { at: daysAgo(2), through: 1 } });
    await talk(made, 'just-forgotten', 0, { forgotten: { at: daysAgo(0.5), through: 1 } });
    await store.audit.add({ id: 'old', at: daysAgo(366), actor: 'a', action: 'x' });
    await store.audit.add({ id: 'new', at: daysAgo(364), actor: 'a', action: 'x' });
    await store.sessions.add(aSession({ expiresAt: daysAgo(1) }));
    const called = { state: 'called', askedAt: daysAgo(9) } as const;
    await store.callBacks.add(aCallBack({ id: 'past', ...called, closedAt: daysAgo(7.1) }));
    await store.callBacks.add(aCallBack({ id: 'late', ...called, closedAt: daysAgo(6.9) }));
    await store.callBacks.add(aCallBack({ id: 'never', askedAt: daysAgo(31) }));
    await store.callBacks.add(aCallBack({ id: 'open', askedAt: daysAgo(29) }));
    const longAgo = await made.erased.remembering();
    await store.messages.append(aMessage({ id: 'long-gone', conversationId: 'gone', at: daysAgo(180.1) }));
    await store.privacy.dissolve('gone', 'erased-1', { ...longAgo, since: daysAgo(181) });
    expect(await made.erased.has('long-gone')).toBe(true);
    expect(await retain(made)).toEqual({
      conversations: 1,
      unused: 1,
      forgotten: 1,
      erasedMessages: 1,
      audit: 1,
      sessions: 1,
      callBacks: 2,
    });
    // Of what was erased for its age alone no mark is needed.
    const young = await Promise.all(['old-1', 'forgotten-1', 'long-gone'].map((id) => made.erased.has(id)));
    expect(young).toEqual([false, true, false]);
    const left = (await store.conversations.page('', 99)).map(({ id }) => id);
    expect(left).toEqual(['held', 'just-forgotten', 'just-opened', 'waiting', 'young']);
    expect((await store.turns.counts(daysAgo(9000), NOW)).map(({ count }) => count)).toEqual([6]);
    const book = await store.audit.list({ limit: 9, actor: 'system' });
    expect(book.map(({ subject, action }) => [subject, action]).sort()).toEqual([
      ['forgotten', 'retention'],
      ['old', 'retention'],
    ]);
  });

  it('runs once a day, whoever looks', async () => {
    const made = await parts();
    await talk(made, 'old', 200);
    await startRetention(made).stop();
    await talk(made, 'older', 200);
    await startRetention(made).stop();
    expect((await made.store.conversations.page('', 9)).map(({ id }) => id)).toEqual(['older']);
  });

  it('says in the documents what it does', () => {
    const page = readFileSync('docs/privacy.md', 'utf8');
    const { conversation, unused, forgotten, erasedMessage, audit, callBack, callBackNotMade } =
      RETENTION_DAYS;
    expect(page).toMatch(new RegExp(`^\\| Conversations \\|.*\\| ${conversation} days`, 'm'));
    expect(page).toMatch(new RegExp(`^\\| Empty conversations .*\\| ${unused} day`, 'm'));
    expect(page).toMatch(new RegExp(`^\\| Confirmation .*\\| ${forgotten} day`, 'm'));
    expect(page).toMatch(new RegExp(`^\\| Marks of erased messages .*\\| ${erasedMessage} days`, 'm'));
    for (const words of [ar, en, es, fr])
      for (const days of [conversation, callBack, callBackNotMade])
        expect(JSON.stringify(words.privacy)).toContain(` ${days} `);
    expect(page).toMatch(new RegExp(`^\\| Call-back .*\\| ${callBack} days.* ${callBackNotMade} days`, 'm'));
    expect(page).toMatch(new RegExp(`^\\| Audit log .*\\| ${audit} days`, 'm'));
  });
});

describe('erasing', () => {
  it('closes what waits, proves what is gone, and is written in the book without words', async () => {
    const made = await parts();
    const { store, hints } = made;
    await talk(made, 'c1', 0, { state: 'queued' });
    await store.escalations.open(anEscalation({ conversationId: 'c1', note: 'his name is Ali' }));
    await store.callBacks.add(aCallBack());
    expect(await previewErasure(made, 'c1')).toEqual({
      removed: { conversations: 1, messages: 1, notes: 0, callBacks: 1, understood: 1 },
      kept: { turns: 1, escalations: 1 },
      held: false,
    });
    const erasure = await eraseConversation(made, 'c1', { actor: 'agent-1', action: 'erase' });
    expect(erasure.left).toEqual({ conversations: 0, messages: 0, notes: 0, callBacks: 0, understood: 0 });
    const escalation = await store.escalations.get('e1');
    expect(escalation).toMatchObject({ state: 'resolved', abandoned: true });
    expect(escalation?.note).toBeUndefined();
    expect(hints.published.map(({ kind }) => kind)).toEqual(['escalation', 'conversation']);
    const [entry] = await store.audit.list({ limit: 1 });
    expect(entry).toMatchObject({ actor: 'agent-1', action: 'erase', subject: 'c1' });
    expect(entry?.detail).not.toMatch(/Ali|باسبور/);
    await expect(previewErasure(made, 'c1')).rejects.toMatchObject({ code: 'conversation.unknown' });
  });

  it('is refused while a hold lies on it', async () => {
    const made = await parts();
    await talk(made, 'c1', 0);
    await holdConversation(made.store, 'c1', true);
    const by = { actor: 'citizen', action: 'forget' };
    await expect(eraseConversation(made, 'c1', by)).rejects.toMatchObject({
      code: 'conversation.must-be-kept',
    });
    await holdConversation(made.store, 'c1', false);
    expect((await eraseConversation(made, 'c1', by)).left.messages).toBe(0);
  });

  it('can be preceded by a copy of everything', async () => {
    const made = await parts();
    await talk(made, 'c1', 0);
    await made.store.notes.add({ id: 'n', conversationId: 'c1', agentId: 'a', text: 'x', at: NOW });
    await made.store.callBacks.add(aCallBack());
    const own = JSON.stringify(await exportConversation(made.store, 'c1', { remarks: false }));
    expect(own).toContain('بغيت نجدد الباسبور');
    expect(own).toContain('"understood":[{');
    expect(own).toContain(aCallBack().phone);
    expect(own).not.toContain('"notes"');
    const whole = JSON.stringify(await exportConversation(made.store, 'c1', { remarks: true }));
    expect(whole).toContain('"notes":[{');
  });
});
