import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Message } from '../core/message.ts';
import type { CopyLink } from '../core/router.ts';
import type { Clock } from '../ports/clock.ts';
import type { ValueStore } from '../ports/store.ts';
import { keptSecret } from './secret.ts';

/** A link counts for so many minutes. */
const COUNTS_FOR_MINUTES = 30;
/** Signs the links; made when the first is asked for. */
const KEY = 'privacy.copy-key';
const SIGNATURE_BYTES = 32;
/** Until when, in hexadecimal seconds; the signature; whose, so long as ids are. */
const TOKEN = /^([0-9a-f]{8})([0-9a-f]{64})((?:[0-9a-f]{2}){1,100})$/;
const IN_TEXT = /(\/copy\/)[0-9a-f]+/g;

export interface CopyLinkParts {
  /** Whether somebody asks for a copy in these words. */
  readonly asksForCopy: (text: string) => boolean;
  readonly values: Pick<ValueStore, 'get' | 'swap'>;
  readonly now: Clock;
  readonly randomBytes: (size: number) => Buffer;
  /** Where people reach the program; without it there are no links. */
  readonly publicUrl?: string | undefined;
}

/** Links by which a person fetches a copy of their conversation. Nothing is stored for one: it proves itself. */
export interface CopyLinks {
  /** The link that a person's message asks for; nothing if it does not, or where no address is known. */
  askedIn(message: Pick<Message, 'conversationId' | 'text'>): Promise<CopyLink | undefined>;
  /** Whose copy the end of a link opens; nothing for a wrong or an old one. */
  conversationOf(token: string): Promise<string | undefined>;
}

export function createCopyLinks(parts: CopyLinkParts): CopyLinks {
  const { asksForCopy, now, publicUrl } = parts;
  const keyOf = keptSecret(KEY, parts);
  const sign = async (until: string, id: string): Promise<Buffer> =>
    createHmac('sha256', await keyOf())
      .update(`${until} ${id}`)
      .digest();
  return {
    async askedIn({ conversationId, text }) {
      if (!publicUrl || !asksForCopy(text)) return undefined;
      const seconds = Math.floor(now().getTime() / 1000) + COUNTS_FOR_MINUTES * 60;
      const until = seconds.toString(16).padStart(8, '0');
      const signature = (await sign(until, conversationId)).toString('hex');
      const whose = Buffer.from(conversationId).toString('hex');
      const url = `${publicUrl.replace(/\/+$/, '')}/copy/${until}${signature}${whose}`;
      return { url, minutes: COUNTS_FOR_MINUTES };
    },
    async conversationOf(token) {
      const [, until = '', signature = '', whose = ''] = TOKEN.exec(token) ?? [];
      if (Number.parseInt(until || '0', 16) * 1000 <= now().getTime()) return undefined;
      const conversationId = Buffer.from(whose, 'hex').toString();
      const given = Buffer.from(signature, 'hex');
      const right = await sign(until, conversationId);
      return given.length === SIGNATURE_BYTES && timingSafeEqual(given, right) ? conversationId : undefined;
    },
  };
}

/** A text as others than its person may read it: the links in it open nothing. */
export function withoutCopyLinks(text: string): string {
  return text.replace(IN_TEXT, '$1…');
}
