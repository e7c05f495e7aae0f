import { formatTime, useNow } from './format.ts';
import { useLanguage, useWords } from './words.ts';

interface Props {
  readonly open: boolean;
  /** When it opens next, an ISO instant, told by the clock of its place. */
  readonly opens: string | undefined;
  readonly zone: string;
}

/** Open or closed, and when that changes. */
export function HoursState({ open, opens, zone }: Props) {
  const words = useWords().calendars;
  const language = useLanguage();
  const now = useNow();
  return (
    <p>
      <span class={`dot is-${open ? 'available' : 'away'}`} aria-hidden="true" />{' '}
      {open ? words.open : words.closed}
      {!open && opens && ` · ${words.opens} ${formatTime(opens, language, now, zone)}`}
    </p>
  );
}

/** What is wrong with hours, in the words of the program. */
export function HoursFault({ says, fault }: { readonly says: string; readonly fault: string }) {
  return (
    <p class="problem" role="alert">
      <span aria-hidden="true">⚠ </span>
      {says}{' '}
      <span lang="en" dir="ltr">
        {fault}
      </span>
    </p>
  );
}
