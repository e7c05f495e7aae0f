import type { Disposition, Ending } from './api.ts';
import { FormDialog } from './form-dialog.tsx';
import { useWords } from './words.ts';

const DISPOSITIONS: readonly Disposition[] = ['answered', 'referred', 'no-reply', 'abuse', 'other'];

interface Props {
  onClose(): void;
  onEnd(ending: Ending): Promise<void>;
}

const MOST_TAGS = 10;
const LONGEST_TAG = 40;

/** What stands between commas, of any script, each once. */
export function wordsIn(text: string): string[] {
  const parts = text.split(/[,،;]/).map((part) => part.trim().slice(0, LONGEST_TAG));
  return [...new Set(parts.filter(Boolean))].slice(0, MOST_TAGS);
}

/** How it ended, what it was about, and a note for colleagues. */
export function ResolveForm({ onClose, onEnd }: Props) {
  const words = useWords();
  const text = words.resolveForm;
  const end = (form: FormData) =>
    onEnd({
      disposition: String(form.get('disposition')) as Disposition,
      note: String(form.get('note')).trim(),
      tags: wordsIn(String(form.get('tags'))),
    });
  return (
    <FormDialog title={text.title} send={words.conversation.resolve} onClose={onClose} onSend={end}>
      <fieldset>
        <legend>{text.disposition}</legend>
        {DISPOSITIONS.map((disposition, index) => (
          <label key={disposition} class="radio">
            <input type="radio" name="disposition" value={disposition} defaultChecked={index === 0} />
            {text[disposition as keyof typeof text]}
          </label>
        ))}
      </fieldset>
      <label>
        {words.tags.label}
        <input name="tags" maxLength={200} dir="auto" />
      </label>
      <label>
        {text.note}
        <textarea name="note" rows={3} maxLength={2000} dir="auto" />
      </label>
    </FormDialog>
  );
}
