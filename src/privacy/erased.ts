import { createHmac } from 'node:crypto';
import type { Remembering } from '../core/erased.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../ports/store.ts';
import { keptSecret } from './secret.ts';

/**
 * How long an erased message is remembered after it was stored: as long as an ordinary one is kept. A platform repeats
 * its calls for a week at most (WhatsApp). That a message is old by the platform's date is no reason to leave it: where
 * a clock is wrong, all that people write would be lost.
 */
export const REMEMBERED_DAYS = 180;

const DAY_MS = 24 * 60 * 60 * 1000;
/** Without it nobody can try whether a message of a person they know of was erased. */
const KEY = 'privacy.erased-key';

/** Knows what was erased lately, so that a platform's late call, or a recorded one, does not bring it back. */
export interface ErasedMessages {
  has(messageId: string): Promise<boolean>;
  /** Removes a message that was stored, and had been erased since it was asked whether it `has` it. */
  takeBack(messageId: string): Promise<void>;
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
    takeBack: (messageId) => store.privacy.takeBack(messageId),
    async remembering() {
      const key = await secret();
      return {
        markOf: (messageId) => mark(key, messageId),
        since: new Date(now().getTime() - REMEMBERED_DAYS * DAY_MS),
      };
    },
  };
}
