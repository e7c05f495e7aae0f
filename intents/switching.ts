import type { Memory } from '../src/core/conversation.ts';
import type { Language } from '../src/core/language.ts';
import type { Understanding } from '../src/core/understanding.ts';
import { wordCount } from './questions.ts';

/** Below this the language of a message is a guess, and the conversation's stands. */
const HEARD = 0.5;
/** To leave the language a talk has been in takes more… */
const SWITCHED = 0.6;
/** …and still more for few words, which may be borrowed, or between two registers that share most words. */
const SURELY_SWITCHED = 0.8;
const FEW_WORDS = 3;

interface Spoken {
  readonly text: string;
  /** The language in use so far, or the platform's hint. */
  readonly before: Language;
  readonly heard: Pick<Understanding, 'language' | 'languageConfidence'>;
}

/** Whether a message moves the talk into its own language: never by a single borrowed word. */
export function movesLanguage({ text, before, heard }: Spoken, { introduced }: Memory): boolean {
  const { language, languageConfidence: sure } = heard;
  if (!introduced) return sure >= HEARD;
  const words = wordCount(text);
  if (words <= 1) return false;
  const close = areClose(before, language);
  return sure >= (words <= FEW_WORDS || close ? SURELY_SWITCHED : SWITCHED);
}

/** Standard Arabic and Darija in Arabic letters. */
function areClose(a: string, b: string): boolean {
  const close = ['ar', 'ary-Arab'];
  return close.includes(a) && close.includes(b);
}
