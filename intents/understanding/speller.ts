import { hashText } from './features.ts';
import { normalWords } from './normalise.ts';

/**
 * Knows the words of the training texts, and sees which of them a word was meant to be that differs by one slip: a letter
 * left out, doubled, wrong, or swapped with the next. Plain data, kept with the model.
 */
export interface Speller {
  /** Commonest first. */
  readonly words: readonly string[];
  /** Hashes of all words, whole and with each letter left out in turn, ascending… */
  readonly hashes: Uint32Array;
  /** …and the word that each comes from. */
  readonly places: Uint32Array;
}

/** Shorter words have too many neighbours. */
const SHORTEST = 6;
const SEED = 0x9e3779b9;

/** Learns the words of texts. */
export function buildSpeller(texts: readonly string[]): Speller {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const word of normalWords(text)) if (isSpelt(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([word]) => word);
  const entries = words.flatMap((word, place) => variantsOf(word).map((hash) => ({ hash, place })));
  entries.sort((a, b) => a.hash - b.hash || a.place - b.place);
  return {
    words,
    hashes: Uint32Array.from(entries, ({ hash }) => hash),
    places: Uint32Array.from(entries, ({ place }) => place),
  };
}

/** Digits stand for sounds or for numbers: neither is a slip. */
function isSpelt(word: string): boolean {
  return word.length >= SHORTEST && !/\d/.test(word);
}

/** A word in normal form as training knows it; a word it knows, and one it cannot guess, stays as it is. */
export function respell(speller: Speller, word: string): string {
  if (!isSpelt(word)) return word;
  let best: number | undefined;
  for (const hash of variantsOf(word))
    for (let at = firstAt(speller.hashes, hash); speller.hashes[at] === hash; at++) {
      const place = speller.places[at] as number;
      const known = speller.words[place] as string;
      if (known === word) return word;
      // People rarely miss the first letter; another one makes another word.
      const near = known[0] === word[0] && isOneSlip(known, word);
      if (near && (best === undefined || place < best)) best = place;
    }
  return best === undefined ? word : (speller.words[best] as string);
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

/** Whether two words differ by one letter more, less, other, or by two neighbours swapped. */
function isOneSlip(a: string, b: string): boolean {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const [restA, restB] = [a.slice(at), b.slice(at)];
  const swapped = restA.charAt(1) + restA.charAt(0) + restA.slice(2);
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    swapped === restB
  );
}
