import type { z } from 'zod';
import { type MissionHours, missionHours } from '../calendar/mission-hours.ts';
import { readMissionHours } from '../calendar/mission-hours-keeper.ts';
import type { missionHoursSchema } from '../calendar/schema.ts';
import type { Agent } from '../core/agent.ts';
import type { Catalogue } from '../core/catalogue.ts';
import { AppError } from '../core/errors.ts';
import type { MissionCalendar } from '../core/mission-calendar.ts';
import type { Clock } from '../ports/clock.ts';
import type { HintBus } from '../ports/queue.ts';
import type { Store } from '../ports/store.ts';
import { readClosures } from './closures.ts';

export interface MissionHoursParts {
  readonly store: Pick<Store, 'missionCalendars'>;
  readonly catalogue: () => Catalogue;
  readonly hints: HintBus;
  readonly now: Clock;
}

/** Every mission with hours of its own, as they stand now and with what is wrong with them. */
export async function listMissionHours(parts: MissionHoursParts) {
  const all = await readMissionHours(parts);
  return { calendars: [...all.values()].map((one) => missionHoursView(one, parts.now())) };
}

/** Enters or changes a mission's hours; closures imported before stay. @throws {AppError} `resource.unknown` */
export async function putMissionHours(
  parts: MissionHoursParts,
  { missionId, entered }: { missionId: string; entered: z.output<typeof missionHoursSchema> },
  agent: Pick<Agent, 'id'>,
) {
  mustBeMission(parts, missionId);
  const before = await parts.store.missionCalendars.get(missionId);
  return write(parts, { ...entered, missionId, imported: before?.imported ?? [] }, agent);
}

/**
 * Takes every event of an iCalendar file as a closure, in place of those imported before; none of them for no text.
 * @throws {AppError} `resource.unknown` where no hours were entered, `request.malformed` for what is no iCalendar
 */
export async function importClosures(
  parts: MissionHoursParts,
  { missionId, text }: { missionId: string; text: string },
  agent: Pick<Agent, 'id'>,
) {
  const { timezone } = mustBeMission(parts, missionId);
  const before = await parts.store.missionCalendars.get(missionId);
  if (!before) throw new AppError('resource.unknown', 'This mission has no hours yet: enter them first.');
  const imported = readClosures(text, timezone, parts.now());
  return write(parts, { ...before, imported }, agent);
}

/** Fine to repeat. */
export async function removeMissionHours(parts: MissionHoursParts, missionId: string): Promise<void> {
  await parts.store.missionCalendars.remove(missionId);
  await parts.hints.publish({ kind: 'calendar', id: missionId });
}

function mustBeMission({ catalogue }: MissionHoursParts, missionId: string) {
  const mission = catalogue().mission(missionId);
  if (!mission) throw new AppError('resource.unknown', 'The catalogue has no such mission.');
  return mission;
}

async function write(
  parts: MissionHoursParts,
  calendar: Omit<MissionCalendar, 'updatedBy' | 'updatedAt'>,
  agent: Pick<Agent, 'id'>,
) {
  const whole = { ...calendar, updatedBy: agent.id, updatedAt: parts.now() };
  await parts.store.missionCalendars.put(whole);
  await parts.hints.publish({ kind: 'calendar', id: calendar.missionId });
  const zone = parts.catalogue().mission(calendar.missionId)?.timezone;
  return { calendar: missionHoursView(missionHours(whole, zone), parts.now()) };
}

function missionHoursView({ calendar, hours, at }: MissionHours, now: Date) {
  const { open = false, opensAt, expected = false } = at(now) ?? {};
  return {
    ...calendar,
    ...{ zone: hours.zone, open, expected },
    ...(opensAt && { opensAt }),
    ...(hours.fault && { fault: hours.fault }),
  };
}
