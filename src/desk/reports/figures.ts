import type { Escalation } from '../../core/escalation.ts';

/** A number of turns that ended alike. */
export interface TurnCount {
  readonly channel: string;
  readonly language: string;
  readonly service: string;
  readonly outcome: string;
  readonly count: number;
}

/** A conversation that had turns in the period, once for each language and service it had. */
export interface Seen {
  readonly conversationId: string;
  readonly channel: string;
  readonly language: string;
  readonly service: string;
}

/** What a report is computed from; all of one period, or of one part of it. */
export interface Material {
  readonly escalations: readonly Escalation[];
  readonly turns: readonly TurnCount[];
  readonly seen: readonly Seen[];
  /** Conversations that went to an agent in the period. */
  readonly escalated: ReadonlySet<string>;
}

/** Durations in seconds; shares from 0 to 1; `null` where nothing can be said. */
export interface Figures {
  readonly conversations: number;
  readonly turns: number;
  readonly escalations: number;
  readonly firstResponseMedian: number | null;
  readonly firstResponseP90: number | null;
  readonly waitMedian: number | null;
  readonly waitP90: number | null;
  readonly resolutionMedian: number | null;
  readonly abandoned: number | null;
  readonly containment: number | null;
  readonly fallback: number | null;
  readonly satisfaction: number | null;
  readonly rated: number;
}
export type FigureId = keyof Figures;

/** Outcomes in which the bot had no answer. */
const NO_ANSWER = ['not-understood', 'not-covered'];

/** The figures of some material. The desk shows each one's definition beside it, in `words-*.ts`. */
export function figuresOf({ escalations, turns, seen, escalated }: Material): Figures {
  // A call has no wait: whoever picks up has answered.
  const written = escalations.filter(({ channel }) => channel !== 'phone');
  const first = written.flatMap((one) => since(one, one.firstReplyAt));
  // A transfer moves `assignedAt`: the first wait is then no longer known.
  const waits = written.filter(({ transfer }) => !transfer).flatMap((one) => since(one, one.assignedAt));
  const resolved = escalations.filter(({ state }) => state === 'resolved');
  const resolutions = resolved
    .filter(({ abandoned }) => !abandoned)
    .flatMap((one) => since(one, one.resolvedAt));
  const conversations = new Set(seen.map(({ conversationId }) => conversationId));
  const contained = [...conversations].filter((id) => !escalated.has(id)).length;
  const all = sum(turns);
  const rated = escalations.filter(({ rating }) => rating !== undefined);
  return {
    conversations: conversations.size,
    turns: all,
    escalations: escalations.length,
    firstResponseMedian: quantile(first, 0.5),
    firstResponseP90: quantile(first, 0.9),
    waitMedian: quantile(waits, 0.5),
    waitP90: quantile(waits, 0.9),
    resolutionMedian: quantile(resolutions, 0.5),
    abandoned: share(resolved.filter(({ abandoned }) => abandoned).length, resolved.length),
    containment: share(contained, conversations.size),
    fallback: share(sum(turns.filter(({ outcome }) => NO_ANSWER.includes(outcome))), all),
    satisfaction: share(rated.filter(({ rating }) => rating === 'good').length, rated.length),
    rated: rated.length,
  };
}

/** The smallest value that at least that share of all values do not exceed. */
export function quantile(values: readonly number[], part: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * part) - 1] ?? null;
}

function since({ createdAt }: Escalation, end: Date | undefined): number[] {
  return end ? [Math.max(0, Math.round((end.getTime() - createdAt.getTime()) / 1000))] : [];
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function sum(turns: readonly TurnCount[]): number {
  return turns.reduce((total, { count }) => total + count, 0);
}
