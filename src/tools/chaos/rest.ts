import type { Store } from '../../ports/store.ts';
import { pause, until } from '../rig/until.ts';
import type { Account } from './books.ts';
import type { Site } from './site.ts';

/** Conversations read at the same time: a slow database is asked for many at once, and refuses too many. */
const READ_AT_ONCE = 20;

/**
 * Waits until everything stored is answered, delivered and seen, and nobody waits or is held.
 * @throws {Error} after `withinMs`, saying what is missing
 */
export async function settled(store: Store, all: readonly Account[], withinMs: number): Promise<void> {
  let missing: string | undefined;
  const quiet = async () => {
    missing = await stillMissing(store, all).catch(
      ({ message }: Error) => `what the store holds: ${message}`,
    );
    return missing === undefined;
  };
  const patient = async () => (await quiet()) && (await pause(1_000).then(quiet));
  await until(patient, withinMs).catch(() => {
    throw new Error(`Not at rest within ${withinMs} ms: ${missing}.`);
  });
}

/** The first thing found that is not yet done. */
async function stillMissing(store: Store, all: readonly Account[]): Promise<string | undefined> {
  const later = new Date(Date.now() + 3_600_000);
  const [unanswered] = await store.messages.conversationsUnhandledSince(later, 1);
  if (unanswered) return `an answer in ${unanswered}`;
  for (const channel of ['telegram', 'whatsapp', 'teams'] as const) {
    const [undelivered] = await store.deliveries.conversationsPendingSince(channel, later, 1);
    if (undelivered) return `a delivery in ${undelivered}`;
  }
  for (const state of ['waiting', 'assigned'] as const) {
    const [open] = await store.escalations.list({ state, limit: 1 });
    if (open) return `the end of ${open.id}, which is ${state}, in ${open.conversationId}`;
  }
  for (let from = 0; from < all.length; from += READ_AT_ONCE) {
    const unseen = await Promise.all(all.slice(from, from + READ_AT_ONCE).map((one) => notSeen(store, one)));
    const first = unseen.find((what) => what !== undefined);
    if (first !== undefined) return first;
  }
  return undefined;
}

async function notSeen(store: Store, { conversationId, sent, heard }: Account): Promise<string | undefined> {
  const stored = await store.messages.after(conversationId, 0);
  const mine = stored.filter(({ from }) => from === 'citizen');
  if (mine.length < sent.length) return `${sent.length - mine.length} messages in ${conversationId}`;
  if (heard && heard.length < stored.length)
    return `${stored.length - heard.length} messages on the stream of ${conversationId}`;
  return undefined;
}

/** A database that has been broken for long may be slow to answer; reading it is tried again for a minute. */
export async function patiently<T>(read: () => Promise<T>): Promise<T> {
  let result: { readonly value: T } | undefined;
  await until(
    async () => {
      result = { value: await read() };
      return true;
    },
    60_000,
    'the store can be read',
  );
  if (!result) throw new Error('The store cannot be read.');
  return result.value;
}

/** A clean end leaves nothing behind: no process, no lock, no lease. */
export async function stopAll(site: Site, store: Store): Promise<string[]> {
  const found: string[] = [];
  const holder = () => patiently(() => store.values.get('lease channel-telegram'));
  // What a killed process held is another's before long; who renews it is there, and has to give it back.
  const before = await holder();
  await until(async () => (await holder()) !== before, 45_000).catch(() =>
    found.push('nobody renews the lease of Telegram'),
  );
  await Promise.all(
    site.posts.map(async ({ role, program }) => {
      const code = await program.end('SIGTERM');
      if (code !== 0) found.push(`a ${role} ended with ${code} instead of 0`);
    }),
  );
  for (const program of site.all) if (program.alive) found.push(`process ${program.pid} is left over`);
  const locks = (await site.redis.command('KEYS bull:*:lock'))
    .split('\r\n')
    .filter((line) => /^[a-z]/.test(line));
  if (locks.length > 0) found.push(`left in Redis: ${locks.join(', ')}`);
  const left = await holder();
  if (left) found.push(`the lease of Telegram is left with ${left}`);
  return found;
}
