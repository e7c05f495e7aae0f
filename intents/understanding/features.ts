import { askingSigns } from './asking-signs.ts';
import { caseSigns } from './case-signs.ts';
import { standardWords } from './lexicon/standard-words.ts';
import { normalWords } from './normalise.ts';
import { skeleton, withoutArticle } from './skeleton.ts';
import { stem } from './stem.ts';

/** Families of features; each is brought to length one before they are joined, so that none drowns the others. */
export const BLOCKS = ['words', 'characters', 'skeletons', 'signs', 'askings'] as const;
export type Block = (typeof BLOCKS)[number];

/** Which families a classifier looks at, and how much each weighs. Zero leaves it out. */
export type FeatureOptions = Readonly<Record<Block, number>> & {
  /** Whether words of speech stand under standard words (`standard-words.ts`). */
  readonly meanings: boolean;
  /** Whether words count two by two as well; of few examples nearly all pairs are chance. */
  readonly pairs: boolean;
};

/** Called once for each occurrence of a feature. */
export type Emit = (block: number, hash: number) => void;

const NGRAM_MIN = 2;
const NGRAM_MAX = 4;
/** How far apart, in words, two stems may stand to make a pair. */
const PAIR_WINDOW = 12;
const PRIME = 0x01000193;

/** Names of features are never kept: a 32-bit hash stands for each (FNV-1a, the family as seed). */
export function hashText(text: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return finish(hash);
}

function finish(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}

const SEEDS = {
  word: 0x811c9dc5,
  pair: 0x1b873593,
  letters: 0x5bd1e995,
  bone: 0x27d4eb2f,
  bonePair: 0x165667b1,
  stem: 0x2545f491,
  stemPair: 0x6c8e9cf5,
  sign: 0x3c6ef372,
  asking: 0x78dde6e4,
};

/** All features of a text; `respelt` puts right how words are spelt. */
export function extract(
  text: string,
  options: FeatureOptions,
  emit: Emit,
  respelt = (words: readonly string[]) => words,
): void {
  const plain = respelt(normalWords(text));
  const words = options.meanings ? standardWords(plain) : plain;
  if (options.words > 0) {
    const stems = words.map(stem);
    if (options.pairs) emitPhrases(words, stems, emit);
    for (const one of stems) emit(0, hashText(one, SEEDS.stem));
  }
  if (options.characters > 0) {
    // The standard words beside what was written, so that a misspelt word still meets its well-written siblings.
    const written = new Set(plain);
    emitCharacters(plain, emit);
    emitCharacters(
      words.filter((word) => !written.has(word)),
      emit,
    );
  }
  if (options.skeletons > 0) emitSkeletons(plain, emit);
  if (options.signs > 0) for (const sign of caseSigns(plain)) emit(3, hashText(sign, SEEDS.sign));
  if (options.askings > 0) for (const sign of askingSigns(plain)) emit(4, hashText(sign, SEEDS.asking));
}

/** Words as they stand, each with the one before it, and their stems two by two wherever they stand: word order is free in speech. */
function emitPhrases(words: readonly string[], stems: readonly string[], emit: Emit): void {
  let previous = '^';
  for (const word of words) {
    emit(0, hashText(word, SEEDS.word));
    emit(0, hashText(`${previous} ${word}`, SEEDS.pair));
    previous = word;
  }
  emit(0, hashText(`${previous} $`, SEEDS.pair));
  stems.forEach((one, at) => {
    const end = Math.min(stems.length, at + PAIR_WINDOW);
    for (let next = at + 1; next < end; next++) {
      const other = stems[next] ?? '';
      emit(0, hashText(one < other ? `${one} ${other}` : `${other} ${one}`, SEEDS.stemPair));
    }
  });
}

/** N-grams of 2 to 4 characters within words, their borders included; the hash grows with the n-gram. */
function emitCharacters(words: readonly string[], emit: Emit): void {
  for (const word of words) {
    const padded = ` ${word} `;
    for (let start = 0; start < padded.length; start++) {
      let hash = SEEDS.letters;
      const end = Math.min(padded.length, start + NGRAM_MAX);
      for (let at = start; at < end; at++) {
        hash = Math.imul(hash ^ padded.charCodeAt(at), PRIME);
        if (at - start + 1 >= NGRAM_MIN) emit(1, finish(hash));
      }
    }
  }
}

function emitSkeletons(words: readonly string[], emit: Emit): void {
  let previous = '';
  for (const word of words) {
    const bone = skeleton(word);
    if (bone.length < 2) continue;
    const bare = withoutArticle(bone);
    emit(2, hashText(bare, SEEDS.bone));
    if (previous) emit(2, hashText(`${previous} ${bare}`, SEEDS.bonePair));
    emitBoneParts(bare, emit);
    previous = bare;
  }
}

function emitBoneParts(bone: string, emit: Emit): void {
  const padded = `<${bone}>`;
  for (let at = 0; at + 3 <= padded.length; at++) emit(2, hashText(padded.slice(at, at + 3), SEEDS.bone + 1));
}
