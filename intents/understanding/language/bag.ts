import { clip } from '../normalise.ts';
import type { WrittenScript } from './script.ts';

/** Longest text that is looked at: more says nothing new about its language. */
const LIMIT = 600;
const WORDS: Readonly<Record<WrittenScript, RegExp>> = {
  latin: /[\p{Script=Latin}\p{M}\p{N}'’]*\p{Script=Latin}[\p{Script=Latin}\p{M}\p{N}'’]*/gu,
  arabic: /[\p{Script=Arabic}\p{M}\p{N}]*\p{Script=Arabic}[\p{Script=Arabic}\p{M}\p{N}]*/gu,
};
const ELONGATED = /(\p{L})\1{2,}/gu;
const NAME = /^\p{Lu}/u;
const LONGEST_WORD = 30;
const NGRAM = 5;

/**
 * Kinds of features, each with its own urn: whole words, n-grams of letters, and words so short that in a hurry they
 * stand for anything (“d”, “f”, “o”).
 */
export const WORD = 0;
const LETTERS = 1;
const SCRAP = 2;
export const URNS = 3;
const SHORTEST_WORD = 3;

/** Titles and names are often in another language than the sentence around them. */
const NAME_COUNTS = 0.3;

/** What tells the language of a text, in its order: hash, urn, and what each counts for. */
export interface LanguageBag {
  readonly hashes: number[];
  readonly urns: number[];
  readonly amounts: number[];
}

/** The words of a text by script. */
export function wordsIn(text: string): Readonly<Record<WrittenScript, readonly string[]>> {
  // Compatibility forms may unfold into many letters.
  const plain = clip(clip(text, LIMIT).normalize('NFKC'), LIMIT);
  return { latin: plain.match(WORDS.latin) ?? [], arabic: plain.match(WORDS.arabic) ?? [] };
}

/** Words, and n-grams of one to five letters within words. Accents and Arabic letter forms stay: they tell. */
export function languageBag(words: readonly string[]): LanguageBag {
  const bag: LanguageBag = { hashes: [], urns: [], amounts: [] };
  // Where everything is in capitals none stands out as a name.
  const namesStandOut = words.some((word) => !NAME.test(word));
  words.forEach((word, i) => {
    const amount = namesStandOut && i > 0 && NAME.test(word) ? NAME_COUNTS : 1;
    const plain = word.toLowerCase().replace(ELONGATED, '$1').replaceAll('’', "'");
    addWord(bag, plain, amount);
  });
  return bag;
}

function add(bag: LanguageBag, urn: number, hash: number, amount: number): void {
  bag.hashes.push(hash);
  bag.urns.push(urn);
  bag.amounts.push(amount);
}

/** Seeds that keep equal strings of two urns apart. */
const SEEDS = [0x811c9dc5, 0x5bd1e995] as const;
const BORDER = 32;

/** FNV-1a, a letter at a time, so that longer n-grams go on from shorter ones. */
function mixed(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

/** The last letters must reach all bits: low ones choose the slot of a table. */
function settled(hash: number): number {
  return (hash ^ (hash >>> 15)) >>> 0;
}

function hashOfLetters(seed: number, letters: string): number {
  let hash = seed;
  for (let i = 0; i < letters.length; i++) hash = mixed(hash, letters.charCodeAt(i));
  return settled(hash);
}

function addWord(bag: LanguageBag, word: string, amount: number): void {
  add(bag, word.length < SHORTEST_WORD ? SCRAP : WORD, hashOfLetters(SEEDS[WORD], word), amount);
  const length = Math.min(word.length, LONGEST_WORD);
  const codeAt = (at: number) => (at === 0 || at > length ? BORDER : word.charCodeAt(at - 1));
  for (let from = 0; from <= length; from++) {
    let hash: number = SEEDS[LETTERS];
    for (let at = from; at < from + NGRAM && at <= length + 1; at++) {
      hash = mixed(hash, codeAt(at));
      add(bag, LETTERS, settled(hash), amount);
    }
  }
}
