import type { TargetedSubmitEvent } from 'preact';
import { useId, useState } from 'preact/hooks';
import { assistApi } from './assist-api.ts';
import { useDesk } from './desk-context.ts';
import { SHORTCUT } from './shortcuts.tsx';
import { newClientId } from './use-outbox.ts';
import { useWords } from './words.ts';

/** Opens the note; also for those who do not hold the conversation. */
export function NoteButton({ onOpen }: { onOpen(): void }) {
  const words = useWords();
  return (
    <button
      type="button"
      class="quiet note-open"
      onClick={onOpen}
      aria-keyshortcuts="Alt+N"
      {...{ [SHORTCUT]: 'KeyN' }}
    >
      {words.note.open} <kbd class="wide-only">Alt N</kbd>
    </button>
  );
}

interface Props {
  readonly conversationId: string;
  onSaved(): void;
  onClose(): void;
}

/** A note for colleagues, which the citizen never sees. */
export function NoteForm({ conversationId, onSaved, onClose }: Props) {
  const words = useWords();
  const { api, notify } = useDesk();
  const hintId = useId();
  const [clientId] = useState(newClientId);
  const save = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get('note')).trim();
    if (!text) return;
    try {
      // The same id until it is kept: sent twice it is one note.
      await assistApi(api).addNote(conversationId, clientId, text);
      onClose();
      notify(words.note.saved);
    } catch {
      notify(words.conversation.failed);
    }
    onSaved();
  };
  return (
    <form class="note-form" onSubmit={(event) => void save(event)}>
      <label>
        {words.note.label}
        <textarea
          name="note"
          rows={2}
          maxLength={2000}
          dir="auto"
          aria-describedby={hintId}
          ref={focusOnce}
        />
      </label>
      <div class="reply-foot">
        <p id={hintId} class="muted">
          {words.note.hint}
        </p>
        <button type="button" onClick={onClose}>
          {words.cancel}
        </button>
        <button type="submit" class="primary">
          {words.note.save}
        </button>
      </div>
    </form>
  );
}

/** A stable function: it runs when the field appears, not at each change. */
function focusOnce(field: HTMLTextAreaElement | null): void {
  field?.focus();
}
