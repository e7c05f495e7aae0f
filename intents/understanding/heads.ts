import { fitSharpness, type Scored, softmax } from './calibration.ts';
import { bestOf, PASSES, SETTLED_FROM } from './classifier.ts';
import { quantise, scoresOf, trainLinear } from './linear.ts';
import { type Head, NONE } from './model.ts';
import type { Vector } from './vectors.ts';

/** One example of a head: its label first, then others that are right as well. */
export interface HeadExample {
  readonly vector: Vector;
  readonly labels: readonly string[];
  readonly fold: number;
}

export interface HeadTask {
  readonly examples: readonly HeadExample[];
  /** Number of features of the vectors. */
  readonly features: number;
  readonly folds: number;
  readonly cost?: number;
  /** How many missing answers a wrong one is worth. Default 2. */
  readonly wrong?: number;
}

/** Most texts say nothing of a head's matter: see `LinearOptions`. */
const BALANCE = 0.5;

/** Trains a head; `held` are its scores on examples that the machine giving them had not seen. */
export function trainHead(task: HeadTask): { head: Head; held: Map<HeadExample, Scored> } {
  const labels = [...new Set(task.examples.flatMap((example) => example.labels))].sort();
  const learn = (examples: readonly HeadExample[]) =>
    trainLinear(
      examples.map((example) => example.vector),
      (i, label) => examples[i]?.labels.includes(labels[label] ?? '') ?? false,
      {
        features: task.features,
        classes: labels.length,
        cost: task.cost ?? 1,
        passes: PASSES,
        settledFrom: SETTLED_FROM,
        balance: BALANCE,
      },
    );
  const held = new Map<HeadExample, Scored>();
  for (let fold = 0; fold < task.folds; fold++) {
    const judge = learn(task.examples.filter((example) => example.fold !== fold));
    for (const example of task.examples)
      if (example.fold === fold)
        held.set(example, {
          scores: scoresOf(judge, example.vector),
          label: labels.indexOf(example.labels[0] ?? ''),
        });
  }
  const sharpness = fitSharpness([...held.values()]);
  const from = fitFrom({ labels, sharpness, wrong: task.wrong ?? WRONG }, held);
  const head = { labels, linear: quantise(learn(task.examples)), sharpness, from };
  return { head, held };
}

/** A wrong slot changes the answer, a missing one only leads to a question: it weighs this many times as much. */
const WRONG = 2;

/** The probability from which a label is better said than left out, judged on unseen examples. */
function fitFrom(
  { labels, sharpness, wrong }: { labels: readonly string[]; sharpness: number; wrong: number },
  held: ReadonlyMap<HeadExample, Scored>,
): number {
  const none = labels.indexOf(NONE);
  const said: { sure: number; gain: number }[] = [];
  for (const { scores, label } of held.values()) {
    const probabilities = softmax(scores, sharpness);
    const best = bestBut(probabilities, none);
    said.push({ sure: probabilities[best] ?? 0, gain: best === label ? 1 : -wrong });
  }
  said.sort((a, b) => b.sure - a.sure);
  let [sum, most, from] = [0, 0, 0.5];
  for (const { sure, gain } of said) {
    sum += gain;
    if (sum > most) [most, from] = [sum, sure];
  }
  return Math.max(0.2, from);
}

function bestBut(values: ArrayLike<number>, except: number): number {
  let best = except === 0 ? 1 : 0;
  for (let c = 0; c < values.length; c++)
    if (c !== except && (values[c] ?? 0) > (values[best] ?? 0)) best = c;
  return best;
}

export interface HeadAnswer {
  readonly label: string;
  /** 0 to 1. */
  readonly confidence: number;
  readonly probabilities: Float64Array;
  readonly scores: Float64Array;
}

/** What a head says of a text. */
export function ask(head: Head, vector: Vector): HeadAnswer {
  const scores = scoresOf(head.linear, vector);
  const best = bestOf(scores);
  const probabilities = softmax(scores, head.sharpness);
  return { label: head.labels[best] ?? NONE, confidence: probabilities[best] ?? 0, probabilities, scores };
}

/** The likeliest label, `NONE` aside, if it is likely enough to be said. */
export function said(head: Head, vector: Vector): string | undefined {
  const { probabilities } = ask(head, vector);
  const best = bestBut(probabilities, head.labels.indexOf(NONE));
  return (probabilities[best] ?? 0) >= head.from ? head.labels[best] : undefined;
}
