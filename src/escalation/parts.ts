import type { Calendars } from '../calendar/load.ts';
import type { Agent } from '../core/agent.ts';
import { AppError } from '../core/errors.ts';
import type { Escalation } from '../core/escalation.ts';
import type { Ids } from '../core/ids.ts';
import type { Language } from '../core/language.ts';
import type { Clock } from '../ports/clock.ts';
import type { HintBus, WorkQueue } from '../ports/queue.ts';
import type { Store } from '../ports/store.ts';

/** Lines that announce what happens around an agent; their wordings live in `data/replies`. */
export const ESCALATION_WORDS = [
  /** `{name}`: the agent's first name. */
  'agent.joined',
  /** `{name}`. The bot is back. */
  'agent.left',
  /** `{name}`. A colleague goes on. */
  'agent.transferred',
  /** `{position}`, `{minutes}`. */
  'queue.position',
  /** `{position}`; the wait is not known. */
  'queue.place',
  /** Closed by a supervisor before an agent came. */
  'queue.closed',
  /** `{day}`, `{time}`, `{zone}`: when the call centre opens. */
  'queue.hours',
  /** It is closed, and nobody knows until when. */
  'queue.hours-unknown',
  /** `{day}`, `{time}`, `{zone}`: when the team opens that will answer, and that is not the call centre. */
  'queue.team-hours',
  /** That team is closed, and nobody knows until when. */
  'queue.team-hours-unknown',
  /** It is closed; the officer on duty has been told of the emergency. */
  'duty.told',
  /** It is closed; a message goes to the officer on duty, of whom no page is open. */
  'duty.alerted',
  /** `{day}`, `{time}`, `{zone}`: to the officer on duty, since when somebody waits in an emergency. */
  'alert.emergency',
  /** It is closed; an officer is on duty, but no page of theirs is open. */
  'duty.unreached',
  /** `{day}`, `{time}`, `{zone}`: it is closed until then, and nobody is on duty. */
  'duty.nobody',
  /** The same, and nobody knows until when. */
  'duty.nobody-unknown',
  /** Label of the choice to be rung up. */
  'call-back.choice',
  /** Nobody picked up; it will be tried again. */
  'call-back.missed',
  /** Nobody picked up, however often. */
  'call-back.given-up',
  /** Before the answer that somebody asked for by phone. */
  'call.answer',
  /** Label of the choice that ends the wait. */
  'queue.leave',
  /** `{number}`. */
  'complaint.number',
  'complaint.about',
  'complaint.reception',
  'complaint.procedure',
  'complaint.ethics',
  'complaint.delay',
  'satisfaction.ask',
  'satisfaction.good',
  'satisfaction.fair',
  'satisfaction.poor',
] as const;
export type EscalationWord = (typeof ESCALATION_WORDS)[number];

/** The wording of a line in a language. */
export type Word = (
  key: EscalationWord,
  language: Language,
  params: Readonly<Record<string, string | number>>,
) => string;

/** What every use case here works with. */
export interface EscalationParts {
  readonly store: Store;
  readonly queue: WorkQueue;
  readonly hints: HintBus;
  readonly now: Clock;
  readonly ids: Ids;
  readonly word: Word;
  /** The teams' hours of the moment. */
  readonly calendars: () => Calendars;
  /** The desk's address as agents open it, where it is known. */
  readonly deskUrl?: string | undefined;
}

/** Who acts. */
export type Actor = Pick<Agent, 'id' | 'role'> & Pick<Partial<Agent>, 'missions'>;

/** Supervisors and administrators may move and close anything, and claim past an offer. */
export function oversees(actor: Pick<Actor, 'role'>): boolean {
  return actor.role !== 'agent';
}

/** @throws {AppError} `escalation.unknown` */
export async function findEscalation(
  { store }: Pick<EscalationParts, 'store'>,
  id: string,
): Promise<Escalation> {
  const escalation = await store.escalations.get(id);
  if (!escalation) throw new AppError('escalation.unknown', 'There is no escalation of that id.');
  return escalation;
}

/** How often a conditional save is tried again before somebody is told to come back. */
const ATTEMPTS = 20;

/**
 * Tries until a conditional save gets through: `attempt` reads afresh, decides and saves; `undefined` = somebody was
 * faster. @throws {AppError} `service.unavailable` after twenty vain attempts.
 */
export async function untilSaved<T>(attempt: () => Promise<T | undefined>): Promise<T> {
  for (let n = 0; n < ATTEMPTS; n++) {
    const saved = await attempt();
    if (saved !== undefined) return saved;
  }
  throw new AppError('service.unavailable', 'Too many changes at once. Try again.', { retryAfterSeconds: 1 });
}
