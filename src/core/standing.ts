import type { Language } from './language.ts';
import { type LocalMoment, momentIn } from './moment.ts';

/** Sentences that say how somebody stands who waits for an agent; their wordings live in `data/replies`. */
export type StandingWord =
  | 'queue.position'
  | 'queue.place'
  | 'queue.hours'
  | 'queue.hours-unknown'
  | 'queue.team-hours'
  | 'queue.team-hours-unknown'
  | 'duty.told'
  | 'duty.alerted'
  | 'duty.unreached'
  | 'duty.nobody'
  | 'duty.nobody-unknown';

/** How somebody stands who waits: their place and the expected wait, or when work begins again. */
export interface Standing {
  readonly key: StandingWord;
  /** 1 = next. */
  readonly position: number;
  /** Whole minutes; absent when too few have been served lately to say. */
  readonly minutes?: number;
  /** When work begins again, where the sentence names it. */
  readonly opening?: LocalMoment;
  /** They would wait long, and have not asked yet to be rung up instead. */
  readonly mayBeRung: boolean;
}

/** What the sentence names. */
export function standingParams(
  { key, position, minutes, opening }: Standing,
  language: Language,
): Record<string, string | number> {
  if (key === 'queue.position' && minutes !== undefined) return { position, minutes };
  if (key === 'queue.place') return { position };
  return opening ? momentIn(opening, language) : {};
}
