import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { loadDraft, saveDraft } from './outbox.ts';
import { SHORTCUT } from './shortcuts.tsx';
import { useWords } from './words.ts';

const LONGEST_TEXT = 4000;
/** It grows with the text up to this many pixels. */
const TALLEST = 240;

interface Props {
  readonly conversationId: string;
  onSend(text: string): void;
}

/** Where the holder writes. What is not sent yet is kept for each conversation. */
export function ReplyBox({ conversationId, onSend }: Props) {
  const words = useWords();
  const hintId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(() => loadDraft(conversationId));
  const excess = text.trim().length - LONGEST_TEXT;

  useEffect(() => saveDraft(conversationId, text), [conversationId, text]);
  useEffect(() => {
    if (!field.current) return;
    field.current.style.height = 'auto';
    field.current.style.height = `${Math.min(field.current.scrollHeight, TALLEST)}px`;
  }, [text]);

  const send = () => {
    if (!text.trim() || excess > 0) return;
    onSend(text.trim());
    setText('');
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // `isComposing`: Enter then ends the composition of a character.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      class="reply"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label>
        <span class="hidden-label">{words.reply.label}</span>
        <textarea
          ref={field}
          rows={2}
          // An empty field follows the page, so that its placeholder does.
          dir={text ? 'auto' : undefined}
          value={text}
          placeholder={words.reply.placeholder}
          aria-describedby={hintId}
          aria-keyshortcuts="Alt+R"
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          {...{ [SHORTCUT]: 'KeyR' }}
        />
      </label>
      <div class="reply-foot">
        <p id={hintId} class={excess > 0 ? 'problem' : 'muted wide-only'}>
          {excess > 0 ? words.reply.tooLong(excess) : words.reply.hint}
        </p>
        <button type="submit" class="primary" disabled={!text.trim() || excess > 0}>
          {words.reply.send}
        </button>
      </div>
    </form>
  );
}
