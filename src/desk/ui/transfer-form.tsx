import { useState } from 'preact/hooks';
import type { TransferTarget } from './api.ts';
import { assistApi } from './assist-api.ts';
import { useDesk } from './desk-context.ts';
import { FormDialog } from './form-dialog.tsx';
import { SelectField } from './select-field.tsx';
import { Empty, Failed, Skeleton } from './states.tsx';
import { useLoaded } from './use-loaded.ts';
import { useTeams } from './use-teams.ts';
import type { TeamRow } from './wire-centre.ts';
import { useLanguage, useWords } from './words.ts';

interface Props {
  /** Who has it now: nobody to transfer it to. */
  readonly holder: string | undefined;
  /** The team it is for now. */
  readonly team: string;
  onClose(): void;
  onTransfer(transfer: { to: TransferTarget; note: string }): Promise<void>;
}

const KINDS = ['agent', 'team', 'queue', 'mission'] as const;
type Kind = (typeof KINDS)[number];

/** To whom, and a note for them. */
export function TransferForm({ holder, team, onClose, onTransfer }: Props) {
  const words = useWords();
  const { teams } = useTeams();
  const others = teams.filter(({ id }) => id !== team);
  const [kind, setKind] = useState<Kind>('agent');
  const transfer = async (form: FormData) => {
    const id = String(form.get('target') ?? '');
    if (kind === 'queue' || id)
      await onTransfer({ to: targetOf(kind, id), note: String(form.get('note')).trim() });
  };
  return (
    <FormDialog
      title={words.target.title}
      send={words.conversation.transfer}
      onClose={onClose}
      onSend={transfer}
    >
      <fieldset>
        <legend>{words.target.title}</legend>
        {KINDS.filter((one) => one !== 'team' || others.length > 0).map((one) => (
          <label key={one} class="radio">
            <input type="radio" name="kind" checked={one === kind} onChange={() => setKind(one)} />
            {words.target[one]}
          </label>
        ))}
      </fieldset>
      {kind === 'agent' && <Colleagues holder={holder} />}
      {kind === 'team' && <Teams teams={others} />}
      {kind === 'mission' && <Missions />}
      <label>
        {words.transferForm.note}
        <textarea name="note" rows={3} maxLength={2000} dir="auto" />
      </label>
    </FormDialog>
  );
}

function targetOf(kind: Kind, id: string): TransferTarget {
  if (kind === 'queue') return { queue: true };
  if (kind === 'team') return { teamId: id };
  return kind === 'agent' ? { agentId: id } : { missionId: id };
}

function Teams({ teams }: { readonly teams: readonly TeamRow[] }) {
  const words = useWords();
  const { nameOf } = useTeams();
  const options = teams.map(({ id, open }) => ({
    id,
    name: `${nameOf(id)} · ${open ? words.calendars.open : words.calendars.closed}`,
  }));
  return <SelectField label={words.calendars.team} name="target" options={options} required />;
}

function Colleagues({ holder }: Pick<Props, 'holder'>) {
  const words = useWords();
  const { api } = useDesk();
  const colleagues = useLoaded('colleagues', () => api.colleagues());
  const others = colleagues.value?.filter(({ id, disabled }) => id !== holder && !disabled);
  if (colleagues.failed) return <Failed onRetry={() => void colleagues.reload()} />;
  if (!others) return <Skeleton rows={1} />;
  if (others.length === 0) return <Empty>{words.transferForm.nobody}</Empty>;
  const options = others.map(({ id, name, presence, languages }) => {
    const speaks = languages.map((one) => words.speaks[one] ?? one).join(', ');
    return { id, name: `${name} · ${words.presence[presence]} · ${speaks}` };
  });
  return <SelectField label={words.transferForm.to} name="target" options={options} required />;
}

function Missions() {
  const words = useWords();
  const language = useLanguage();
  const { api } = useDesk();
  const missions = useLoaded('missions', () => assistApi(api).missions());
  if (missions.failed) return <Failed onRetry={() => void missions.reload()} />;
  if (!missions.value) return <Skeleton rows={1} />;
  const named = missions.value
    .map(({ id, name }) => ({ id, name: name[language] ?? name['fr'] ?? id }))
    .sort((a, b) => a.name.localeCompare(b.name, language));
  return (
    <SelectField
      label={words.target.mission}
      name="target"
      options={named}
      none={words.target.choose}
      required
    />
  );
}
