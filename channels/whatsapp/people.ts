import type { ValueStore } from '../../src/ports/store.ts';
import type { Received } from './decode.ts';

/**
 * Keeps one person one conversation when they begin to hide their number: from then on only their business-scoped id
 * comes (https://developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids), and it
 * leads back to the number they were first known by.
 */
export class People {
  constructor(private readonly values: Pick<ValueStore, 'get' | 'set' | 'remove'>) {}

  /** The id under which the person has been known so far. */
  async personIdOf({ message: { personId }, userId }: Received): Promise<string> {
    return (userId === personId && (await this.values.get(nameOf(userId)))) || personId;
  }

  /** Notes by which number they are known, once their message is stored. */
  async remember({ message: { personId }, userId }: Received): Promise<void> {
    if (!userId || userId === personId) return;
    if ((await this.values.get(nameOf(userId))) !== personId) await this.values.set(nameOf(userId), personId);
  }

  async forget(address: unknown): Promise<void> {
    const { userId } = (address ?? {}) as Address;
    if (userId) await this.values.remove(nameOf(userId));
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
