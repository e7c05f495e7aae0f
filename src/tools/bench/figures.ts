/** How long things took, in milliseconds. */
export interface Latency {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** What a stretch of work came to. */
export interface Rate extends Latency {
  readonly perSecond: number;
  readonly count: number;
}

/** @param milliseconds one entry for each thing done. */
export function latencyOf(milliseconds: readonly number[]): Latency {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const at = (share: number) =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

export function rateOf(milliseconds: readonly number[], seconds: number): Rate {
  const count = milliseconds.length;
  return { perSecond: Math.round(count / seconds), count, ...latencyOf(milliseconds) };
}

/** To two digits behind the point. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** The run in the middle by its rate. */
export function middle(runs: readonly Rate[]): Rate {
  const sorted = [...runs].sort((a, b) => a.perSecond - b.perSecond);
  return sorted[Math.floor(sorted.length / 2)] ?? rateOf([], 1);
}
