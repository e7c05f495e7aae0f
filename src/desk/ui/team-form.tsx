import { Refused } from './api.ts';
import { centreApi } from './centre-api.ts';
import { useDesk } from './desk-context.ts';
import { FormDialog } from './form-dialog.tsx';
import { HoursFields, hoursIn, importIn } from './hours-fields.tsx';
import { useTeams } from './use-teams.ts';
import type { TeamRow } from './wire-centre.ts';
import { useWords } from './words.ts';

interface Props {
  /** The team to change; absent for a new one. */
  readonly team: TeamRow | undefined;
  onClose(): void;
  onSaved(): void;
}

/** A team's name, time zone and hours. */
export function TeamForm({ team, onClose, onSaved }: Props) {
  const words = useWords();
  const { api, notify } = useDesk();
  const { nameOf } = useTeams();
  const save = async (form: FormData) => {
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const entered = { name: text('name'), zone: text('zone'), ...hoursIn(form, team?.calendar) };
    try {
      const { id } = await centreApi(api).putTeam(team?.id, entered);
      const closures = await importIn(form);
      if (closures !== undefined) await centreApi(api).importTeamClosures(id, closures);
      notify(words.teams.saved);
      onSaved();
    } catch (error) {
      const wrong = error instanceof Refused && error.status === 400;
      notify(wrong ? words.teams.refused : words.conversation.failed);
    }
  };
  return (
    <FormDialog
      title={team ? `${words.teams.edit} · ${nameOf(team.id)}` : words.teams.add}
      onClose={onClose}
      onSend={save}
    >
      <label>
        {words.teams.name}
        <input name="name" required maxLength={80} dir="auto" defaultValue={team && nameOf(team.id)} />
      </label>
      <label>
        {words.calendars.zone}
        <input
          name="zone"
          required
          dir="ltr"
          autoComplete="off"
          list="time-zones"
          defaultValue={team?.zone ?? 'Africa/Casablanca'}
        />
      </label>
      <datalist id="time-zones">
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <HoursFields hours={team?.calendar} />
    </FormDialog>
  );
}
