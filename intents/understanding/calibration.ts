/** Turns scores into probabilities that can be believed. Fitted on texts the classifier has not seen. */

/** Probabilities from scores: the larger `sharpness`, the surer. */
export function softmax(scores: ArrayLike<number>, sharpness: number): Float64Array {
  const result = new Float64Array(scores.length);
  let top = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < scores.length; c++) top = Math.max(top, scores[c] as number);
  let sum = 0;
  for (let c = 0; c < scores.length; c++) {
    const value = Math.exp(((scores[c] as number) - top) * sharpness);
    result[c] = value;
    sum += value;
  }
  for (let c = 0; c < result.length; c++) result[c] = (result[c] as number) / sum;
  return result;
}

export interface Scored {
  readonly scores: Float64Array;
  readonly label: number;
}

/** So many texts settle one number. */
const ENOUGH = 3_000;

/** The sharpness under which the right labels are likeliest (golden-section search on its logarithm). */
export function fitSharpness(all: readonly Scored[]): number {
  if (all.length === 0) return 4;
  const every = Math.ceil(all.length / ENOUGH);
  const held = all.filter((_, i) => i % every === 0);
  const loss = (logarithm: number) => {
    const sharpness = Math.exp(logarithm);
    let sum = 0;
    for (const { scores, label } of held) sum -= Math.log((softmax(scores, sharpness)[label] ?? 0) + 1e-12);
    return sum;
  };
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [Math.log(0.2), Math.log(50)];
  for (let step = 0; step < 18; step++) {
    const left = high - ratio * (high - low);
    const right = low + ratio * (high - low);
    if (loss(left) < loss(right)) high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
}

/** Logistic regression over a handful of numbers, brought to one scale first. */
export interface Logistic {
  readonly means: readonly number[];
  readonly scales: readonly number[];
  readonly weights: readonly number[];
  readonly bias: number;
}

export interface LogisticExample {
  readonly inputs: readonly number[];
  readonly yes: boolean;
  readonly weight: number;
}

/** Fits by gradient descent with momentum; a slight pull of the weights to zero. */
export function fitLogistic(examples: readonly LogisticExample[]): Logistic {
  const size = examples[0]?.inputs.length ?? 0;
  const columns = Array.from({ length: size }, (_, column) => column);
  const means = columns.map((j) => mean(examples.map((example) => example.inputs[j] ?? 0)));
  const scales = columns.map(
    (j) => Math.sqrt(mean(examples.map((example) => ((example.inputs[j] ?? 0) - (means[j] ?? 0)) ** 2))) || 1,
  );
  const total = examples.reduce((sum, example) => sum + example.weight, 0) || 1;
  const state = new Float64Array(size + 1);
  const speed = new Float64Array(size + 1);
  const scaled = examples.map((example) =>
    columns.map((j) => ((example.inputs[j] ?? 0) - (means[j] ?? 0)) / (scales[j] ?? 1)),
  );
  for (let step = 0; step < 400; step++) {
    const slope = new Float64Array(size + 1);
    examples.forEach((example, i) => {
      const row = scaled[i] ?? [];
      const error = ((example.yes ? 1 : 0) - sigmoid(weighted(row, state))) * example.weight;
      for (let j = 0; j < size; j++) slope[j] = (slope[j] ?? 0) + error * (row[j] ?? 0);
      slope[size] = (slope[size] ?? 0) + error;
    });
    for (let j = 0; j <= size; j++) {
      const pull = j < size ? 0.001 * (state[j] ?? 0) : 0;
      speed[j] = 0.9 * (speed[j] ?? 0) + 0.5 * ((slope[j] ?? 0) / total - pull);
      state[j] = (state[j] ?? 0) + (speed[j] ?? 0);
    }
  }
  return { means, scales, weights: [...state.slice(0, size)], bias: state[size] ?? 0 };
}

function weighted(row: readonly number[], state: Float64Array): number {
  let sum = state[row.length] ?? 0;
  for (let j = 0; j < row.length; j++) sum += (row[j] ?? 0) * (state[j] ?? 0);
  return sum;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
}

export function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

/** The probability of “yes”, 0 to 1. */
export function applyLogistic(model: Logistic, inputs: readonly number[]): number {
  let sum = model.bias;
  for (let j = 0; j < model.weights.length; j++)
    sum += (((inputs[j] ?? 0) - (model.means[j] ?? 0)) / (model.scales[j] ?? 1)) * (model.weights[j] ?? 0);
  return sigmoid(sum);
}
