import type { Team } from '../core/team.ts';
import type { Log } from '../ports/log.ts';
import type { HintBus } from '../ports/queue.ts';
import type { Store } from '../ports/store.ts';
import { followHours } from './follow.ts';
import { type Calendars, loadCalendars, withEntered } from './load.ts';

export interface CalendarKeeper {
  /** The teams' hours of the moment. */
  current(): Calendars;
  /** Reads the files again. */
  reload(): Promise<void>;
  /** Reads what was entered at the desk again, once it is followed. */
  refresh(): Promise<Calendars>;
  /** Begins to read the teams that were entered at the desk, and goes on whenever one changes. Returns what ends it. */
  follow(parts: { store: Pick<Store, 'teams'>; hints: HintBus; log: Log }): Promise<() => Promise<void>>;
}

/** Reads the calendars; one with a fault never stops the program: it is logged, and its team counts as closed. */
export async function keepCalendars(dataDir: string, log: Log): Promise<CalendarKeeper> {
  const read = async () => {
    const calendars = await loadCalendars(dataDir);
    for (const problem of calendars.problems) log.error({ problem }, 'a calendar cannot be used');
    return calendars;
  };
  let files = await read();
  let entered: readonly Team[] = [];
  let calendars = files;
  let store: Pick<Store, 'teams'> | undefined;
  const refresh = async () => {
    entered = (await store?.teams.list()) ?? [];
    calendars = withEntered(files, entered);
    return calendars;
  };
  return {
    current: () => calendars,
    async reload() {
      files = await read();
      calendars = withEntered(files, entered);
    },
    refresh,
    follow(parts) {
      store = parts.store;
      return followHours(parts, refresh);
    },
  };
}
