import { randomFrom } from './random.ts';
import type { Vector } from './vectors.ts';

/** One-against-all linear scores. `weights` holds, feature after feature, one number per class. */
export interface Linear {
  readonly classes: number;
  readonly weights: Float32Array | Int8Array;
  /** What a weight of one class is multiplied with. */
  readonly scales: Float32Array;
  readonly bias: Float32Array;
}

export interface LinearOptions {
  /** Number of features. */
  readonly features: number;
  readonly classes: number;
  /** How much an error costs against large weights. */
  readonly cost: number;
  /** Passes over the data, at most. */
  readonly passes: number;
  /** An example is left alone once it is clear of its border by this share of the worst violation of the last pass. */
  readonly settledFrom?: number;
  /**
   * How much dearer an error on the rarer side is: 0 = not, 1 = as many times as the side is rarer (at most
   * `DEAREST`). Default 0.
   */
  readonly balance?: number;
}

const DEAREST = 30;

/** Whether an example belongs to a class; it may belong to several. */
export type Belongs = (example: number, label: number) => boolean;

/**
 * Trains a linear support vector machine per class by dual coordinate descent (Hsieh et al. 2008, squared hinge),
 * leaving out, pass after pass, the examples that are settled. Deterministic.
 */
export function trainLinear(vectors: readonly Vector[], belongs: Belongs, options: LinearOptions): Linear {
  const weights = new Float32Array(options.features * options.classes);
  const bias = new Float32Array(options.classes);
  const rows = flatten(vectors);
  for (let first = 0; first < options.classes; first += SIDE_BY_SIDE) {
    const size = Math.min(SIDE_BY_SIDE, options.classes - first);
    const machines = Array.from({ length: size }, (_, at) => {
      const signs = Int8Array.from(vectors, (_, example) => (belongs(example, first + at) ? 1 : -1));
      const machine = new BinaryMachine(rows, signs, slacksOf(signs, options), options.features);
      machine.train(options, randomFrom(first + at + 1));
      bias[first + at] = machine.bias;
      return machine.weights;
    });
    interleave(machines, weights, { first, classes: options.classes });
  }
  return { classes: options.classes, weights, scales: new Float32Array(options.classes).fill(1), bias };
}

/** Classes whose weights are laid side by side at once: far faster than one by one, as each line of memory is met once. */
const SIDE_BY_SIDE = 16;

function interleave(
  machines: readonly Float32Array[],
  weights: Float32Array,
  { first, classes }: { first: number; classes: number },
): void {
  const features = weights.length / classes;
  for (let f = 0; f < features; f++) {
    const row = f * classes + first;
    for (let at = 0; at < machines.length; at++)
      weights[row + at] = (machines[at] as Float32Array)[f] as number;
  }
}

/** The same machine with a byte per weight: a quarter of the memory, and no answer changes by it. */
export function quantise(model: Linear): Linear {
  const { classes, weights } = model;
  const tops = new Float32Array(classes);
  for (let row = 0; row < weights.length; row += classes)
    for (let c = 0; c < classes; c++) {
      const size = Math.abs(weights[row + c] as number);
      if (size > (tops[c] as number)) tops[c] = size;
    }
  const scales = tops.map((top) => top / 127 || 1);
  const bytes = new Int8Array(weights.length);
  for (let row = 0; row < weights.length; row += classes)
    for (let c = 0; c < classes; c++)
      bytes[row + c] = Math.round((weights[row + c] as number) / (scales[c] as number));
  return { classes, weights: bytes, scales, bias: model.bias };
}

/** All examples in three flat arrays: entries of example `i` lie from `starts[i]` to `starts[i + 1]`. */
interface Rows {
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float32Array;
  /** Squared length of each, with the constant 1 that carries the bias. */
  readonly norms: Float64Array;
}

function flatten(vectors: readonly Vector[]): Rows {
  const starts = new Int32Array(vectors.length + 1);
  vectors.forEach((vector, i) => {
    starts[i + 1] = (starts[i] as number) + vector.indices.length;
  });
  const size = starts[vectors.length] as number;
  const rows = { starts, indices: new Int32Array(size), values: new Float32Array(size) };
  const norms = Float64Array.from(vectors, (vector, i) => {
    rows.indices.set(vector.indices, starts[i]);
    rows.values.set(vector.values, starts[i]);
    return vector.values.reduce((sum, value) => sum + value * value, 1);
  });
  return { ...rows, norms };
}

/** The softness of the border for examples outside the class and inside it. */
interface Slacks {
  readonly outside: number;
  readonly inside: number;
}

function slacksOf(signs: Int8Array, { cost, balance = 0 }: LinearOptions): Slacks {
  let inside = 0;
  for (const sign of signs) if (sign > 0) inside++;
  const rarity = Math.min(DEAREST, Math.max(1, (signs.length - inside) / Math.max(1, inside)));
  return { outside: 0.5 / cost, inside: 0.5 / (cost * rarity ** balance) };
}

/** The largest violation at which training stops. */
const TOLERANCE = 0.2;
const SETTLED = -1;

/** One class against the rest. Array reads below are within bounds by construction, hence the assertions. */
class BinaryMachine {
  readonly weights: Float32Array;
  bias = 0;
  private readonly alphas: Float64Array;

  constructor(
    private readonly rows: Rows,
    private readonly signs: Int8Array,
    private readonly slacks: Slacks,
    features: number,
  ) {
    this.weights = new Float32Array(features);
    this.alphas = new Float64Array(signs.length);
  }

  train({ passes, settledFrom = 0.2 }: LinearOptions, random: () => number): void {
    const order = Int32Array.from(this.signs, (_, i) => i);
    let active = order.length;
    let limit = Number.POSITIVE_INFINITY;
    for (let pass = 0; pass < passes; pass++) {
      let worst = 0;
      for (let at = 0; at < active; at++) {
        swap(order, at, at + Math.floor(random() * (active - at)));
        const violation = this.visit(order[at] as number, limit);
        if (violation === SETTLED) swap(order, at--, --active);
        else if (violation > worst) worst = violation;
      }
      if (worst < TOLERANCE) return;
      limit = worst * settledFrom;
    }
  }

  /** Brings one example's multiplier to its best value; returns how far it was off, or that it can be left out. */
  private visit(example: number, limit: number): number {
    const { starts, norms } = this.rows;
    const from = starts[example] as number;
    const to = starts[example + 1] as number;
    const sign = this.signs[example] as number;
    const alpha = this.alphas[example] as number;
    const slack = sign > 0 ? this.slacks.inside : this.slacks.outside;
    const gradient = sign * this.score(from, to) - 1 + alpha * slack;
    if (alpha === 0 && gradient > limit) return SETTLED;
    const violation = Math.abs(alpha === 0 ? Math.min(gradient, 0) : gradient);
    if (violation < 1e-3) return violation;
    const next = Math.max(alpha - gradient / ((norms[example] as number) + slack), 0);
    this.alphas[example] = next;
    this.move(from, to, (next - alpha) * sign);
    return violation;
  }

  private score(from: number, to: number): number {
    const { indices, values } = this.rows;
    const weights = this.weights;
    // Two sums side by side: the processor need not wait for one addition before the next.
    let even = this.bias;
    let odd = 0;
    let k = from;
    for (; k + 1 < to; k += 2) {
      even += (weights[indices[k] as number] as number) * (values[k] as number);
      odd += (weights[indices[k + 1] as number] as number) * (values[k + 1] as number);
    }
    if (k < to) even += (weights[indices[k] as number] as number) * (values[k] as number);
    return even + odd;
  }

  private move(from: number, to: number, step: number): void {
    const { indices, values } = this.rows;
    const weights = this.weights;
    this.bias += step;
    for (let k = from; k < to; k++) {
      const f = indices[k] as number;
      weights[f] = (weights[f] as number) + step * (values[k] as number);
    }
  }
}

function swap(order: Int32Array, a: number, b: number): void {
  const kept = order[a] as number;
  order[a] = order[b] as number;
  order[b] = kept;
}

/** The score of each class for a vector. */
export function scoresOf(model: Linear, vector: Vector): Float64Array {
  const { classes, weights } = model;
  const result = new Float64Array(classes);
  for (let k = 0; k < vector.indices.length; k++) {
    const value = vector.values[k] as number;
    const row = (vector.indices[k] as number) * classes;
    for (let c = 0; c < classes; c++)
      result[c] = (result[c] as number) + value * (weights[row + c] as number);
  }
  for (let c = 0; c < classes; c++)
    result[c] = (result[c] as number) * (model.scales[c] as number) + (model.bias[c] as number);
  return result;
}
