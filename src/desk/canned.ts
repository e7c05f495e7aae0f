import { type CannedReply, cannedId } from '../core/desk-notes.ts';
import type { Language } from '../core/language.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../ports/store.ts';

interface CannedParts {
  readonly store: Pick<Store, 'canned'>;
  readonly now: Clock;
}

/** All canned replies, in order of shortcut and language. */
export async function listCanned({ store }: Pick<CannedParts, 'store'>) {
  const replies = await store.canned.list();
  return { replies: replies.map(({ id: _, ...reply }) => reply) };
}

/** Writes the reply of a shortcut in a language, new or not. */
export async function putCanned(
  { store, now }: CannedParts,
  { shortcut, language, text }: { shortcut: string; language: Language; text: string },
): Promise<Omit<CannedReply, 'id'>> {
  const reply = { shortcut, language, text, updatedAt: now() };
  await store.canned.put({ ...reply, id: cannedId(language, shortcut) });
  return reply;
}

/** Removing what is not there is fine. */
export async function removeCanned(
  { store }: Pick<CannedParts, 'store'>,
  { shortcut, language }: { shortcut: string; language: Language },
): Promise<void> {
  await store.canned.remove(cannedId(language, shortcut));
}
