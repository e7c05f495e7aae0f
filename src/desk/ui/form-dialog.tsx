import type { ComponentChildren, TargetedSubmitEvent } from 'preact';
import { useState } from 'preact/hooks';
import { Dialog } from './dialog.tsx';
import { useWords } from './words.ts';

interface Props {
  readonly title: string;
  /** On the button that sends it; “save” unless it says something else. */
  readonly send?: string;
  /** It takes something away. */
  readonly danger?: boolean;
  onClose(): void;
  /** Gets the fields. While it runs the form cannot be sent again. */
  onSend(form: FormData): Promise<void>;
  readonly children: ComponentChildren;
}

/** A dialog with one form, which is sent or left. */
export function FormDialog({ title, send, danger = false, onClose, onSend, children }: Props) {
  const words = useWords();
  const [busy, setBusy] = useState(false);
  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    await onSend(new FormData(event.currentTarget));
    setBusy(false);
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        {children}
        <div class="dialog-actions">
          <button type="submit" class={danger ? 'danger' : 'primary'} disabled={busy}>
            {send ?? words.canned.save}
          </button>
          <button type="button" onClick={onClose}>
            {words.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
