import type { AuditEntry } from '../core/audit.ts';
import type { Conversation } from '../core/conversation.ts';
import { AppError } from '../core/errors.ts';
import type { Channel } from '../ports/channel.ts';
import type { Clock } from '../ports/clock.ts';
import type { HintBus } from '../ports/queue.ts';
import type { Store } from '../ports/store.ts';
import type { ErasedMessages } from './erased.ts';

export interface EraseParts {
  readonly store: Store;
  readonly hints: HintBus;
  readonly erased: Pick<ErasedMessages, 'remembering'>;
  /** Those that may keep something of a person beside the conversation. */
  readonly channels: readonly Pick<Channel, 'name' | 'forget'>[];
  readonly now: Clock;
  /** A new random id, which leads back to nobody. */
  readonly newId: () => string;
}

/** What there is of a conversation. Numbers only. */
export interface Holding {
  readonly conversations: number;
  readonly messages: number;
  readonly notes: number;
  /** Telephone numbers that were given to be rung. */
  readonly callBacks: number;
  /** Turns that still say what was understood. */
  readonly understood: number;
}

/** What was there and what is there now: the proof of an erasure. */
export interface Erasure {
  readonly removed: Holding;
  readonly left: Holding;
  /** Records without words that stay for counting. */
  readonly kept: { readonly turns: number; readonly escalations: number };
}

/** What erasing would remove, and what would stay. @throws {AppError} `conversation.unknown` */
export async function previewErasure(
  { store }: Pick<EraseParts, 'store'>,
  conversationId: string,
): Promise<Pick<Erasure, 'removed' | 'kept'> & { readonly held: boolean }> {
  const conversation = await find(store, conversationId);
  return {
    removed: await holdingOf(store, conversationId),
    kept: await keptOf(store, conversationId),
    held: conversation.held === true,
  };
}

/**
 * Erases a conversation for good: messages, notes, numbers to ring, what was understood, where its person is reached. Records without
 * words stay under an id that leads back to nobody. Whoever waited in it waits no more.
 * @throws {AppError} `conversation.unknown`, `conversation.must-be-kept`
 */
export async function eraseConversation(
  parts: EraseParts,
  conversationId: string,
  { actor, action }: Pick<AuditEntry, 'actor' | 'action'>,
): Promise<Erasure> {
  const { store, hints, channels, erased, now, newId } = parts;
  const conversation = await find(store, conversationId);
  if (conversation.held)
    throw new AppError('conversation.must-be-kept', 'This conversation is held: lift the hold first.');
  const { removed, kept } = await previewErasure(parts, conversationId);
  const closed = await closeOpen(parts, conversationId);
  // First: as long as the conversation is there, this is done again.
  const { channel, personId, address } = conversation;
  await channels.find(({ name }) => name === channel)?.forget?.({ conversationId, personId, address });
  const alias = `erased-${newId()}`;
  await store.privacy.dissolve(conversationId, alias, await erased.remembering());
  // Who came to wait meanwhile.
  closed.push(...(await closeOpen(parts, alias)));
  const erasure = { removed, left: await holdingOf(store, conversationId), kept };
  const detail = JSON.stringify(erasure);
  await store.audit.add({ id: newId(), at: now(), actor, action, subject: conversationId, detail });
  for (const id of closed) await hints.publish({ kind: 'escalation', id });
  await hints.publish({ kind: 'conversation', id: conversationId });
  return erasure;
}

async function find(store: Store, id: string): Promise<Conversation> {
  const conversation = await store.conversations.get(id);
  if (!conversation) throw new AppError('conversation.unknown', 'There is no conversation of that id.');
  return conversation;
}

async function holdingOf(store: Store, id: string): Promise<Holding> {
  const turns = await store.turns.ofConversation(id);
  return {
    conversations: (await store.conversations.get(id)) ? 1 : 0,
    messages: await countMessages(store, id),
    notes: (await store.notes.ofConversation(id)).length,
    callBacks: (await store.callBacks.ofConversation(id)).length,
    understood: turns.filter(({ understanding }) => understanding).length,
  };
}

async function keptOf(store: Store, id: string): Promise<Erasure['kept']> {
  return {
    turns: (await store.turns.ofConversation(id)).length,
    escalations: (await store.escalations.ofConversation(id)).length,
  };
}

async function countMessages(store: Store, id: string): Promise<number> {
  let count = 0;
  let position = 0;
  for (;;) {
    const page = await store.messages.after(id, position);
    const last = page.at(-1);
    if (!last) return count;
    count += page.length;
    position = last.seq;
  }
}

/** Nobody is routed to a talk that is gone. Returns the ids of the escalations that were open. */
async function closeOpen({ store, now }: EraseParts, conversationId: string): Promise<string[]> {
  const closed: string[] = [];
  for (;;) {
    const all = await store.escalations.ofConversation(conversationId);
    const open = all.find(({ state }) => state !== 'resolved');
    if (!open) return closed;
    const { offer: _, ...rest } = open;
    const waited = open.state === 'waiting' ? { abandoned: true } : { disposition: 'other' as const };
    const ended = { ...rest, ...waited, state: 'resolved' as const, resolvedAt: now() };
    if (await store.escalations.save(ended)) closed.push(open.id);
  }
}
