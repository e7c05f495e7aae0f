import { createHmac } from 'node:crypto';
import type { Remembering } from '../core/erased.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../ports/store.ts';
import { keptSecret } from './secret.ts';

/**
 * How long after it was sent a platform's message is taken, in days. WhatsApp repeats a call for a week, Telegram keeps
 * an update for a day, Teams' tokens count for an hour; a day more, because clocks differ.
 */
export const LATEST_DAYS = 8;
/** How long an erased message is remembered after it was stored: until it is surely too old, on anybody's clock. */
export const REMEMBERED_DAYS = LATEST_DAYS + 1;

const DAY_MS = 24 * 60 * 60 * 1000;
/** Without it nobody can try whether a message of a person they know of was erased. */
const KEY = 'privacy.erased-key';

/** Knows what was erased lately, so that a platform's late call, or a recorded one, does not bring it back. */
export interface ErasedMessages {
  has(messageId: string): Promise<boolean>;
  /** To be given to whatever erases messages. */
  remembering(): Promise<Remembering>;
}

export interface ErasedParts {
  readonly store: Pick<Store, 'values' | 'privacy'>;
  readonly now: Clock;
  readonly randomBytes: (size: number) => Buffer;
}

export function createErasedMessages({ store, now, randomBytes }: ErasedParts): ErasedMessages {
  const secret = keptSecret(KEY, { ...store, randomBytes });
  const mark = (key: string, messageId: string) =>
    createHmac('sha256', key).update(messageId).digest('base64url');
  return {
    has: async (messageId) => store.privacy.wasErased(mark(await secret(), messageId)),
    async remembering() {
      const key = await secret();
      return {
        markOf: (messageId) => mark(key, messageId),
        since: new Date(now().getTime() - REMEMBERED_DAYS * DAY_MS),
      };
    },
  };
}

/** Whether a message is too old to be new: a call that was recorded long ago. */
export function isTooLate(sentAt: Date, now: Date): boolean {
  return now.getTime() - sentAt.getTime() > LATEST_DAYS * DAY_MS;
}
