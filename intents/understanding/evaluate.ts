/** Figures that tell how good answers are. */

/** Mean over classes of the harmonic mean of precision and recall, 0 to 1. */
export function macroF1(truth: readonly string[], answers: readonly string[]): number {
  const counts = new Map<string, { right: number; given: number; wanted: number }>();
  const count = (label: string) => {
    const found = counts.get(label) ?? { right: 0, given: 0, wanted: 0 };
    counts.set(label, found);
    return found;
  };
  truth.forEach((label, i) => {
    const answer = answers[i] ?? '';
    count(label).wanted++;
    count(answer).given++;
    if (answer === label) count(label).right++;
  });
  const wanted = [...counts.values()].filter((one) => one.wanted > 0);
  const sum = wanted.reduce((total, one) => total + (2 * one.right) / (one.given + one.wanted), 0);
  return sum / (wanted.length || 1);
}

/** Chance that a text in scope is trusted more than one out of scope; ties count half. */
export function areaUnderCurve(inside: readonly number[], outside: readonly number[]): number {
  const all = [
    ...inside.map((trust) => ({ trust, inside: 1 })),
    ...outside.map((trust) => ({ trust, inside: 0 })),
  ];
  all.sort((a, b) => a.trust - b.trust);
  let ranks = 0;
  for (let start = 0; start < all.length; ) {
    let end = start;
    while (end < all.length && all[end]?.trust === all[start]?.trust) end++;
    for (let i = start; i < end; i++) if (all[i]?.inside) ranks += (start + end + 1) / 2;
    start = end;
  }
  return (ranks - (inside.length * (inside.length + 1)) / 2) / (inside.length * outside.length || 1);
}

/** The value under which a share of the numbers lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/** Share of texts out of scope that are refused where a share (0.95) of those in scope is answered. */
export function refusedAt(inside: readonly number[], outside: readonly number[], answered = 0.95): number {
  const threshold = quantile(inside, 1 - answered);
  return outside.filter((trust) => trust < threshold).length / (outside.length || 1);
}
