import type { TargetedSubmitEvent } from 'preact';
import { useId, useState } from 'preact/hooks';
import { assistApi } from './assist-api.ts';
import { useDesk } from './desk-context.ts';
import { SHORTCUT } from './shortcuts.tsx';
import { newClientId } from './use-outbox.ts';
import { useWords } from './words.ts';

/** A note for colleagues, opened on demand; also by those who do not hold the conversation. */
export function NoteBox({ conversationId, onSaved }: { readonly conversationId: string; onSaved(): void }) {
  const words = useWords();
  const { api, notify } = useDesk();
  const hintId = useId();
  const [open, setOpen] = useState(false);
  const [clientId, setClientId] = useState(newClientId);
  const save = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get('note')).trim();
    if (!text) return;
    try {
      // The same id until it is kept: sent twice it is one note.
      await assistApi(api).addNote(conversationId, clientId, text);
      setClientId(newClientId());
      setOpen(false);
      notify(words.note.saved);
    } catch {
      notify(words.conversation.failed);
    }
    onSaved();
  };
  if (!open)
    return (
      <p class="note-open">
        <button
          type="button"
          class="quiet"
          onClick={() => setOpen(true)}
          aria-keyshortcuts="Alt+N"
          {...{ [SHORTCUT]: 'KeyN' }}
        >
          {words.note.open} <kbd class="wide-only">Alt N</kbd>
        </button>
      </p>
    );
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
          ref={(field) => field?.focus()}
        />
      </label>
      <div class="reply-foot">
        <p id={hintId} class="muted">
          {words.note.hint}
        </p>
        <button type="button" onClick={() => setOpen(false)}>
          {words.cancel}
        </button>
        <button type="submit" class="primary">
          {words.note.save}
        </button>
      </div>
    </form>
  );
}
