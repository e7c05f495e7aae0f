import { type EnteredHours, WEEKDAYS } from '../../core/mission-calendar.ts';
import { daysText, readDays, readSpans, readWeek, spansText } from './hours-text.ts';
import type { Wire } from './wire.ts';
import { useWords } from './words.ts';

interface Part {
  /** The hours to change; absent for those that are new. */
  readonly hours: Wire<EnteredHours> | undefined;
}

/** A week, closures and Ramadan: the part that the hours of missions and of teams share. */
export function HoursFields({ hours }: Part) {
  return (
    <>
      <WeekFields hours={hours} />
      <ClosureFields hours={hours} />
      <RamadanFields hours={hours} />
    </>
  );
}

/** The fields as the desk's contract wants them. Ramadans of other years stay as they are. */
export function hoursIn(form: FormData, before: Part['hours']) {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const spans = readSpans(text('ramadan-week'));
  const [from, to] = [text('ramadan-from'), text('ramadan-to')];
  const others = before?.ramadan.slice(0, -1) ?? [];
  const weekend: readonly string[] = WEEKDAYS.filter((day) => readSpans(text(day)).length === 0);
  const week = readWeek((day) => (weekend.includes(day) ? '' : spansText(spans)));
  const ramadan = from ? [{ from, to: to || from, announced: form.get('announced') !== null, week }] : [];
  return {
    week: readWeek(text),
    holidays: [...readDays(text('morocco'), 'morocco'), ...readDays(text('host'), 'host')],
    closures: readDays(text('closures')),
    ramadan: [...others, ...ramadan],
  };
}

/** The iCalendar file to import; empty where what was imported goes; `undefined` where it stays. */
export async function importIn(form: FormData): Promise<string | undefined> {
  const file = form.get('file');
  if (file instanceof File && file.size > 0) return file.text();
  return form.get('clear') ? '' : undefined;
}

function WeekFields({ hours }: Part) {
  const words = useWords();
  return (
    <fieldset>
      <legend>{words.missionHours.week}</legend>
      <p class="muted">{words.missionHours.weekHint}</p>
      {WEEKDAYS.map((day) => (
        <label key={day}>
          {words.missionHours.days[day]}
          <input name={day} dir="ltr" autoComplete="off" defaultValue={hours && spansText(hours.week[day])} />
        </label>
      ))}
    </fieldset>
  );
}

function ClosureFields({ hours }: Part) {
  const words = useWords();
  const holidays = (of: 'morocco' | 'host') =>
    daysText(hours?.holidays.filter((one) => (one.of ?? 'host') === of) ?? []);
  const areas = [
    ['morocco', words.missionHours.morocco, holidays('morocco')],
    ['host', words.missionHours.host, holidays('host')],
    ['closures', words.missionHours.closures, daysText(hours?.closures ?? [])],
  ] as const;
  return (
    <fieldset>
      <legend>{words.missionHours.closures}</legend>
      <p class="muted">{words.missionHours.daysHint}</p>
      {areas.map(([name, label, text]) => (
        <label key={name}>
          {label}
          <textarea name={name} rows={3} dir="auto" defaultValue={text} />
        </label>
      ))}
      <label>
        {words.missionHours.import}
        <input name="file" type="file" accept=".ics,text/calendar" />
      </label>
      {hours && hours.imported.length > 0 && (
        <label class="radio">
          <input name="clear" type="checkbox" />
          {words.missionHours.clear} ({hours.imported.length})
        </label>
      )}
    </fieldset>
  );
}

function RamadanFields({ hours }: Part) {
  const words = useWords();
  const last = hours?.ramadan.at(-1);
  const spans = last && Object.values(last.week).find((day) => day.length > 0);
  return (
    <fieldset>
      <legend>{words.missionHours.ramadan}</legend>
      <label>
        {words.missionHours.ramadanFrom}
        <input name="ramadan-from" type="date" defaultValue={last?.from} />
      </label>
      <label>
        {words.missionHours.ramadanTo}
        <input name="ramadan-to" type="date" defaultValue={last?.to} />
      </label>
      <label>
        {words.missionHours.ramadanWeek}
        <input name="ramadan-week" dir="ltr" autoComplete="off" defaultValue={spans && spansText(spans)} />
      </label>
      <label class="radio">
        <input name="announced" type="checkbox" defaultChecked={last?.announced} />
        {words.missionHours.announced}
      </label>
    </fieldset>
  );
}
