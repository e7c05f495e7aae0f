import { callablePhone } from '../core/call-back.ts';
import type { Conversation } from '../core/conversation.ts';
import type { Ids } from '../core/ids.ts';
import { deliveryQueue } from '../core/outbound.ts';
import { shorten } from '../core/text-parts.ts';
import type { Store } from '../ports/store.ts';

/** So many messages are looked through for the caller's words. */
const LOOKED_AT = 200;
const MOST = 20;
const EXCERPT = 80;

interface Parts {
  readonly store: Pick<Store, 'conversations' | 'messages'>;
  readonly ids: Ids;
}

/**
 * Conversations to which a caller's answer could be sent: the one of the telephone number they call from, where the
 * platform's id is that number (WhatsApp), else those in which they wrote the words, newest first.
 */
export async function findRecipients({ store, ids }: Parts, query: string) {
  const byNumber = await store.conversations.getMany(idsOfNumber(ids, query));
  const found = await store.messages.search(query, LOOKED_AT);
  const excerpts = new Map(
    found.toReversed().map(({ conversationId, text }) => [conversationId, shorten(text, EXCERPT)]),
  );
  const byWords = await store.conversations.getMany([...excerpts.keys()]);
  const all = new Map([...byNumber, ...byWords].map((one) => [one.id, one]));
  return {
    recipients: [...all.values()]
      .filter(({ channel }) => deliveryQueue(channel))
      .sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime())
      .slice(0, MOST)
      .map((one) => recipientView(one, excerpts.get(one.id))),
  };
}

function idsOfNumber(ids: Ids, query: string): string[] {
  const digits = callablePhone(query)?.slice(1);
  if (!digits) return [];
  return [ids.conversation('whatsapp', digits), ids.conversation('whatsapp-web', `${digits}@c.us`)];
}

/** Not where its person is reached: the last message is enough to know them by. */
function recipientView(
  { id, channel, language, state, updatedAt }: Conversation,
  excerpt: string | undefined,
) {
  return { conversationId: id, channel, language, state, updatedAt, ...(excerpt && { excerpt }) };
}
