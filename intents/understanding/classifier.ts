import { applyLogistic, fitLogistic, fitSharpness, type Logistic, softmax } from './calibration.ts';
import type { FeatureOptions } from './features.ts';
import { type Linear, scoresOf, trainLinear } from './linear.ts';
import { type Network, networkProbabilities, trainNetwork } from './network.ts';
import { hashOf } from './random.ts';
import { buildSpeller, type Speller } from './speller.ts';
import { type Bag, bagOf, buildVocabulary, type Vector, type Vocabulary, vectorise } from './vectors.ts';

/** The label of a training row that belongs to no class. */
export const OUTSIDE = -1;

export interface ClassifierOptions {
  readonly features: FeatureOptions;
  readonly minTexts: number;
  readonly maxFeatures: number;
  readonly cost: number;
  /** Passes over the data when training, at most, and when an example is left alone: see `LinearOptions`. */
  readonly passes: number;
  readonly settledFrom: number;
  /** Size of the network that judges beside the linear machines; 0 = none. */
  readonly hidden: number;
  /** Parts of the data, each judged by a machine that did not see it. 1 = no calibration. */
  readonly folds: number;
}

/** Passes over the project's examples; more change a figure by less than its noise, and training is waited for. */
export const PASSES = 10;
/** When an example is left alone (`LinearOptions`): early, for the same reason. */
export const SETTLED_FROM = 0.05;

export const DEFAULT_OPTIONS: ClassifierOptions = {
  features: { words: 1, characters: 1, skeletons: 1, signs: 0.3, askings: 0.5, meanings: true, pairs: true },
  minTexts: 2,
  maxFeatures: 100_000,
  cost: 1,
  passes: PASSES,
  settledFrom: SETTLED_FROM,
  hidden: 0,
  folds: 3,
};

/**
 * Size of the network for public sets, where it is worth half a point and most of what is out of scope. On the
 * project's own examples, in nine registers, it was worth nothing (validation), so the shipped model goes without.
 */
const HIDDEN = 96;
/** Examples per class under which every feature counts, and words say less than their letters. */
const FEW = 20;

/** A letter and a digit in one word: Latin letters for sounds that they have no sign for. */
const FREELY_SPELT = /\p{Script=Arabic}|\p{L}[235789]|[235789]\p{L}/u;
/** Share of such texts from which skeletons are worth their place; elsewhere they cost half a point. */
const FREELY = 0.03;

/** Settings for a set of such texts; chosen by cross-validation on small public sets and the project's own. */
export function optionsFor(texts: readonly string[], classes: number): ClassifierOptions {
  const free = texts.filter((text) => FREELY_SPELT.test(text)).length / Math.max(1, texts.length);
  const skeletons = free >= FREELY ? 1 : 0;
  const features = { ...DEFAULT_OPTIONS.features, skeletons, askings: 0 };
  if (texts.length / Math.max(1, classes) >= FEW)
    return { ...DEFAULT_OPTIONS, features, settledFrom: 0.2, hidden: HIDDEN };
  return {
    ...DEFAULT_OPTIONS,
    features: { ...features, skeletons: 0.4 * skeletons, signs: 0, pairs: false },
    minTexts: 1,
    cost: 4,
    passes: 2 * PASSES,
    settledFrom: 0.2,
  };
}

/** Passes of the network over the data. */
const NETWORK_PASSES = 10;

/** What gives the scores: a linear machine per class, and a network that errs elsewhere. */
export interface Judges {
  readonly linear: Linear;
  readonly network?: Network;
}

/** A classifier whose answers carry a probability, and that knows when it does not know. */
export interface Classifier extends Judges {
  readonly labels: readonly string[];
  readonly vocabulary: Vocabulary;
  readonly speller: Speller;
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
): { classifier: Classifier; held: HeldRow[] } {
  const bags = rows.map((row) => bagOf(row.text, options.features));
  const prepared = { rows, bags, classes: labels.length, options };
  const held = options.folds > 1 ? holdOut(prepared) : [];
  const { vocabulary, judges } = learn(prepared, (i) => rows[i]?.label !== OUTSIDE);
  const own = held.filter((one) => !one.foreign && rows[one.row]?.label !== OUTSIDE);
  const sharpness = fitSharpness(
    own.map((one) => ({ scores: one.scores, label: rows[one.row]?.label ?? 0 })),
  );
  const speller = buildSpeller(rows.filter(({ label }) => label !== OUTSIDE).map(({ text }) => text));
  return {
    classifier: { labels, vocabulary, speller, ...judges, sharpness, trust: fitTrust(held, rows) },
    held,
  };
}

function learn({ rows, bags, classes, options }: Prepared, use: (row: number) => boolean) {
  const chosen = rows.map((_, i) => i).filter(use);
  const chosenBags = chosen.map((i) => bags[i] as Bag);
  const vocabulary = buildVocabulary(chosenBags, options.features, options);
  const vectors = chosenBags.map((bag) => vectorise(vocabulary, bag));
  const belongs = (example: number, label: number) => rows[chosen[example] as number]?.label === label;
  const shape = { features: vocabulary.hashes.length, classes };
  const { cost, passes, settledFrom } = options;
  const linear = trainLinear(vectors, belongs, { ...shape, cost, passes, settledFrom });
  if (options.hidden === 0) return { vocabulary, judges: { linear } };
  const own = chosen.map((i) => rows[i]?.label ?? 0);
  const network = trainNetwork(vectors, own, { ...shape, hidden: options.hidden, passes: NETWORK_PASSES });
  return { vocabulary, judges: { linear, network } };
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
    const { vocabulary, judges } = learn(prepared, (i) => {
      const row = rows[i] as Row;
      return row.label !== OUTSIDE && foldOf[i] !== fold && !withheld(row);
    });
    rows.forEach((row, i) => {
      if (foldOf[i] !== fold) return;
      const vector = vectorise(vocabulary, bags[i] as Bag);
      const foreign = withheld(row) || row.label === OUTSIDE;
      held.push({ row: i, foreign, ...judge(judges, vector) });
    });
  }
  return held;
}

export function bestOf(scores: ArrayLike<number>): number {
  let best = 0;
  for (let c = 1; c < scores.length; c++) if ((scores[c] as number) > (scores[best] as number)) best = c;
  return best;
}

/** How steeply the scores of linear machines, about 0 to 1, are read as chances. */
const STEEP = 4;

export interface Judgement {
  /** Per class: the logarithm of a chance, over `STEEP`; only their differences count. */
  readonly scores: Float64Array;
  readonly best: number;
  /** What tells a text that is understood from one that is not. */
  readonly inputs: readonly number[];
}

/** What the judges together make of a text. */
export function judge({ linear, network }: Judges, vector: Vector): Judgement {
  const alone = scoresOf(linear, vector);
  if (!network) return { scores: alone, best: bestOf(alone), inputs: trustInputs(alone, vector) };
  const chances = networkProbabilities(network, vector);
  const scores = alone.map((score, c) => score + Math.log((chances[c] as number) + 1e-9) / STEEP);
  const linearChances = softmax(alone, STEEP);
  let agreement = 0;
  chances.forEach((chance, c) => {
    agreement += chance * (linearChances[c] as number);
  });
  const best = bestOf(scores);
  const inputs = [
    ...trustInputs(alone, vector),
    Math.log(agreement + 1e-9),
    chances[best] as number,
    alone[best] as number,
  ];
  return { scores, best, inputs };
}

function trustInputs(scores: Float64Array, vector: Vector): number[] {
  const sorted = Float64Array.from(scores).sort().reverse();
  const [first = 0, second = 0, third = 0] = sorted;
  let entropy = 0;
  for (const p of softmax(scores, STEEP)) entropy -= p * Math.log(p + 1e-12);
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

/** Scores, probabilities and the trust in the best label, 0 to 1. */
export function judgeWith(classifier: Classifier, vector: Vector) {
  const { scores, best, inputs } = judge(classifier, vector);
  return {
    scores,
    best,
    probabilities: softmax(scores, classifier.sharpness),
    trust: applyLogistic(classifier.trust, inputs),
  };
}

/** The features of a text as a classifier reads it. */
export function readBy({ vocabulary, speller }: Classifier, text: string): Bag {
  return bagOf(text, vocabulary.options, speller);
}

/** The same of a text. */
export function classify(classifier: Classifier, text: string) {
  return judgeWith(classifier, vectorise(classifier.vocabulary, readBy(classifier, text)));
}
