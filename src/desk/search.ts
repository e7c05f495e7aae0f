import { shorten } from '../core/text-parts.ts';
import type { Store } from '../ports/store.ts';
import { withoutCopyLinks } from '../privacy/copy-link.ts';

const MOST_FOUND = 50;
/** Characters shown around what was found. */
const AROUND = 60;

/** Messages that hold the words, newest first, with what stands around them. */
export async function searchMessages(store: Pick<Store, 'messages'>, words: string) {
  const found = await store.messages.search(words, MOST_FOUND);
  return {
    messages: found.map(({ id, conversationId, seq, from, language, at, text }) => ({
      ...{ id, conversationId, seq, from, language, at },
      excerpt: excerptOf(withoutCopyLinks(text), words),
    })),
  };
}

function excerptOf(text: string, words: string): string {
  const at = text.toLowerCase().indexOf(words.toLowerCase());
  const start = Math.max(0, at - AROUND);
  return `${start > 0 ? '…' : ''}${shorten(text.slice(start), 2 * AROUND + words.length)}`;
}
