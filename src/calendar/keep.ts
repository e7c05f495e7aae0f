import type { Log } from '../ports/log.ts';
import { type Calendars, loadCalendars } from './load.ts';

export interface CalendarKeeper {
  /** The teams' hours of the moment. */
  current(): Calendars;
  /** Reads the files again. */
  reload(): Promise<void>;
}

/** Reads the calendars; one with a fault never stops the program: it is logged, and its team counts as closed. */
export async function keepCalendars(dataDir: string, log: Log): Promise<CalendarKeeper> {
  const read = async () => {
    const calendars = await loadCalendars(dataDir);
    for (const problem of calendars.problems) log.error({ problem }, 'a calendar cannot be used');
    return calendars;
  };
  let calendars = await read();
  return {
    current: () => calendars,
    async reload() {
      calendars = await read();
    },
  };
}
