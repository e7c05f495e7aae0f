import type { TargetedSubmitEvent } from 'preact';
import { useState } from 'preact/hooks';
import type { TransferTarget } from './api.ts';
import { assistApi } from './assist-api.ts';
import { useDesk } from './desk-context.ts';
import { Dialog } from './dialog.tsx';
import { Empty, Failed, Skeleton } from './states.tsx';
import { useLoaded } from './use-loaded.ts';
import { useLanguage, useWords } from './words.ts';

interface Props {
  readonly busy: boolean;
  /** Who has it now: nobody to transfer it to. */
  readonly holder: string | undefined;
  onClose(): void;
  onSubmit(transfer: { to: TransferTarget; note: string }): void;
}

const KINDS = ['agent', 'queue', 'mission'] as const;
type Kind = (typeof KINDS)[number];

/** To whom, and a note for them. */
export function TransferForm({ busy, holder, onClose, onSubmit }: Props) {
  const words = useWords();
  const [kind, setKind] = useState<Kind>('agent');
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const id = String(form.get('target') ?? '');
    const to: TransferTarget =
      kind === 'queue' ? { queue: true } : kind === 'agent' ? { agentId: id } : { missionId: id };
    if (kind === 'queue' || id) onSubmit({ to, note: String(form.get('note')).trim() });
  };
  return (
    <Dialog title={words.target.title} onClose={onClose}>
      <form onSubmit={submit}>
        <fieldset>
          <legend>{words.target.title}</legend>
          {KINDS.map((one) => (
            <label key={one} class="radio">
              <input type="radio" name="kind" checked={one === kind} onChange={() => setKind(one)} />
              {words.target[one]}
            </label>
          ))}
        </fieldset>
        {kind === 'agent' && <Colleagues holder={holder} />}
        {kind === 'mission' && <Missions />}
        <label>
          {words.transferForm.note}
          <textarea name="note" rows={3} maxLength={2000} dir="auto" />
        </label>
        <div class="dialog-actions">
          <button type="submit" class="primary" disabled={busy}>
            {words.conversation.transfer}
          </button>
          <button type="button" onClick={onClose}>
            {words.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function Colleagues({ holder }: Pick<Props, 'holder'>) {
  const words = useWords();
  const { api } = useDesk();
  const colleagues = useLoaded('colleagues', () => api.colleagues());
  const others = colleagues.value?.filter(({ id, disabled }) => id !== holder && !disabled);
  if (colleagues.failed) return <Failed onRetry={() => void colleagues.reload()} />;
  if (!others) return <Skeleton rows={1} />;
  if (others.length === 0) return <Empty>{words.transferForm.nobody}</Empty>;
  return (
    <label>
      {words.transferForm.to}
      <select name="target" required>
        {others.map(({ id, name, presence, languages }) => (
          <option key={id} value={id}>
            {name} · {words.presence[presence]} ·{' '}
            {languages.map((one) => words.speaks[one] ?? one).join(', ')}
          </option>
        ))}
      </select>
    </label>
  );
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
    <label>
      {words.target.mission}
      <select name="target" required>
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
