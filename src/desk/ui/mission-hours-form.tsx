import { Refused } from './api.ts';
import { assistApi } from './assist-api.ts';
import { centreApi } from './centre-api.ts';
import { useDesk } from './desk-context.ts';
import { FormDialog } from './form-dialog.tsx';
import { HoursFields, hoursIn, importIn } from './hours-fields.tsx';
import { SelectField } from './select-field.tsx';
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
  const save = async (form: FormData) => {
    const missionId = row?.missionId ?? String(form.get('mission'));
    try {
      await centreApi(api).putMissionHours(missionId, enteredIn(form, row));
      const text = await importIn(form);
      if (text !== undefined) await centreApi(api).importClosures(missionId, text);
      notify(words.missionHours.saved);
      onSaved();
    } catch (error) {
      const wrong = error instanceof Refused && error.status === 400;
      notify(wrong ? words.missionHours.refused : words.conversation.failed);
    }
  };
  return (
    <FormDialog
      title={row ? words.missionHours.edit : words.missionHours.add}
      onClose={onClose}
      onSend={save}
    >
      {!row && <MissionChoice />}
      <HoursFields hours={row} />
      <SourceFields row={row} />
    </FormDialog>
  );
}

/** The fields as the desk's contract wants them. */
function enteredIn(form: FormData, row: MissionHoursRow | undefined) {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const source = {
    ...{ title: text('source-title'), url: text('source-url') },
    ...{ kind: text('source-kind'), checkedOn: text('source-day') },
  };
  return { ...hoursIn(form, row), source };
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
    <SelectField
      label={words.missionHours.mission}
      name="mission"
      options={named}
      none={words.target.choose}
      required
    />
  );
}

function SourceFields({ row }: Pick<Props, 'row'>) {
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
      <SelectField
        label={words.missionHours.sourceKind}
        name="source-kind"
        options={KINDS.map((id) => ({ id, name: words.missionHours.kinds[id] }))}
        chosen={source?.kind}
      />
      <label>
        {words.missionHours.checkedOn}
        <input name="source-day" type="date" required defaultValue={source?.checkedOn} />
      </label>
    </fieldset>
  );
}
