import type { ValueStore } from '../../src/ports/store.ts';
import type { Received } from './decode.ts';

/** Most people whose ids are remembered without asking the store. */
const REMEMBERED = 10_000;

/**
 * Keeps one person one conversation when they begin to hide their number: from then on only their business-scoped id
 * comes (https://developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids), and it
 * leads back to the number they were first known by.
 */
export class People {
  private readonly known = new Set<string>();

  constructor(private readonly values: Pick<ValueStore, 'get' | 'set'>) {}

  /** The id under which the person has been known so far. */
  async personIdOf({ message: { personId }, userId }: Received): Promise<string> {
    return (userId === personId && (await this.values.get(nameOf(userId)))) || personId;
  }

  /** Notes by which number they are known, once their message is stored. */
  async remember({ message: { personId }, userId }: Received): Promise<void> {
    if (!userId || userId === personId || this.known.has(userId)) return;
    if ((await this.values.get(nameOf(userId))) !== personId) await this.values.set(nameOf(userId), personId);
    if (this.known.size >= REMEMBERED) this.known.clear();
    this.known.add(userId);
  }
}

function nameOf(userId: string): string {
  return `whatsapp.person.${userId}`;
}

/** What the channel keeps in a conversation's `address`. */
interface Address {
  readonly userId?: string;
}

/** Whom a message is for, as the interface wants it: a number, or the id of somebody who hides theirs. */
export function recipientOf(personId: string, address: unknown): { to: string } | { recipient: string } {
  if (/^\d+$/.test(personId)) return { to: personId };
  return { recipient: (address as Address | undefined)?.userId ?? personId };
}
