import { normalWords } from './normalise.ts';
import { skeleton, withoutArticle } from './skeleton.ts';

/** Families of features; each is brought to length one before they are joined, so that none drowns the others. */
export const BLOCKS = ['words', 'characters', 'skeletons'] as const;
export type Block = (typeof BLOCKS)[number];

/** Which families a classifier looks at, and how much each weighs. Zero leaves it out. */
export type FeatureOptions = Readonly<Record<Block, number>>;

export const DEFAULT_FEATURES: FeatureOptions = { words: 1, characters: 1, skeletons: 0.7 };

/** Called once for each occurrence of a feature. */
export type Emit = (block: number, hash: number) => void;

const NGRAM_MIN = 2;
const NGRAM_MAX = 5;
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
};

/** All features of a text. */
export function extract(text: string, options: FeatureOptions, emit: Emit): void {
  const words = normalWords(text);
  if (options.words > 0) emitWords(words, emit);
  if (options.characters > 0) emitCharacters(words, emit);
  if (options.skeletons > 0) emitSkeletons(words, emit);
}

function emitWords(words: readonly string[], emit: Emit): void {
  let previous = '^';
  for (const word of words) {
    emit(0, hashText(word, SEEDS.word));
    emit(0, hashText(`${previous} ${word}`, SEEDS.pair));
    previous = word;
  }
  emit(0, hashText(`${previous} $`, SEEDS.pair));
}

/** N-grams of 2 to 5 characters across the text, spaces included; the hash grows with the n-gram. */
function emitCharacters(words: readonly string[], emit: Emit): void {
  const line = ` ${words.join(' ')} `;
  for (let start = 0; start < line.length; start++) {
    let hash = SEEDS.letters;
    const end = Math.min(line.length, start + NGRAM_MAX);
    for (let at = start; at < end; at++) {
      hash = Math.imul(hash ^ line.charCodeAt(at), PRIME);
      if (at - start + 1 >= NGRAM_MIN) emit(1, finish(hash));
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
