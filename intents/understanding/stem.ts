import { stemmer as dutch } from '@orama/stemmers/dutch';
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { arabicStem } from './arabic-stem.ts';

const LATIN = /^\p{Script=Latin}/u;
const STEMMERS = [english, french, spanish, italian, dutch, german];
/** Words whose stem is remembered; a stem costs some microseconds, and most words come again. */
const REMEMBERED = 20_000;
const known = new Map<string, string>();

/**
 * What is left of a normalised word without its endings; words of other scripts stay. Of a word in Latin letters the
 * shortest stem that any of six languages makes: the language of a short message is not sure, and the shortest stem
 * was as good as that of the right language (measured on `nlpjs50`).
 */
export function stem(word: string): string {
  if (!LATIN.test(word)) return arabicStem(word);
  const found = known.get(word);
  if (found !== undefined) return found;
  const made = STEMMERS.map((make) => make(word)).reduce((a, b) => (b.length < a.length ? b : a), word);
  if (known.size >= REMEMBERED) known.clear();
  known.set(word, made);
  return made;
}
