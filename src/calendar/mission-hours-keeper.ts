import type { Catalogue } from '../core/catalogue.ts';
import type { MissionOpening } from '../core/mission-calendar.ts';
import type { Log } from '../ports/log.ts';
import type { HintBus } from '../ports/queue.ts';
import type { Store } from '../ports/store.ts';
import { followHours } from './follow.ts';
import { type MissionHours, missionHours } from './mission-hours.ts';

export interface MissionHoursParts {
  readonly store: Pick<Store, 'missionCalendars'>;
  readonly hints: HintBus;
  readonly catalogue: () => Catalogue;
  readonly log: Log;
}

/** The hours of missions as they were entered at the desk, of whichever process. */
export interface MissionHoursKeeper {
  /** How a mission's hours stand; nothing for one without a calendar, or with a faulty one. */
  readonly openingOf: (missionId: string, at: Date) => MissionOpening | undefined;
  /** Begins to read them, and goes on whenever one changes. Returns what ends it. */
  follow(parts: MissionHoursParts): Promise<() => Promise<void>>;
}

/** Empty until `follow`: the bot is built before the store is open. */
export function keepMissionHours(): MissionHoursKeeper {
  let known: ReadonlyMap<string, MissionHours> = new Map();
  return {
    openingOf: (missionId, at) => known.get(missionId)?.at(at),
    follow: (parts) =>
      followHours(parts, async () => {
        known = await readMissionHours(parts);
      }),
  };
}

/** All calendars of missions, each with its fault if it has one. */
export async function readMissionHours({
  store,
  catalogue,
}: Pick<MissionHoursParts, 'store' | 'catalogue'>): Promise<Map<string, MissionHours>> {
  const calendars = await store.missionCalendars.list();
  return new Map(
    calendars.map((one) => [one.missionId, missionHours(one, catalogue().mission(one.missionId)?.timezone)]),
  );
}
