import type { SourceNote } from './message.ts';

/** A stretch of a day, local time: `09:00` to `17:30`, or `24:00` for its end. */
export interface DaySpan {
  readonly from: string;
  readonly to: string;
}

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type WeekHours = Readonly<Record<(typeof WEEKDAYS)[number], readonly DaySpan[]>>;

/** Whole days, YYYY-MM-DD, both ends included; without `to` one day. */
export interface NamedDays {
  readonly from: string;
  readonly to?: string | undefined;
  readonly name: string;
  /** Whose holiday it is: Morocco's or the host country's. */
  readonly of?: 'morocco' | 'host' | undefined;
}

/** A closure read from an iCalendar file. ISO instants; `to` is not part of it. */
export interface ImportedClosure {
  readonly from: string;
  readonly to: string;
  readonly name?: string | undefined;
}

/** Hours as they are entered at the desk, of a mission or of a team. */
export interface EnteredHours {
  readonly week: WeekHours;
  readonly holidays: readonly NamedDays[];
  readonly closures: readonly NamedDays[];
  readonly ramadan: readonly {
    readonly from: string;
    readonly to: string;
    /** Else expected, until the moon is seen. */
    readonly announced: boolean;
    readonly week: WeekHours;
  }[];
  readonly imported: readonly ImportedClosure[];
}

/** When a mission is open, as officials entered it at the desk. */
export interface MissionCalendar extends EnteredHours {
  readonly missionId: string;
  /** What it rests on; `url` is empty where nothing public says it. */
  readonly source: SourceNote;
  readonly updatedBy: string;
  readonly updatedAt: Date;
}

/** How a mission's hours stand at a moment: what the answer to “is it open?” is made of. */
export interface MissionOpening {
  /** IANA zone of the mission. */
  readonly zone: string;
  readonly open: boolean;
  /** The moment to which `open` lasts. */
  readonly closesAt?: Date;
  /** When it opens next, if it is closed. */
  readonly opensAt?: Date;
  /** Minutes by which the mission's clock is ahead of UTC at `closesAt` or `opensAt`. */
  readonly ahead?: number;
  /** Why it is closed today: a holiday, a closure. */
  readonly closedFor?: string;
  /** Today's hours rest on a Ramadan that is expected and not yet announced. */
  readonly expected: boolean;
  /** The hours of the week that holds now, in order from Monday. */
  readonly week: WeekHours;
  /** Those of a week outside Ramadan. */
  readonly usualWeek: WeekHours;
  /** Days of the coming year on which it is closed, today among them; in order. */
  readonly closedDays: readonly ClosedDays[];
  /** Each Ramadan that is not over. */
  readonly ramadan: MissionCalendar['ramadan'];
  readonly source: SourceNote;
  /** The day on which it was entered at the desk, YYYY-MM-DD at the mission. */
  readonly enteredOn: string;
}

/** Whole days, YYYY-MM-DD, both ends included. */
export interface ClosedDays {
  readonly from: string;
  readonly to: string;
  /** Why, in the words of whoever entered it. */
  readonly name?: string;
}

/** Days that follow each other with the same hours: places in `WEEKDAYS`, both ends included. */
export interface DayRun {
  readonly first: number;
  readonly last: number;
  readonly spans: readonly DaySpan[];
}

/** A week as it is said: “Monday to Friday 9:00–16:00”. Closed days are a run too. */
export function dayRuns(week: WeekHours): DayRun[] {
  const runs: DayRun[] = [];
  for (const [index, day] of WEEKDAYS.entries()) {
    const spans = week[day];
    const run = runs.at(-1);
    if (run && spansText(run.spans) === spansText(spans)) runs[runs.length - 1] = { ...run, last: index };
    else runs.push({ first: index, last: index, spans });
  }
  return runs;
}

/** `09:00–12:30, 14:00–16:00`; empty for a closed day. */
export function spansText(spans: readonly DaySpan[]): string {
  return spans.map(({ from, to }) => `${from}–${to}`).join(', ');
}
