import type { Language } from './language.ts';
import type { ChannelName } from './message.ts';
import type { ServiceId } from './services.ts';

/** `due`: still to be made. `unreached`: nobody picked up, however often. `withdrawn`: no longer wanted or needed. */
export const CALL_BACK_STATES = ['due', 'called', 'unreached', 'withdrawn'] as const;
export type CallBackState = (typeof CALL_BACK_STATES)[number];

/** What an agent says of a call. */
export const CALL_RESULTS = ['called', 'no-answer'] as const;
export type CallResult = (typeof CALL_RESULTS)[number];

/** Somebody asks to be rung up. Whoever holds their escalation sees the number, and nobody else. */
export interface CallBack {
  readonly id: string;
  readonly conversationId: string;
  /** International form, `+212600000000`. Stands nowhere else. */
  readonly phone: string;
  readonly language: Language;
  readonly channel: ChannelName;
  readonly topic?: ServiceId;
  readonly askedAt: Date;
  /** Not to be rung before. */
  readonly dueAt: Date;
  readonly state: CallBackState;
  /** Calls made so far. */
  readonly attempts: number;
  readonly lastAttemptAt?: Date;
  /** Who rang last. */
  readonly agentId?: string;
  /** When it was no longer `due`. */
  readonly closedAt?: Date;
  /** Grows by one with each save; a save with an old version is refused. */
  readonly version: number;
}

/** So many calls without an answer, and nobody tries again. */
export const MOST_CALLS = 3;

/** Country calling codes (ITU-T E.164), and how long a number is after those most of our people have. */
const CALLING_CODE =
  /^(?:1|7|20|27|2[1-69]\d|3[0-469]|3[578]\d|4[013-9]|42\d|5[1-8]|5[09]\d|6[0-6]|6[789]\d|8[1246]|85\d|88\d|9[0-58]|9[67]\d|99[2-8])/;
const LENGTHS: Readonly<Record<string, number>> = { 212: 9, 33: 9, 34: 9, 31: 9, 1: 10 };
const SHORTEST = 8;
const LONGEST = 15;

/** A number to ring, in international form; `undefined` if it has no country code or cannot be a number. */
export function callablePhone(written: string): string | undefined {
  const plain = westernDigits(written).replace(/[\s()./\u2010-\u2015-]/g, '');
  const digits = /^(?:\+|00)(\d+)$/.exec(plain)?.[1];
  if (!digits || digits.length < SHORTEST || digits.length > LONGEST) return undefined;
  const code = CALLING_CODE.exec(digits)?.[0];
  if (!code) return undefined;
  // “+33 (0)6 …” is written so often that it is understood.
  const national = digits.slice(code.length).replace(/^0(?=\d{9})/, code === '39' ? '0' : '');
  const length = LENGTHS[code];
  return length !== undefined && national.length !== length ? undefined : `+${code}${national}`;
}

/** Digits with the signs that people put between them. In “678 3afak” the 3 is a letter. */
const NUMBER = /\+?[0-9٠-٩۰-۹](?:[\s()./\u2010-\u2015-]{1,2}[0-9٠-٩۰-۹](?!\p{L})|[0-9٠-٩۰-۹]){6,17}/gu;

/**
 * Takes the number out of the answer to “which number?”: the text without any digit of it, and the number if it can be
 * rung. `undefined` where the text holds no number at all.
 */
export function takePhone(text: string): { text: string; phone?: string } | undefined {
  const found = text.match(NUMBER);
  if (!found) return undefined;
  const phone = found.map(callablePhone).find((one) => one !== undefined);
  return { text: text.replace(NUMBER, HIDDEN_NUMBER), ...(phone && { phone }) };
}
/** Stands in a text for a number that was taken out of it. */
export const HIDDEN_NUMBER = '•••';

function westernDigits(text: string): string {
  return text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0));
}
