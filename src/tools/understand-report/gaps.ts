import type { Understand } from '../../../intents/understanding/index.ts';

/** A question that the running system could not answer. */
export interface Gap {
  readonly text: string;
  readonly service?: string;
  readonly outcome: string;
}

/** The gaps of a JSONL file. @throws {Error} that names the line which cannot be read, without its words. */
export function readGaps(jsonl: string): Gap[] {
  return jsonl.split('\n').flatMap((line, at) => {
    if (!line.trim()) return [];
    const gap = readGap(line);
    if (!gap) throw new Error(`Line ${at + 1} of the gap list needs a "text" and an "outcome".`);
    return [gap];
  });
}

function readGap(line: string): Gap | undefined {
  try {
    const { text, service, outcome } = JSON.parse(line) as Record<string, unknown>;
    if (typeof text !== 'string' || typeof outcome !== 'string') return undefined;
    return { text, outcome, ...(typeof service === 'string' && { service }) };
  } catch {
    return undefined;
  }
}

/** Gaps that the present model takes for the same service, the most first. */
export interface GapGroup {
  readonly service: string;
  readonly gaps: readonly (Gap & { readonly band: string; readonly times: number })[];
  readonly times: number;
}

/** Groups gaps by what the present model hears in them; the same text counts once, with how often it came. */
export function groupGaps(understand: Understand, gaps: readonly Gap[]): GapGroup[] {
  const times = new Map<string, number>();
  for (const { text } of gaps) times.set(text.trim(), (times.get(text.trim()) ?? 0) + 1);
  const groups = new Map<string, (Gap & { band: string; times: number })[]>();
  for (const [text, count] of times) {
    const gap = gaps.find((one) => one.text.trim() === text);
    if (!gap) continue;
    const { service, band } = understand(text);
    groups.set(service, [...(groups.get(service) ?? []), { ...gap, band, times: count }]);
  }
  return [...groups]
    .map(([service, own]) => ({
      service,
      gaps: own.sort((a, b) => b.times - a.times),
      times: own.reduce((sum, gap) => sum + gap.times, 0),
    }))
    .sort((a, b) => b.times - a.times);
}
