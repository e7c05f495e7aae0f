import { type Conversation, EMPTY_MEMORY } from '../core/conversation.ts';
import type { Ids } from '../core/ids.ts';
import type { Language } from '../core/language.ts';
import type { ChannelName } from '../core/message.ts';
import type { Clock } from '../ports/clock.ts';
import type { ConversationStore } from '../ports/store.ts';

/** Who writes, and what the platform says of them. */
export interface Person {
  readonly channel: ChannelName;
  readonly personId: string;
  readonly address?: unknown;
  readonly languageHint?: Language;
  readonly mission?: string;
}

/** Finds a person's conversation or begins it. One person on one channel has one conversation, for good. */
export type OpenConversation = (person: Person) => Promise<Conversation>;

export function createOpenConversation(parts: {
  conversations: ConversationStore;
  ids: Ids;
  now: Clock;
}): OpenConversation {
  const { conversations, ids, now } = parts;
  return async (person) => {
    const id = ids.conversation(person.channel, person.personId);
    const known = await conversations.get(id);
    if (known) return keepAddress(conversations, known, person.address);
    const at = now();
    return conversations.ensure({
      id,
      channel: person.channel,
      personId: person.personId,
      ...(person.address === undefined ? {} : { address: person.address }),
      ...(person.languageHint ? { language: person.languageHint } : {}),
      ...(person.mission ? { mission: person.mission } : {}),
      state: 'bot',
      languageChosen: false,
      memory: EMPTY_MEMORY,
      answeredThrough: 0,
      version: 1,
      createdAt: at,
      updatedAt: at,
    });
  };
}

/** Platforms change where to answer (a new service address); the newest counts. Losing a race here costs nothing. */
async function keepAddress(
  conversations: ConversationStore,
  known: Conversation,
  address: unknown,
): Promise<Conversation> {
  if (address === undefined || JSON.stringify(address) === JSON.stringify(known.address)) return known;
  return (await conversations.save({ ...known, address })) ?? known;
}
