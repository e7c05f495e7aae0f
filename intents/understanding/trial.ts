import { applyLogistic } from './calibration.ts';
import {
  type Classifier,
  type ClassifierOptions,
  classify,
  type HeldRow,
  OUTSIDE,
  optionsFor,
  trainClassifier,
} from './classifier.ts';
import { areaUnderCurve, macroF1, quantile, refusedAt } from './evaluate.ts';

/** A row of a set to measure on. The intent `oos` means out of scope. */
export interface TrialRow {
  readonly text: string;
  readonly intent: string;
}

/** What `npm run understand -- --train --test` prints. Shares are 0 to 1. */
export interface TrialResult {
  /** Of the rows in scope, how many have the right best label, before rejection. */
  readonly accuracy: number;
  readonly macroF1: number;
  readonly trainSeconds: number;
  readonly msPerMessage: number;
  readonly oosAuroc?: number;
  /** Share of out-of-scope rows refused where 95 % of the others are answered. */
  readonly oosRefusedAt95?: number;
  /** At the engine's own threshold. */
  readonly oosRecall?: number;
  readonly oosPrecision?: number;
}

const OOS = 'oos';
/** Share of what it knows that the engine refuses, by its own threshold. */
const REFUSED = 0.05;

export interface TrialOptions {
  /** A clock in milliseconds. */
  readonly now: () => number;
  /** Departures from the engine's own settings, to see what each is worth. */
  readonly change?: Partial<ClassifierOptions>;
}

/** Trains the engine on one set of rows and measures it on another. */
export function runTrial(
  train: readonly TrialRow[],
  test: readonly TrialRow[],
  options: TrialOptions,
): TrialResult {
  const { times: _, ...result } = prepareTrial(train, options)(test);
  return result;
}

/** The same, with the milliseconds that each row took. */
export type TimedResult = TrialResult & { readonly times: readonly number[] };

/** Trains the engine on rows; the result measures it on any others. */
export function prepareTrial(train: readonly TrialRow[], { now, change = {} }: TrialOptions) {
  const labels = [...new Set(train.map((row) => row.intent))].filter((intent) => intent !== OOS).sort();
  const started = now();
  const rows = train.map(({ text, intent }) => ({
    text,
    label: intent === OOS ? OUTSIDE : labels.indexOf(intent),
  }));
  const { classifier, held } = trainClassifier(rows, labels, {
    ...optionsFor(
      rows.map(({ text }) => text),
      labels.length,
    ),
    ...change,
  });
  const trained: Trained = { classifier, threshold: ownThreshold(classifier, held), now };
  const trainSeconds = (now() - started) / 1000;
  return (test: readonly TrialRow[]): TimedResult => ({ ...judge(trained, test), trainSeconds });
}

interface Trained {
  readonly classifier: Classifier;
  readonly threshold: number;
  readonly now: () => number;
}

function judge({ classifier, threshold, now }: Trained, test: readonly TrialRow[]) {
  const times: number[] = [];
  const answers = test.map(({ text, intent }) => {
    const started = now();
    const { best, trust } = classify(classifier, text);
    times.push(now() - started);
    return { intent, best, trust };
  });
  const msPerMessage = times.reduce((sum, time) => sum + time, 0) / (test.length || 1);
  const inside = answers.filter(({ intent }) => intent !== OOS);
  const outside = answers.filter(({ intent }) => intent === OOS).map(({ trust }) => trust);
  const truth = inside.map(({ intent }) => intent);
  const given = inside.map(({ best }) => classifier.labels[best] ?? '');
  const trusts = inside.map(({ trust }) => trust);
  return {
    accuracy: given.filter((label, i) => label === truth[i]).length / (truth.length || 1),
    macroF1: macroF1(truth, given),
    msPerMessage,
    times,
    ...(outside.length > 0 ? rejection(trusts, outside, threshold) : {}),
  };
}

/** The trust under which the engine refuses, from rows that the judging machine had not seen. */
function ownThreshold(classifier: Classifier, held: readonly HeldRow[]): number {
  return quantile(
    held.filter((one) => !one.foreign).map((one) => applyLogistic(classifier.trust, one.inputs)),
    REFUSED,
  );
}

function rejection(inside: readonly number[], outside: readonly number[], threshold: number) {
  const refused = outside.filter((trust) => trust < threshold).length;
  const wrongly = inside.filter((trust) => trust < threshold).length;
  return {
    oosAuroc: areaUnderCurve(inside, outside),
    oosRefusedAt95: refusedAt(inside, outside),
    oosRecall: refused / outside.length,
    oosPrecision: refused / (refused + wrongly || 1),
  };
}
