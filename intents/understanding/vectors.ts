import { BLOCKS, type Emit, extract, type FeatureOptions } from './features.ts';
import { respell, type Speller } from './speller.ts';

/** The features of one text, each once: hash, family, how often. */
export interface Bag {
  readonly hashes: Uint32Array;
  readonly blocks: Uint8Array;
  readonly counts: Uint16Array;
}

/** One text as a classifier sees it: positions of known features and their weights. */
export interface Vector {
  readonly indices: Int32Array;
  readonly values: Float32Array;
  /** Shares, 0 to 1, of the text's words and of its characters (by weight) that training never saw. */
  readonly unseenWords: number;
  readonly unseenCharacters: number;
}

/** The features kept by training: an open-addressing table from hash to position, and each one's weight. */
export interface Vocabulary {
  readonly options: FeatureOptions;
  readonly hashes: Uint32Array;
  readonly idf: Float32Array;
  /** Weight given to a feature never seen, when reckoning what is unseen. */
  readonly unseenIdf: number;
  readonly slots: Int32Array;
}

export interface VocabularyLimits {
  /** Features in fewer texts are left out. */
  readonly minTexts: number;
  /** At most this many features, the commonest first. */
  readonly maxFeatures: number;
}

/** Gathers what an extractor emits. */
export function collect(run: (emit: Emit) => void): Bag {
  const places = new Map<number, number>();
  const hashes: number[] = [];
  const blocks: number[] = [];
  const counts: number[] = [];
  run((block, hash) => {
    const place = places.get(hash);
    if (place !== undefined) {
      counts[place] = (counts[place] ?? 0) + 1;
      return;
    }
    places.set(hash, hashes.length);
    hashes.push(hash);
    blocks.push(block);
    counts.push(1);
  });
  return {
    hashes: Uint32Array.from(hashes),
    blocks: Uint8Array.from(blocks),
    counts: Uint16Array.from(counts),
  };
}

/** The features of a text; with a speller, of its words as training knows them. */
export function bagOf(text: string, options: FeatureOptions, speller?: Speller): Bag {
  const respelt = speller && ((words: readonly string[]) => respell(speller, words));
  return collect((emit) => extract(text, options, emit, respelt));
}

/** Learns which features occur and in how many texts. */
export function buildVocabulary(
  bags: readonly Bag[],
  options: FeatureOptions,
  limits: VocabularyLimits,
): Vocabulary {
  // Sorted, so that the same texts give the same model.
  const kept = countsOf(bags)
    .filter(([, count]) => count >= limits.minTexts)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, limits.maxFeatures);
  return indexVocabulary({
    options,
    hashes: Uint32Array.from(kept, ([hash]) => hash),
    idf: Float32Array.from(kept, ([, count]) => rarity(bags.length, count)),
    unseenIdf: rarity(bags.length, 0.5),
  });
}

/** Each feature and in how many texts it is. Sorting them all is quicker than a map of millions. */
function countsOf(bags: readonly Bag[]): [hash: number, count: number][] {
  const all = new Uint32Array(bags.reduce((sum, { hashes }) => sum + hashes.length, 0));
  let size = 0;
  for (const { hashes } of bags) {
    all.set(hashes, size);
    size += hashes.length;
  }
  all.sort();
  const counts: [number, number][] = [];
  for (let start = 0; start < size; ) {
    let end = start + 1;
    while (end < size && all[end] === all[start]) end++;
    counts.push([all[start] as number, end - start]);
    start = end;
  }
  return counts;
}

/** Inverse document frequency, damped: of short texts the rare words are not the telling ones alone. */
function rarity(texts: number, count: number): number {
  return Math.sqrt(Math.log((texts + 1) / (count + 0.5)) + 1);
}

/** Adds the look-up table to a vocabulary that was just made or read from a file. */
export function indexVocabulary(parts: Omit<Vocabulary, 'slots'>): Vocabulary {
  const size = 1 << Math.ceil(Math.log2(Math.max(2, parts.hashes.length * 2)));
  const slots = new Int32Array(size).fill(-1);
  parts.hashes.forEach((hash, position) => {
    let slot = hash & (size - 1);
    while (slots[slot] !== -1) slot = (slot + 1) & (size - 1);
    slots[slot] = position;
  });
  return { ...parts, slots };
}

/** Position of a feature, or -1. */
export function positionOf({ slots, hashes }: Vocabulary, hash: number): number {
  const mask = slots.length - 1;
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const position = slots[slot] ?? -1;
    if (position === -1 || hashes[position] === hash) return position;
  }
}

/** Damped counts times rarity; each family brought to its length, then the whole to length one. */
export function vectorise(vocabulary: Vocabulary, bag: Bag): Vector {
  const indices = new Int32Array(bag.hashes.length);
  const values = new Float32Array(bag.hashes.length);
  const blocks = new Uint8Array(bag.hashes.length);
  const known = new Float64Array(BLOCKS.length);
  const unseen = new Float64Array(BLOCKS.length);
  let size = 0;
  for (let i = 0; i < bag.hashes.length; i++) {
    const block = bag.blocks[i] as number;
    const position = positionOf(vocabulary, bag.hashes[i] as number);
    const damped = 1 + Math.log(bag.counts[i] as number);
    const value = damped * (position < 0 ? vocabulary.unseenIdf : (vocabulary.idf[position] as number));
    const side = position < 0 ? unseen : known;
    side[block] = (side[block] as number) + value * value;
    if (position < 0) continue;
    indices[size] = position;
    blocks[size] = block;
    values[size++] = value;
  }
  rescale(values, blocks, { size, known, options: vocabulary.options });
  return {
    indices: indices.slice(0, size),
    values: values.slice(0, size),
    unseenWords: share(unseen[0], known[0]),
    unseenCharacters: share(unseen[1], known[1]),
  };
}

function rescale(
  values: Float32Array,
  blocks: Uint8Array,
  { size, known, options }: { size: number; known: Float64Array; options: FeatureOptions },
): void {
  const weights = BLOCKS.map((name, block) => (known[block] ? options[name] : 0));
  const length = Math.hypot(...weights) || 1;
  const scales = weights.map((weight, block) => weight / length / Math.sqrt(known[block] || 1));
  for (let i = 0; i < size; i++) values[i] = (values[i] as number) * (scales[blocks[i] as number] as number);
}

function share(unseen = 0, known = 0): number {
  return unseen + known > 0 ? unseen / (unseen + known) : 0;
}
