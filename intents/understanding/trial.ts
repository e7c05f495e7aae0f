import { applyLogistic } from './calibration.ts';
import {
  type Classifier,
  classify,
  DEFAULT_OPTIONS,
  type HeldRow,
  OUTSIDE,
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

/** Trains the engine on one set of rows and measures it on another. `now` gives milliseconds. */
export function runTrial(
  train: readonly TrialRow[],
  test: readonly TrialRow[],
  now: () => number,
): TrialResult {
  const labels = [...new Set(train.map((row) => row.intent))].filter((intent) => intent !== OOS).sort();
  const started = now();
  const rows = train.map(({ text, intent }) => ({
    text,
    label: intent === OOS ? OUTSIDE : labels.indexOf(intent),
  }));
  const { classifier, held } = trainClassifier(rows, labels, DEFAULT_OPTIONS);
  const trainSeconds = (now() - started) / 1000;
  const threshold = ownThreshold(classifier, held);
  const testing = now();
  const answers = test.map(({ text }) => classify(classifier, text));
  const msPerMessage = (now() - testing) / (test.length || 1);
  const inside = answers.flatMap((answer, i) =>
    test[i]?.intent === OOS ? [] : [{ answer, intent: test[i]?.intent ?? '' }],
  );
  const outside = answers.filter((_, i) => test[i]?.intent === OOS).map((answer) => answer.trust);
  const given = inside.map(({ answer }) => labels[answer.best] ?? '');
  const truth = inside.map(({ intent }) => intent);
  return {
    accuracy: given.filter((label, i) => label === truth[i]).length / (truth.length || 1),
    macroF1: macroF1(truth, given),
    trainSeconds,
    msPerMessage,
    ...(outside.length > 0
      ? rejection(
          inside.map(({ answer }) => answer.trust),
          outside,
          threshold,
        )
      : {}),
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
