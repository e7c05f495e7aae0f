import { DateTime } from 'luxon';
import type { OpeningHours } from '../calendar/hours.ts';
import { zoneNamed } from '../calendar/zones.ts';
import type { DutyShift } from '../core/duty.ts';
import { AppError } from '../core/errors.ts';
import type { Actor, EscalationParts } from './parts.ts';

type Parts = Pick<EscalationParts, 'store' | 'hints' | 'ids' | 'calendars'>;

/** A shift as it is entered: local to the team's zone, the same each week. */
export interface NewDuty {
  readonly team: string;
  readonly agentId: string;
  /** YYYY-MM-DD. */
  readonly day: string;
  /** `20:00`. */
  readonly from: string;
  /** Not after `from`: the next day's. */
  readonly to: string;
  readonly weeks: number;
}

export interface Stretch {
  readonly from: Date;
  readonly to: Date;
}

/**
 * Puts an agent on duty, once or each week. The same again changes nothing.
 * @throws {AppError} `agent.unknown`
 */
export async function addDuty(
  { store, hints, ids, calendars }: Parts,
  { team, agentId, day, from, to, weeks }: NewDuty,
  actor: Actor,
): Promise<DutyShift[]> {
  const agent = await store.agents.get(agentId);
  if (!agent || agent.disabled) throw new AppError('agent.unknown', 'There is no such agent at work.');
  const { zone } = calendars().hoursOf(team);
  const shifts = Array.from({ length: weeks }, (_, week) => {
    const stretch = localStretch({ day, from, to, week }, zone);
    const id = ids.consequence(`duty ${team}`, `${agentId} ${stretch.from.toISOString()}`);
    return { id, team, agentId, ...stretch, enteredBy: actor.id };
  });
  for (const shift of shifts) await store.duty.put(shift);
  await hints.publish({ kind: 'presence', id: agentId });
  return shifts;
}

/** Takes a shift off the roster. Fine to repeat. */
export async function removeDuty({ store, hints }: Parts, id: string): Promise<void> {
  const shift = await store.duty.get(id);
  await store.duty.remove(id);
  if (shift) await hints.publish({ kind: 'presence', id: shift.agentId });
}

function localStretch(
  { day, from, to, week }: Pick<NewDuty, 'day' | 'from' | 'to'> & { week: number },
  zone: string,
): Stretch {
  const at = (time: string, days: number) =>
    DateTime.fromISO(`${day}T${time}`, { zone: zoneNamed(zone) })
      .plus({ weeks: week, days })
      .toJSDate();
  return { from: at(from, 0), to: at(to, to <= from ? 1 : 0) };
}

/** The stretches of a period in which the team is not at work and nobody is on duty. */
export function uncovered(
  hours: OpeningHours,
  shifts: readonly Pick<DutyShift, 'from' | 'to'>[],
  { from, to }: Stretch,
): Stretch[] {
  const gaps: Stretch[] = [];
  for (let at = from; at < to; ) {
    if (hours.isOpen(at)) {
      at = hours.closesAt(at) ?? to;
      continue;
    }
    const opening = hours.nextOpening(at) ?? to;
    const end = opening < to ? opening : to;
    gaps.push(...without({ from: at, to: end }, shifts));
    at = end;
  }
  return gaps;
}

function without(gap: Stretch, shifts: readonly Stretch[]): Stretch[] {
  return shifts.reduce<Stretch[]>(
    (left, shift) =>
      left.flatMap((one) => {
        if (shift.to <= one.from || shift.from >= one.to) return [one];
        const before = { from: one.from, to: shift.from };
        const after = { from: shift.to, to: one.to };
        return [before, after].filter(({ from, to }) => from < to);
      }),
    [gap],
  );
}
