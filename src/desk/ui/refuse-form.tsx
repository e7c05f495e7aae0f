import type { TargetedSubmitEvent } from 'preact';
import { useState } from 'preact/hooks';
import { Refused } from './api.ts';
import { centreApi } from './centre-api.ts';
import { useDesk } from './desk-context.ts';
import { Dialog } from './dialog.tsx';
import { useWords } from './words.ts';

interface Props {
  readonly escalationId: string;
  onClose(): void;
  onChanged(): void;
}

/** Sends back what was handed to one's mission, with the reason. */
export function RefuseForm({ escalationId, onClose, onChanged }: Props) {
  const words = useWords();
  const { api, notify } = useDesk();
  const [busy, setBusy] = useState(false);
  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const note = String(new FormData(event.currentTarget).get('note')).trim();
    setBusy(true);
    try {
      await centreApi(api).refuse(escalationId, note);
      notify(words.referral.refused);
    } catch (error) {
      const notOurs = error instanceof Refused && error.status === 409;
      notify(notOurs ? words.referral.notYours : words.conversation.failed);
    }
    onChanged();
    onClose();
  };
  return (
    <Dialog title={words.referral.title} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <label>
          {words.referral.note}
          <textarea name="note" rows={3} maxLength={2000} dir="auto" />
        </label>
        <div class="dialog-actions">
          <button type="submit" class="primary" disabled={busy}>
            {words.referral.refuse}
          </button>
          <button type="button" onClick={onClose}>
            {words.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
