import { createOpeningHours, type OpeningHours } from '../calendar/hours.ts';
import { type Escalation, PRIORITIES } from '../core/escalation.ts';
import type { Message } from '../core/message.ts';

/** How soon something is due to a citizen. Derived from what was said and when; nothing of it is stored. */
export interface ServiceLevel {
  readonly kind: 'first-response' | 'next-response' | 'resolution';
  readonly dueAt: Date;
  /** `warning`: a fifth of the time is left. */
  readonly state: 'ok' | 'warning' | 'breached';
}

interface Target {
  readonly minutes: number;
  /** Runs at night and on holidays too. */
  readonly always?: boolean;
}
type Targets = Readonly<Record<ServiceLevel['kind'], Target>>;

const HOURS = 60;

/**
 * What a centre sets itself, until it says otherwise. The two days of a complaint are the 48 hours that the ministry
 * announced for complaints in 2015: a promise to the citizen, so they run at night too.
 */
export const TARGETS: Readonly<Record<'emergency' | 'complaint' | 'ordinary', Targets>> = {
  emergency: {
    'first-response': { minutes: 2, always: true },
    'next-response': { minutes: 5, always: true },
    resolution: { minutes: 24 * HOURS, always: true },
  },
  complaint: {
    'first-response': { minutes: 60 },
    'next-response': { minutes: 60 },
    resolution: { minutes: 48 * HOURS, always: true },
  },
  ordinary: {
    'first-response': { minutes: 15 },
    'next-response': { minutes: 15 },
    resolution: { minutes: 8 * HOURS },
  },
};

/** The share of a target's time from which its end is announced. */
const WARNING_SHARE = 0.2;

const DAY = [{ from: '00:00', to: '24:00' }];
const WHOLE_WEEK = {
  ...{ monday: DAY, tuesday: DAY, wednesday: DAY, thursday: DAY },
  ...{ friday: DAY, saturday: DAY, sunday: DAY },
};
const ALWAYS = createOpeningHours({
  ...{ zone: 'utc', week: WHOLE_WEEK, holidays: [], closures: [], ramadan: [], imports: [] },
});

export interface LevelInput {
  readonly escalation: Escalation;
  /** The conversation's messages since the escalation was opened, in order; others are ignored. */
  readonly messages: readonly Pick<Message, 'from' | 'at'>[];
  readonly hours: OpeningHours;
  readonly now: Date;
}

/**
 * What is due next to the citizen. `undefined` when the escalation is resolved, when the citizen has the word, or when
 * the calendar has a fault.
 */
export function serviceLevelOf(input: LevelInput): ServiceLevel | undefined {
  if (input.escalation.state === 'resolved') return undefined;
  const { ours, answered } = turnsOf(input);
  const current = ours.at(-1);
  if (current?.to !== undefined) return undefined;
  const since = current?.from ?? input.escalation.createdAt;
  const response = due(input, answered ? 'next-response' : 'first-response', { since, spent: () => 0 });
  const resolution = due(input, 'resolution', {
    since,
    spent: (hours) => ours.reduce((sum, { from, to }) => sum + (to ? hours.openMsBetween(from, to) : 0), 0),
  });
  if (!response || !resolution) return response ?? resolution;
  return resolution.dueAt < response.dueAt ? resolution : response;
}

/** When the citizen waited for us; the last one is open if they still do. */
interface Turn {
  readonly from: Date;
  readonly to?: Date;
}

function turnsOf({ escalation, messages }: LevelInput): { ours: Turn[]; answered: boolean } {
  const ours: Turn[] = [{ from: escalation.createdAt }];
  let answered = escalation.firstReplyAt !== undefined;
  for (const { from, at } of messages) {
    const last = ours.at(-1);
    if (at < escalation.createdAt || !last) continue;
    if (from === 'agent') {
      answered = true;
      if (!last.to) ours[ours.length - 1] = { from: last.from, to: at };
    } else if (from === 'citizen' && last.to) ours.push({ from: at });
  }
  return { ours, answered };
}

function due(
  { escalation, hours, now }: LevelInput,
  kind: ServiceLevel['kind'],
  { since, spent }: { since: Date; spent: (hours: OpeningHours) => number },
): ServiceLevel | undefined {
  const { minutes, always } = targetsOf(escalation)[kind];
  const clock = always ? ALWAYS : hours;
  const target = minutes * 60_000;
  const dueAt = clock.addOpenMs(since, Math.max(target - spent(clock), 0));
  if (!dueAt) return undefined;
  const left = clock.openMsBetween(now, dueAt);
  const state = now >= dueAt ? 'breached' : left <= target * WARNING_SHARE ? 'warning' : 'ok';
  return { kind, dueAt, state };
}

function targetsOf({ reason, priority }: Escalation): Targets {
  if (priority >= PRIORITIES.emergency) return TARGETS.emergency;
  return reason === 'complaint' ? TARGETS.complaint : TARGETS.ordinary;
}
