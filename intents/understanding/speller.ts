import { hashText } from './features.ts';
import { hasStandardWord } from './lexicon/standard-words.ts';
import { normalWords } from './normalise.ts';

/**
 * Knows the words of the training texts, and sees which of them a word was meant to be that differs by one slip: a letter
 * left out, doubled, wrong, or swapped with the next. Plain data, kept with the model.
 */
export interface Speller {
  /** Commonest first. */
  readonly words: readonly string[];
  /** How many of them are common. */
  readonly common: number;
  /** Hashes of the words, whole and with each letter left out in turn, ascending… */
  readonly hashes: Uint32Array;
  /** …and the word that each comes from. */
  readonly places: Uint32Array;
}

/** Shorter words have too many neighbours. */
const SHORTEST = 4;
/** From this length a word is recognised however rare it is; a shorter one must be common… */
const LONG = 6;
/** …which is to stand in one text of so many… */
const COMMON_IN = 2000;
/** …and among words of which at most this share is unknown: in another dialect short words are other words. */
const MOSTLY_KNOWN = 0.5;
const SEED = 0x9e3779b9;

/** Learns the words of texts. */
export function buildSpeller(texts: readonly string[]): Speller {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const word of normalWords(text)) if (isSpelt(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const sorted = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const common = sorted.filter(([, count]) => count >= texts.length / COMMON_IN).length;
  const words = sorted.map(([word]) => word);
  const entries = words.flatMap((word, place) => {
    const hashes = word.length >= LONG || place < common ? variantsOf(word) : [hashText(word, SEED)];
    return hashes.map((hash) => ({ hash, place }));
  });
  entries.sort((a, b) => a.hash - b.hash || a.place - b.place);
  return {
    words,
    common,
    hashes: Uint32Array.from(entries, ({ hash }) => hash),
    places: Uint32Array.from(entries, ({ place }) => place),
  };
}

/** Digits stand for sounds or for numbers: neither is a slip. */
function isSpelt(word: string): boolean {
  return word.length >= SHORTEST && !/\d/.test(word);
}

/** The words of a text, in normal form, as training knows them; one that it knows, or cannot guess, stays as it is. */
export function respell(speller: Speller, words: readonly string[]): string[] {
  const spelt = words.filter(isSpelt);
  const unknown = new Set(spelt.filter((word) => !isKnown(speller, word)));
  if (unknown.size === 0) return [...words];
  // A single word proves nothing of the others.
  const shortToo = unknown.size === 1 || unknown.size <= MOSTLY_KNOWN * spelt.length;
  return words.map((word) => (unknown.has(word) ? nearest(speller, word, shortToo) : word));
}

function isKnown({ words, hashes, places }: Speller, word: string): boolean {
  if (hasStandardWord(word)) return true;
  const hash = hashText(word, SEED);
  for (let at = firstAt(hashes, hash); hashes[at] === hash; at++)
    if (words[places[at] as number] === word) return true;
  return false;
}

/** The commonest word from which the unknown one differs by a slip; else the word itself. */
function nearest({ words, common, hashes, places }: Speller, word: string, shortToo: boolean): string {
  let best: number | undefined;
  for (const hash of variantsOf(word))
    for (let at = firstAt(hashes, hash); hashes[at] === hash; at++) {
      const place = places[at] as number;
      const known = words[place] as string;
      // People rarely miss the first letter; another one makes another word.
      if (known[0] !== word[0] || (best !== undefined && place >= best)) continue;
      const long = word.length >= LONG && known.length >= LONG;
      if (long ? isOneSlip(known, word) : shortToo && place < common && isMistyped(known, word)) best = place;
    }
  return best === undefined ? word : (words[best] as string);
}

function variantsOf(word: string): number[] {
  const hashes = new Set([hashText(word, SEED)]);
  for (let at = 0; at < word.length; at++) hashes.add(hashText(word.slice(0, at) + word.slice(at + 1), SEED));
  return [...hashes];
}

/** Where a hash stands, or would. */
function firstAt(hashes: Uint32Array, hash: number): number {
  let [low, high] = [0, hashes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hashes[middle] as number) < hash) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where two words part, and what is left of each from there. */
function partingOf(a: string, b: string): { at: number; restA: string; restB: string } {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return { at, restA: a.slice(at), restB: b.slice(at) };
}

/** Whether two words differ by one letter more, less, other, or by two neighbours swapped. */
function isOneSlip(known: string, word: string): boolean {
  const { restA, restB } = partingOf(known, word);
  return restA.slice(1) === restB.slice(1) || restA === restB.slice(1) || isMistyped(known, word);
}

/** Whether the word is the known one with a letter left out or doubled, or two neighbours swapped: no other word by chance. */
function isMistyped(known: string, word: string): boolean {
  const { at, restA, restB } = partingOf(known, word);
  const leftOut = restA.slice(1) === restB;
  const doubled = restA === restB.slice(1) && word[at] === word[at - 1];
  const swapped = restA.charAt(1) + restA.charAt(0) + restA.slice(2) === restB;
  return leftOut || doubled || swapped;
}
