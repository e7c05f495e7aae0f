import type { Linear } from '../linear.ts';
import { indexVocabulary, positionOf, type Vocabulary } from '../vectors.ts';
import { type LanguageBag, URNS, WORD } from './bag.ts';

/** Log-likelihoods of features per class. Better than a margin where short texts must be told after long ones. */
export interface NaiveBayes {
  readonly vocabulary: Vocabulary;
  readonly linear: Linear;
}

export interface BayesExample {
  readonly bag: LanguageBag;
  readonly label: number;
}

/** What an unseen feature counts for. */
const SMOOTHING = 0.05;
const FIRST_SIZE = 1 << 12;
/** What a vocabulary of this kind has no use for. */
const FLAT = {
  idf: new Float32Array(0),
  unseenIdf: 0,
  options: { words: 1, characters: 1, skeletons: 0, signs: 0, askings: 0, meanings: false, pairs: false },
};

/** Counts features per class; each urn of features is drawn from by itself. */
export class Tally {
  private readonly places = new Map<number, number>();
  private readonly urns: number[] = [];
  private readonly totals: Float64Array;
  private counts: Float32Array;

  constructor(private readonly classes: number) {
    this.totals = new Float64Array(URNS * classes);
    this.counts = new Float32Array(FIRST_SIZE * classes);
  }

  add({ bag, label }: BayesExample): void {
    for (let i = 0; i < bag.hashes.length; i++) {
      const urn = bag.urns[i] as number;
      const amount = bag.amounts[i] as number;
      const cell = this.placeOf(bag.hashes[i] as number, urn) * this.classes + label;
      this.counts[cell] = (this.counts[cell] as number) + amount;
      const total = urn * this.classes + label;
      this.totals[total] = (this.totals[total] as number) + amount;
    }
  }

  private placeOf(hash: number, urn: number): number {
    const known = this.places.get(hash);
    if (known !== undefined) return known;
    const place = this.urns.push(urn) - 1;
    this.places.set(hash, place);
    if (this.urns.length * this.classes > this.counts.length) {
      const larger = new Float32Array(this.counts.length * 2);
      larger.set(this.counts);
      this.counts = larger;
    }
    return place;
  }

  /** Multinomial, all classes equally likely beforehand. */
  estimate(): NaiveBayes {
    const { classes } = this;
    const hashes = Uint32Array.from(this.places.keys());
    const weights = new Float32Array(hashes.length * classes);
    const sizes = this.urnSizes();
    for (let f = 0; f < hashes.length; f++) {
      const urn = this.urns[f] as number;
      let middle = 0;
      for (let c = 0; c < classes; c++) {
        const total = (this.totals[urn * classes + c] as number) + SMOOTHING * (sizes[urn] as number);
        const weight = Math.log(((this.counts[f * classes + c] as number) + SMOOTHING) / total);
        weights[f * classes + c] = weight;
        middle += weight / classes;
      }
      // Only differences between classes matter: around zero they need fewer bits.
      for (let c = 0; c < classes; c++)
        weights[f * classes + c] = (weights[f * classes + c] as number) - middle;
    }
    const scales = new Float32Array(classes).fill(1);
    const linear = { classes, weights, scales, bias: new Float32Array(classes) };
    return { vocabulary: indexVocabulary({ ...FLAT, hashes }), linear };
  }

  private urnSizes(): Float64Array {
    const sizes = new Float64Array(URNS);
    for (const urn of this.urns) sizes[urn] = (sizes[urn] as number) + 1;
    return sizes;
  }
}

/** By how much a word met once in training speaks for its class: by itself it proves nothing. */
const ONCE = Math.log((1 + SMOOTHING) / SMOOTHING);

/** How much more the most telling word of a borrowing class counts than any other feature. */
const TELLING = 3;

/**
 * Log-likelihood of each class, damped by length: n-grams of one text are not independent. For the classes that borrow
 * freely, their most telling word counts by itself and undamped: “wach” or “ديال” tell Darija however many words of
 * French or standard Arabic stand around them, for those two never hold such words.
 */
export function naiveScores(
  { vocabulary, linear }: NaiveBayes,
  bag: LanguageBag,
  borrowing: readonly number[] = [],
): Float64Array {
  const { classes, weights, scales } = linear;
  const sums = new Float64Array(classes);
  const telling = new Float64Array(classes);
  let known = 1;
  for (let i = 0; i < bag.hashes.length; i++) {
    const position = positionOf(vocabulary, bag.hashes[i] as number);
    if (position < 0) continue;
    const amount = bag.amounts[i] as number;
    known += amount;
    const row = position * classes;
    for (let c = 0; c < classes; c++)
      sums[c] = (sums[c] as number) + amount * (weights[row + c] as number) * (scales[c] as number);
    if (bag.urns[i] !== WORD) continue;
    for (const c of borrowing)
      telling[c] = Math.max(telling[c] as number, amount * (lead(linear, row, c) - ONCE));
  }
  const damping = 1 / Math.sqrt(known);
  return sums.map((sum, c) => sum * damping + TELLING * (telling[c] as number));
}

/** By how much a feature speaks for a class rather than for any other; below zero if it does not. */
function lead({ classes, weights, scales }: Linear, row: number, label: number): number {
  const weight = (c: number) => (weights[row + c] as number) * (scales[c] as number);
  let other = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < classes; c++) if (c !== label) other = Math.max(other, weight(c));
  return weight(label) - other;
}
