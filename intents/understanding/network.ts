import { softmax } from './calibration.ts';
import { randomFrom } from './random.ts';
import type { Vector } from './vectors.ts';

/**
 * A network of one hidden layer. It is a little less right than the linear machines, but errs elsewhere: together
 * they are better than either (`npm run bench:understanding -- --ablate`).
 */
export interface Network {
  readonly hidden: number;
  readonly classes: number;
  /** Feature after feature, one number per hidden unit. */
  readonly input: Float32Array;
  readonly hiddenBias: Float32Array;
  /** Hidden unit after hidden unit, one number per class. */
  readonly output: Float32Array;
  readonly bias: Float32Array;
}

export interface NetworkOptions {
  /** Number of features. */
  readonly features: number;
  readonly classes: number;
  readonly hidden: number;
  /** Times that each example is learnt from. */
  readonly passes: number;
}

const RATE = 0.1;
/** Share of an example's features that is hidden from each step, so that no feature is relied on alone. */
const DROPPED = 0.5;
/** Share of certainty that goes to all classes alike: labels may be wrong. */
const SMOOTH = 0.05;
const SPREAD = 0.1;
/** Keeps the first steps finite. */
const START = 1e-6;

/** Trains by stochastic descent with AdaGrad, one rate per feature. Deterministic. */
export function trainNetwork(
  vectors: readonly Vector[],
  labels: ArrayLike<number>,
  options: NetworkOptions,
): Network {
  const trainer = new Trainer(options);
  const random = randomFrom(options.hidden);
  const order = Int32Array.from(vectors, (_, i) => i);
  for (let pass = 0; pass < options.passes; pass++) {
    const rate = RATE * (1 - pass / options.passes);
    for (let at = order.length - 1; at >= 0; at--) {
      const other = Math.floor(random() * (at + 1));
      const example = order[other] as number;
      order[other] = order[at] as number;
      order[at] = example;
      trainer.learn(vectors[example] as Vector, labels[example] as number, { rate, random });
    }
  }
  return trainer.network;
}

/** Array reads below are within bounds by construction, hence the assertions. */
class Trainer {
  readonly network: Network;
  /** Sums of squared slopes: one per feature, one per weight of the small output layer, one per bias. */
  private readonly inputSums: Float32Array;
  private readonly outputSums: Float32Array;
  private readonly biasSums: Float32Array;
  private readonly hiddenSums: Float32Array;
  private readonly units: Float64Array;
  private readonly slopes: Float64Array;

  constructor({ features, classes, hidden }: NetworkOptions) {
    const random = randomFrom(features);
    // The sum of four numbers of one flat spread is close enough to a bell.
    const small = () => (random() + random() + random() + random() - 2) * 1.7;
    this.network = {
      hidden,
      classes,
      input: new Float32Array(features * hidden).map(() => small() * SPREAD),
      hiddenBias: new Float32Array(hidden),
      output: new Float32Array(hidden * classes).map(() => (small() * 0.5) / Math.sqrt(hidden)),
      bias: new Float32Array(classes),
    };
    this.inputSums = new Float32Array(features).fill(START);
    this.outputSums = new Float32Array(hidden * classes).fill(START);
    this.biasSums = new Float32Array(classes).fill(START);
    this.hiddenSums = new Float32Array(hidden).fill(START);
    this.units = new Float64Array(hidden);
    this.slopes = new Float64Array(hidden);
  }

  learn(vector: Vector, label: number, { rate, random }: { rate: number; random: () => number }): void {
    const kept = thinned(vector, random);
    activate(this.network, kept, this.units);
    const errors = softmax(outputOf(this.network, this.units), 1);
    for (let c = 0; c < errors.length; c++) errors[c] = (errors[c] as number) - SMOOTH / errors.length;
    errors[label] = (errors[label] as number) - (1 - SMOOTH);
    this.correctOutput(errors, rate);
    this.correctInput(kept, rate);
  }

  private correctOutput(errors: Float64Array, rate: number): void {
    const { hidden, classes, output, bias } = this.network;
    for (let h = 0; h < hidden; h++) {
      const unit = this.units[h] as number;
      this.slopes[h] = 0;
      if (unit <= 0) continue;
      let slope = 0;
      for (let c = 0, at = h * classes; c < classes; c++, at++) {
        const error = errors[c] as number;
        const weight = output[at] as number;
        slope += error * weight;
        const step = error * unit;
        const sum = (this.outputSums[at] as number) + step * step;
        this.outputSums[at] = sum;
        output[at] = weight - (rate * step) / Math.sqrt(sum);
      }
      this.slopes[h] = slope;
    }
    descend(bias, errors, this.biasSums, rate);
  }

  private correctInput({ indices, values }: Thinned, rate: number): void {
    const { hidden, input, hiddenBias } = this.network;
    const slopes = this.slopes;
    descend(hiddenBias, slopes, this.hiddenSums, rate);
    let square = 0;
    for (let h = 0; h < hidden; h++) square += (slopes[h] as number) ** 2;
    const mean = square / hidden;
    if (mean === 0) return;
    for (let k = 0; k < indices.length; k++) {
      const f = indices[k] as number;
      const value = values[k] as number;
      const sum = (this.inputSums[f] as number) + value * value * mean;
      this.inputSums[f] = sum;
      const step = (rate * value) / Math.sqrt(sum);
      for (let h = 0, at = f * hidden; h < hidden; h++, at++)
        input[at] = (input[at] as number) - step * (slopes[h] as number);
    }
  }
}

function descend(weights: Float32Array, slopes: Float64Array, sums: Float32Array, rate: number): void {
  for (let i = 0; i < weights.length; i++) {
    const slope = slopes[i] as number;
    if (slope === 0) continue;
    sums[i] = (sums[i] as number) + slope * slope;
    weights[i] = (weights[i] as number) - (rate * slope) / Math.sqrt(sums[i] as number);
  }
}

type Thinned = Pick<Vector, 'indices' | 'values'>;

function thinned({ indices, values }: Vector, random: () => number): Thinned {
  const left = new Int32Array(indices.length);
  const kept = new Float32Array(indices.length);
  let size = 0;
  for (let k = 0; k < indices.length; k++) {
    if (random() < DROPPED) continue;
    left[size] = indices[k] as number;
    kept[size++] = (values[k] as number) / (1 - DROPPED);
  }
  return { indices: left.subarray(0, size), values: kept.subarray(0, size) };
}

function activate(network: Network, { indices, values }: Thinned, units: Float64Array): void {
  const { hidden, input, hiddenBias } = network;
  units.fill(0);
  for (let k = 0; k < indices.length; k++) {
    const value = values[k] as number;
    for (let h = 0, at = (indices[k] as number) * hidden; h < hidden; h++, at++)
      units[h] = (units[h] as number) + value * (input[at] as number);
  }
  for (let h = 0; h < hidden; h++) units[h] = Math.max(0, (units[h] as number) + (hiddenBias[h] as number));
}

function outputOf({ hidden, classes, output, bias }: Network, units: Float64Array): Float64Array {
  const result = Float64Array.from(bias);
  for (let h = 0; h < hidden; h++) {
    const unit = units[h] as number;
    if (unit <= 0) continue;
    for (let c = 0, at = h * classes; c < classes; c++, at++)
      result[c] = (result[c] as number) + unit * (output[at] as number);
  }
  return result;
}

/** The probability of each class, as the network sees it. */
export function networkProbabilities(network: Network, vector: Vector): Float64Array {
  const units = new Float64Array(network.hidden);
  activate(network, vector, units);
  return softmax(outputOf(network, units), 1);
}
