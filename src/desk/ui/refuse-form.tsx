import { Refused } from './api.ts';
import { centreApi } from './centre-api.ts';
import { useDesk } from './desk-context.ts';
import { FormDialog } from './form-dialog.tsx';
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
  const refuse = async (form: FormData) => {
    try {
      await centreApi(api).refuse(escalationId, String(form.get('note')).trim());
      notify(words.referral.refused);
    } catch (error) {
      const notOurs = error instanceof Refused && error.status === 409;
      notify(notOurs ? words.referral.notYours : words.conversation.failed);
    }
    onChanged();
    onClose();
  };
  return (
    <FormDialog title={words.referral.title} send={words.referral.refuse} onClose={onClose} onSend={refuse}>
      <label>
        {words.referral.note}
        <textarea name="note" rows={3} maxLength={2000} dir="auto" />
      </label>
    </FormDialog>
  );
}
