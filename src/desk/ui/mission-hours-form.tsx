import type { TargetedSubmitEvent } from 'preact';
import { useState } from 'preact/hooks';
import { WEEKDAYS } from '../../core/mission-calendar.ts';
import { Refused } from './api.ts';
import { assistApi } from './assist-api.ts';
import { centreApi } from './centre-api.ts';
import { useDesk } from './desk-context.ts';
import { Dialog } from './dialog.tsx';
import { daysText, readDays, readSpans, readWeek, spansText } from './hours-text.ts';
import { useLoaded } from './use-loaded.ts';
import type { MissionHoursRow } from './wire-centre.ts';
import { useLanguage, useWords } from './words.ts';

interface Props {
  /** The hours to change; absent for a mission that has none yet. */
  readonly row: MissionHoursRow | undefined;
  onClose(): void;
  onSaved(): void;
}

const KINDS = ['official', 'restated', 'press', 'other'] as const;

/** A mission's week, closures, Ramadan, and what they rest on. */
export function MissionHoursForm({ row, onClose, onSaved }: Props) {
  const words = useWords();
  const { api, notify } = useDesk();
  const [busy, setBusy] = useState(false);
  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const missionId = row?.missionId ?? String(form.get('mission'));
    setBusy(true);
    try {
      await centreApi(api).putMissionHours(missionId, enteredIn(form, row));
      const file = form.get('file');
      if (form.get('clear')) await centreApi(api).importClosures(missionId, '');
      if (file instanceof File && file.size > 0)
        await centreApi(api).importClosures(missionId, await file.text());
      notify(words.missionHours.saved);
      onSaved();
    } catch (error) {
      const wrong = error instanceof Refused && error.status === 400;
      notify(wrong ? words.missionHours.refused : words.conversation.failed);
    }
    setBusy(false);
  };
  return (
    <Dialog title={row ? words.missionHours.edit : words.missionHours.add} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        {!row && <MissionChoice />}
        <WeekFields row={row} />
        <ClosureFields row={row} />
        <RamadanFields row={row} />
        <SourceFields row={row} />
        <div class="dialog-actions">
          <button type="submit" class="primary" disabled={busy}>
            {words.missionHours.save}
          </button>
          <button type="button" onClick={onClose}>
            {words.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** The fields as the desk's contract wants them. Ramadans of other years stay as they are. */
function enteredIn(form: FormData, row: MissionHoursRow | undefined) {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const spans = readSpans(text('ramadan-week'));
  const [from, to] = [text('ramadan-from'), text('ramadan-to')];
  const others = row?.ramadan.slice(0, -1) ?? [];
  const weekend: readonly string[] = WEEKDAYS.filter((day) => readSpans(text(day)).length === 0);
  const week = readWeek((day) => (weekend.includes(day) ? '' : spansText(spans)));
  const ramadan = from ? [{ from, to: to || from, announced: form.get('announced') !== null, week }] : [];
  return {
    week: readWeek(text),
    holidays: [...readDays(text('morocco'), 'morocco'), ...readDays(text('host'), 'host')],
    closures: readDays(text('closures')),
    ramadan: [...others, ...ramadan],
    source: {
      ...{ title: text('source-title'), url: text('source-url') },
      ...{ kind: text('source-kind'), checkedOn: text('source-day') },
    },
  };
}

function MissionChoice() {
  const words = useWords();
  const language = useLanguage();
  const { api } = useDesk();
  const missions = useLoaded('missions', () => assistApi(api).missions());
  const named = (missions.value ?? [])
    .map(({ id, name }) => ({ id, name: name[language] ?? name['fr'] ?? id }))
    .sort((a, b) => a.name.localeCompare(b.name, language));
  return (
    <label>
      {words.missionHours.mission}
      <select name="mission" required>
        <option value="">{words.target.choose}</option>
        {named.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

type Part = Pick<Props, 'row'>;

function WeekFields({ row }: Part) {
  const words = useWords();
  return (
    <fieldset>
      <legend>{words.missionHours.week}</legend>
      <p class="muted">{words.missionHours.weekHint}</p>
      {WEEKDAYS.map((day) => (
        <label key={day}>
          {words.missionHours.days[day]}
          <input name={day} dir="ltr" autoComplete="off" defaultValue={row && spansText(row.week[day])} />
        </label>
      ))}
    </fieldset>
  );
}

function ClosureFields({ row }: Part) {
  const words = useWords();
  const holidays = (of: 'morocco' | 'host') =>
    daysText(row?.holidays.filter((one) => (one.of ?? 'host') === of) ?? []);
  const areas = [
    ['morocco', words.missionHours.morocco, holidays('morocco')],
    ['host', words.missionHours.host, holidays('host')],
    ['closures', words.missionHours.closures, daysText(row?.closures ?? [])],
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
      {row && row.imported.length > 0 && (
        <label class="radio">
          <input name="clear" type="checkbox" />
          {words.missionHours.clear} ({row.imported.length})
        </label>
      )}
    </fieldset>
  );
}

function RamadanFields({ row }: Part) {
  const words = useWords();
  const last = row?.ramadan.at(-1);
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

function SourceFields({ row }: Part) {
  const words = useWords();
  const source = row?.source;
  return (
    <fieldset>
      <legend>{words.missionHours.source}</legend>
      <label>
        {words.missionHours.sourceTitle}
        <input name="source-title" required minLength={3} maxLength={200} defaultValue={source?.title} />
      </label>
      <label>
        {words.missionHours.sourceUrl}
        <input name="source-url" type="url" dir="ltr" maxLength={500} defaultValue={source?.url} />
      </label>
      <label>
        {words.missionHours.sourceKind}
        <select name="source-kind" defaultValue={source?.kind ?? 'official'}>
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {words.missionHours.kinds[kind]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.missionHours.checkedOn}
        <input name="source-day" type="date" required defaultValue={source?.checkedOn} />
      </label>
    </fieldset>
  );
}
