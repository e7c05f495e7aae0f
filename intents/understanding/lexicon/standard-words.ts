import { normalise } from '../normalise.ts';
import { DANGER_WORDS } from './danger.ts';
import { EUROPEAN_WORDS } from './europe.ts';
import { PAPER_WORDS } from './papers.ts';
import { MESSAGE_WORDS, SPEECH_WORDS } from './speech.ts';

const TABLES = [SPEECH_WORDS, MESSAGE_WORDS, EUROPEAN_WORDS, PAPER_WORDS, DANGER_WORDS];

/** From each spelling to the standard word of its meaning; the first table that has it counts. */
const STANDARD = new Map<string, string>();
for (const line of TABLES.join('').split('\n')) {
  const [standard = '', ...others] = line.split(' ').filter(Boolean);
  // Words joined by `_` are for the reader: only single words are looked up.
  for (const other of others) {
    const key = other.includes('_') ? '' : normalise(other);
    if (key && !STANDARD.has(key)) STANDARD.set(key, standard);
  }
}

/** و ف ب ل ك and the article, written onto the next word. */
const PREFIX = /^(?:و|ف|ب|ل|ك)?(?:ال)?(?=\p{Script=Arabic}{3})/u;
/** ما…ش and ma…ch around a verb: not. */
const DENIED = /^(?:ما?(\p{Script=Arabic}{3,})ش|ma([a-z0-9]{3,})(?:ch|sh))$/u;
const NOT = 'ليس';

/** Whether the lexicon has this normalised word. */
export function hasStandardWord(word: string): boolean {
  return STANDARD.has(word);
}

/** Normalised words of speech as standard words; words that are not in the lexicon stay. A denied verb makes two words. */
export function standardWords(words: readonly string[]): string[] {
  return words.flatMap((word) => {
    const direct = STANDARD.get(word);
    if (direct) return direct;
    const denied = DENIED.exec(word);
    const verb = denied?.[1] ?? denied?.[2];
    return verb ? [NOT, standardWord(verb)] : standardWord(word);
  });
}

function standardWord(word: string): string {
  return STANDARD.get(word) ?? STANDARD.get(word.replace(PREFIX, '')) ?? word;
}
