import type { Message } from '../../src/core/message.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { MessageStore, ValueStore } from '../../src/ports/store.ts';

/**
 * For so long after a person's last message anything may be sent to them, and then only approved templates:
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages#customer-service-windows.
 * A minute is kept back for the way there.
 */
const WINDOW_MS = 24 * 60 * 60 * 1000 - 60_000;
/** Where the person's last message is looked for: nearly always in the first few, in the last few hundred at worst. */
const LOOK_BACK = [20, 500] as const;

export interface WindowParts {
  readonly messages: Pick<MessageStore, 'latest'>;
  readonly values: Pick<ValueStore, 'get' | 'set' | 'remove'>;
  readonly now: Clock;
}

/** What is known of a window beyond the clock: it belongs to the person's message `after`. */
interface Note {
  readonly after: string;
  /** WhatsApp said that it is closed, whatever our clock says. */
  readonly closed?: boolean;
  /** The person has been told that an answer waits. */
  readonly told?: boolean;
}

/** Until when a person may be written to. Opens again, and forgets all, with their next message. */
export class ReplyWindow {
  constructor(private readonly parts: WindowParts) {}

  async isOpen(conversationId: string): Promise<boolean> {
    const last = await this.lastFromPerson(conversationId);
    if (!last || this.parts.now().getTime() - last.at.getTime() > WINDOW_MS) return false;
    return !(await this.note(conversationId, last.id)).closed;
  }

  /** WhatsApp refused a message because of the window: ours and its clock differ, or a retried webhook came late. */
  markClosed(conversationId: string): Promise<void> {
    return this.change(conversationId, { closed: true });
  }

  async wasTold(conversationId: string): Promise<boolean> {
    const last = await this.lastFromPerson(conversationId);
    return (await this.note(conversationId, last?.id)).told === true;
  }

  markTold(conversationId: string): Promise<void> {
    return this.change(conversationId, { told: true });
  }

  forget(conversationId: string): Promise<void> {
    return this.parts.values.remove(nameOf(conversationId));
  }

  private async change(conversationId: string, change: Partial<Note>): Promise<void> {
    const last = await this.lastFromPerson(conversationId);
    const note = await this.note(conversationId, last?.id);
    await this.parts.values.set(nameOf(conversationId), JSON.stringify({ ...note, ...change }));
  }

  private async note(conversationId: string, after = ''): Promise<Note> {
    const kept = await this.parts.values.get(nameOf(conversationId));
    const note = kept === undefined ? undefined : (JSON.parse(kept) as Note);
    return note?.after === after ? note : { after };
  }

  private async lastFromPerson(conversationId: string): Promise<{ id: string; at: Date } | undefined> {
    for (const count of LOOK_BACK) {
      const latest = await this.parts.messages.latest(conversationId, count);
      const found = latest.findLast(({ from }) => from === 'citizen');
      if (found || latest.length < count) return found ?? erased(latest);
    }
    return undefined;
  }
}

/** Who has just had their words erased has written all the same: what answers them stands for it. */
function erased(messages: readonly Message[]): { id: string; at: Date } | undefined {
  const answer = messages.findLast(({ cause }) => cause !== undefined);
  return answer?.cause === undefined ? undefined : { id: answer.cause, at: answer.at };
}

function nameOf(conversationId: string): string {
  return `whatsapp.window.${conversationId}`;
}
