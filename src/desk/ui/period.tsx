import type { ComponentChildren } from 'preact';
import type { PeriodQuery } from './oversight-api.ts';
import { useWords } from './words.ts';

const DAY_MS = 86_400_000;
/** Days to choose from with one press. */
const SPANS = [7, 30, 90] as const;

/** Days YYYY-MM-DD, both part of the period. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** The last `count` days, today with them. */
export function lastDays(count: number, now: Date): Days {
  return { from: dayOf(new Date(now.getTime() - (count - 1) * DAY_MS)), to: dayOf(now) };
}

function dayOf(date: Date): string {
  const part = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${part(date.getMonth() + 1)}-${part(date.getDate())}`;
}

/** From the beginning of the first day to the end of the last one, in the browser's zone. */
export function periodOf({ from, to }: Days): PeriodQuery {
  const end = new Date(`${to}T00:00:00`);
  end.setDate(end.getDate() + 1);
  return { from: new Date(`${from}T00:00:00`).toISOString(), to: end.toISOString() };
}

/** The server's days begin in the team's zone: the first or last of them may be one that was not asked for. */
export function inDays(day: string, { from, to }: Days): boolean {
  return from <= day && day <= to;
}

interface Props {
  readonly days: Days;
  onDays(days: Days): void;
  /** What can be done with the period, beside it. */
  readonly children: ComponentChildren;
}

export function PeriodChoice({ days, onDays, children }: Props) {
  const { reports } = useWords();
  const change = (part: Partial<Days>) => {
    const next = { ...days, ...part };
    if (next.from && next.to && next.from <= next.to) onDays(next);
  };
  return (
    <div class="period">
      <label>
        {reports.from}{' '}
        <input
          type="date"
          value={days.from}
          onChange={(event) => change({ from: event.currentTarget.value })}
        />
      </label>
      <label>
        {reports.to}{' '}
        <input type="date" value={days.to} onChange={(event) => change({ to: event.currentTarget.value })} />
      </label>
      {SPANS.map((count) => (
        <button
          key={count}
          type="button"
          aria-pressed={
            days.from === lastDays(count, new Date()).from && days.to === lastDays(1, new Date()).to
          }
          onClick={() => onDays(lastDays(count, new Date()))}
        >
          {reports.days(count)}
        </button>
      ))}
      {children}
    </div>
  );
}
