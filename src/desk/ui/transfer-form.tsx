import type { TargetedSubmitEvent } from 'preact';
import { useDesk } from './desk-context.ts';
import { Dialog } from './dialog.tsx';
import { Empty, Failed, Skeleton } from './states.tsx';
import { useLoaded } from './use-loaded.ts';
import { useWords } from './words.ts';

interface Props {
  readonly busy: boolean;
  /** Who has it now: nobody to transfer it to. */
  readonly holder: string | undefined;
  onClose(): void;
  onSubmit(transfer: { agentId: string; note: string }): void;
}

/** To whom, and a note for them. */
export function TransferForm({ busy, holder, onClose, onSubmit }: Props) {
  const words = useWords();
  const { api } = useDesk();
  const colleagues = useLoaded('colleagues', () => api.colleagues());
  const others = colleagues.value?.filter(({ id, disabled }) => id !== holder && !disabled);
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    onSubmit({ agentId: String(form.get('agent')), note: String(form.get('note')).trim() });
  };
  return (
    <Dialog title={words.transferForm.title} onClose={onClose}>
      {colleagues.failed && <Failed onRetry={() => void colleagues.reload()} />}
      {!others && !colleagues.failed && <Skeleton rows={2} />}
      {others?.length === 0 && <Empty>{words.transferForm.nobody}</Empty>}
      {others && others.length > 0 && (
        <form onSubmit={submit}>
          <label>
            {words.transferForm.to}
            <select name="agent" required>
              {others.map(({ id, name, presence }) => (
                <option key={id} value={id}>
                  {name} · {words.presence[presence]}
                </option>
              ))}
            </select>
          </label>
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
      )}
    </Dialog>
  );
}
