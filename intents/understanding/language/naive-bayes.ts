import type { Linear } from '../linear.ts';
import { type Bag, indexVocabulary, positionOf, type Vocabulary } from '../vectors.ts';

/** Log-likelihoods of features per class. Better than a margin where short texts must be told after long ones. */
export interface NaiveBayes {
  readonly vocabulary: Vocabulary;
  readonly linear: Linear;
}

export interface BayesExample {
  readonly bag: Bag;
  readonly label: number;
}

/** What an unseen feature counts for. */
const SMOOTHING = 0.05;
/** Features of words and of letters are drawn from separate urns. */
const URNS = 2;

/** Multinomial, all classes equally likely beforehand. */
export function trainNaiveBayes(examples: readonly BayesExample[], classes: number): NaiveBayes {
  const counts = new Map<number, Float64Array>();
  const urnOf = new Map<number, number>();
  const totals = new Float64Array(URNS * classes);
  for (const { bag, label } of examples)
    bag.hashes.forEach((hash, i) => {
      const row = counts.get(hash) ?? new Float64Array(classes);
      const urn = bag.blocks[i] as number;
      const count = bag.counts[i] as number;
      row[label] = (row[label] as number) + count;
      totals[urn * classes + label] = (totals[urn * classes + label] as number) + count;
      counts.set(hash, row);
      urnOf.set(hash, urn);
    });
  const sizes = new Float64Array(URNS);
  for (const urn of urnOf.values()) sizes[urn] = (sizes[urn] as number) + 1;
  const hashes = Uint32Array.from(counts.keys()).sort();
  const weights = new Float32Array(hashes.length * classes);
  hashes.forEach((hash, f) => {
    const urn = urnOf.get(hash) ?? 0;
    const row = Array.from(counts.get(hash) ?? [], (count, c) =>
      Math.log(
        (count + SMOOTHING) / ((totals[urn * classes + c] as number) + SMOOTHING * (sizes[urn] as number)),
      ),
    );
    // Only differences between classes matter: around zero they need fewer bits.
    const middle = row.reduce((sum, value) => sum + value, 0) / classes;
    weights.set(
      row.map((value) => value - middle),
      f * classes,
    );
  });
  const flat = {
    idf: new Float32Array(0),
    unseenIdf: 0,
    options: { words: 1, characters: 1, skeletons: 0, signs: 0, meanings: false },
  };
  const vocabulary = indexVocabulary({ ...flat, hashes });
  const scales = new Float32Array(classes).fill(1);
  return { vocabulary, linear: { classes, weights, scales, bias: new Float32Array(classes) } };
}

/** Log-likelihood of each class, damped by length: n-grams of one text are not independent. */
export function naiveScores({ vocabulary, linear }: NaiveBayes, bag: Bag): Float64Array {
  const { classes, weights, scales } = linear;
  const sums = new Float64Array(classes);
  let known = 1;
  for (const hash of bag.hashes) {
    const position = positionOf(vocabulary, hash);
    if (position < 0) continue;
    known++;
    for (let c = 0; c < classes; c++)
      sums[c] = (sums[c] as number) + (weights[position * classes + c] as number);
  }
  const damping = 1 / Math.sqrt(known);
  return sums.map((sum, c) => sum * (scales[c] as number) * damping);
}
