import { applyLogistic, fitLogistic, fitSharpness, type Logistic, softmax } from './calibration.ts';
import type { FeatureOptions } from './features.ts';
import { type Linear, scoresOf, trainLinear } from './linear.ts';
import { hashOf } from './random.ts';
import { type Bag, bagOf, buildVocabulary, type Vector, type Vocabulary, vectorise } from './vectors.ts';

/** The label of a training row that belongs to no class. */
export const OUTSIDE = -1;

export interface ClassifierOptions {
  readonly features: FeatureOptions;
  readonly minTexts: number;
  readonly maxFeatures: number;
  readonly cost: number;
  /** Parts of the data, each judged by a machine that did not see it. 1 = no calibration. */
  readonly folds: number;
}

export const DEFAULT_OPTIONS: ClassifierOptions = {
  features: { words: 1, characters: 1, skeletons: 1, signs: 0.3, meanings: true },
  minTexts: 2,
  maxFeatures: 150_000,
  cost: 1,
  folds: 3,
};

/** Examples per class under which every feature counts, and words say less than their letters. */
const FEW = 20;

/** Settings for a set of this size; chosen by cross-validation on small public sets and the project's own. */
export function optionsFor(rows: number, classes: number): ClassifierOptions {
  if (rows / Math.max(1, classes) >= FEW) return DEFAULT_OPTIONS;
  const features = { words: 0.5, characters: 1, skeletons: 0.4, signs: 0, meanings: true };
  return { ...DEFAULT_OPTIONS, features, minTexts: 1, cost: 4 };
}

/** Most passes over the data when training; more than these change a figure by less than its noise. */
export const PASSES = 10;
/** The same for the machine that answers for the service: hundreds of classes with few examples need more. */
const FINAL_PASSES = 20;

/** A linear machine whose answers carry a probability, and that knows when it does not know. */
export interface Classifier {
  readonly labels: readonly string[];
  readonly vocabulary: Vocabulary;
  readonly linear: Linear;
  readonly sharpness: number;
  /** Probability that the best label is right, from `trustInputs`. */
  readonly trust: Logistic;
}

export interface Row {
  readonly text: string;
  /** Index of the label, or `OUTSIDE`. */
  readonly label: number;
}

/** One text judged by a machine that had not seen it. */
export interface HeldRow {
  readonly row: number;
  readonly inputs: readonly number[];
  readonly best: number;
  readonly scores: Float64Array;
  /** The text's own class was withheld: whatever is answered is wrong. */
  readonly foreign: boolean;
}

interface Prepared {
  readonly rows: readonly Row[];
  readonly bags: readonly Bag[];
  readonly classes: number;
  readonly options: ClassifierOptions;
}

/**
 * Trains on rows. Rows `OUTSIDE` never teach a class; they only help to tell what is out of scope. `closed` labels
 * are never withheld when what is out of scope is imitated.
 */
export function trainClassifier(
  rows: readonly Row[],
  labels: readonly string[],
  options: ClassifierOptions = DEFAULT_OPTIONS,
): { classifier: Classifier; held: HeldRow[]; bags: readonly Bag[] } {
  const bags = rows.map((row) => bagOf(row.text, options.features));
  const prepared = { rows, bags, classes: labels.length, options };
  const held = options.folds > 1 ? holdOut(prepared) : [];
  const { vocabulary, linear } = learn(prepared, (i) => rows[i]?.label !== OUTSIDE, FINAL_PASSES);
  const own = held.filter((one) => !one.foreign && rows[one.row]?.label !== OUTSIDE);
  const sharpness = fitSharpness(
    own.map((one) => ({ scores: one.scores, label: rows[one.row]?.label ?? 0 })),
  );
  return { classifier: { labels, vocabulary, linear, sharpness, trust: fitTrust(held, rows) }, held, bags };
}

function learn({ rows, bags, classes, options }: Prepared, use: (row: number) => boolean, passes = PASSES) {
  const chosen = rows.map((_, i) => i).filter(use);
  const own = chosen.map((i) => bags[i] as Bag);
  const vocabulary = buildVocabulary(own, options.features, options);
  const vectors = own.map((bag) => vectorise(vocabulary, bag));
  const belongs = (example: number, label: number) => rows[chosen[example] as number]?.label === label;
  const shape = { features: vocabulary.hashes.length, classes, cost: options.cost, passes };
  return { vocabulary, linear: trainLinear(vectors, belongs, shape) };
}

/**
 * In each fold a share of the rows and a share of the classes are withheld: the machine's answers to the rows show how
 * sure it may be of what it knows, those to the classes how it behaves before what it does not know.
 */
function holdOut(prepared: Prepared): HeldRow[] {
  const { rows, bags, options } = prepared;
  const held: HeldRow[] = [];
  const foldOf = rows.map((row) => hashOf(row.text) % options.folds);
  for (let fold = 0; fold < options.folds; fold++) {
    const withheld = (row: Row) => row.label !== OUTSIDE && row.label % options.folds === fold;
    const { vocabulary, linear } = learn(prepared, (i) => {
      const row = rows[i] as Row;
      return row.label !== OUTSIDE && foldOf[i] !== fold && !withheld(row);
    });
    rows.forEach((row, i) => {
      if (foldOf[i] !== fold) return;
      const vector = vectorise(vocabulary, bags[i] as Bag);
      const scores = scoresOf(linear, vector);
      const foreign = withheld(row) || row.label === OUTSIDE;
      held.push({ row: i, inputs: trustInputs(scores, vector), best: bestOf(scores), scores, foreign });
    });
  }
  return held;
}

export function bestOf(scores: ArrayLike<number>): number {
  let best = 0;
  for (let c = 1; c < scores.length; c++) if ((scores[c] as number) > (scores[best] as number)) best = c;
  return best;
}

/** What tells a text that is understood from one that is not. */
export function trustInputs(scores: Float64Array, vector: Vector): number[] {
  const sorted = Float64Array.from(scores).sort().reverse();
  const [first = 0, second = 0, third = 0] = sorted;
  const spread = softmax(scores, 4);
  let entropy = 0;
  for (const p of spread) entropy -= p * Math.log(p + 1e-12);
  return [
    first,
    first - second,
    first - third,
    entropy,
    vector.unseenWords,
    vector.unseenCharacters,
    Math.log(1 + vector.indices.length),
  ];
}

function fitTrust(held: readonly HeldRow[], rows: readonly Row[]): Logistic {
  return fitLogistic(
    held.map((one) => ({
      inputs: one.inputs,
      yes: !one.foreign && one.best === rows[one.row]?.label,
      weight: 1,
    })),
  );
}

/** Scores, probabilities and the trust in the best label. */
export function classify(classifier: Classifier, text: string) {
  const vector = vectorise(classifier.vocabulary, bagOf(text, classifier.vocabulary.options));
  const scores = scoresOf(classifier.linear, vector);
  return {
    vector,
    best: bestOf(scores),
    probabilities: softmax(scores, classifier.sharpness),
    trust: applyLogistic(classifier.trust, trustInputs(scores, vector)),
  };
}
