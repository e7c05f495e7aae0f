import { formatTime } from './format.ts';
import type { NoteRow } from './wire-more.ts';
import { useLanguage, useWords } from './words.ts';

/** A note within the transcript, marked as what the citizen does not see. */
export function NoteItem({ note, now }: { readonly note: NoteRow; readonly now: Date }) {
  const words = useWords();
  const language = useLanguage();
  return (
    <li class="message is-note">
      <p class="meta">
        <span aria-hidden="true">✎ </span>
        {words.note.of(note.agentName ?? words.sender.agent)} ·{' '}
        <time dateTime={note.at}>{formatTime(note.at, language, now)}</time>
      </p>
      <p class="bubble" dir="auto">
        {note.text}
      </p>
    </li>
  );
}
