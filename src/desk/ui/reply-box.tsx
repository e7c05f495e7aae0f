import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { assistApi } from './assist-api.ts';
import { type CannedValues, fillCanned, matchingCanned, shortcutAt, withCanned } from './canned-choice.ts';
import { CannedList } from './canned-list.tsx';
import { useDesk } from './desk-context.ts';
import { loadDraft, saveDraft } from './outbox.ts';
import { SHORTCUT } from './shortcuts.tsx';
import { useLoaded } from './use-loaded.ts';
import type { CannedRow } from './wire-more.ts';
import { useWords } from './words.ts';

const LONGEST_TEXT = 4000;
/** It grows with the text up to this many pixels. */
const TALLEST = 240;
/** The citizen is told at most this often that somebody writes, in milliseconds. */
const TYPING_EVERY = 3000;

interface Props {
  readonly conversationId: string;
  /** The citizen's. */
  readonly language: string | undefined;
  readonly values: Omit<CannedValues, 'agent'>;
  onSend(text: string): void;
  /** What else stands beside “send”. */
  readonly aside: ComponentChildren;
}

/** Where the holder writes. What is not sent yet is kept for each conversation; `/` brings canned replies. */
export function ReplyBox({ conversationId, language, values, onSend, aside }: Props) {
  const words = useWords();
  const { me, composer } = useDesk();
  const hintId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(() => loadDraft(conversationId));
  /** Kept at once, not after the next frame: the page may be left before. */
  const change = (next: string) => {
    saveDraft(conversationId, next);
    setText(next);
  };
  const excess = text.trim().length - LONGEST_TEXT;
  const write = (next: string, cursor: number) => {
    change(next);
    // After the new text is in the field.
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(cursor, cursor);
    });
  };
  const canned = useCanned({ field, text, language }, (reply) => {
    const cursor = field.current?.selectionStart ?? text.length;
    const done = withCanned(text, cursor, fillCanned(reply.text, { ...values, agent: me.name }));
    write(done.text, done.cursor);
  });
  const types = useTyping(conversationId);

  useEffect(() => {
    if (!field.current) return;
    field.current.style.height = 'auto';
    field.current.style.height = `${Math.min(field.current.scrollHeight, TALLEST)}px`;
  }, [text]);
  // Whoever pressed “claim” lost the focus with that button; a phone's keyboard does not come up unasked.
  useEffect(() => {
    if (document.activeElement === document.body && matchMedia('(pointer: fine)').matches)
      field.current?.focus();
  }, []);
  useEffect(() => {
    const own = {
      insert(paragraph: string) {
        const kept = field.current?.value.trimEnd() ?? '';
        const next = kept ? `${kept}\n\n${paragraph}` : paragraph;
        write(next, next.length);
      },
    };
    composer.current = own;
    return () => {
      if (composer.current === own) composer.current = undefined;
    };
  }, [composer]);

  const send = () => {
    if (!text.trim() || excess > 0) return;
    onSend(text.trim());
    change('');
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (canned.onKey(event)) return event.preventDefault();
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
      <CannedList {...canned} />
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
          aria-autocomplete="list"
          aria-controls={canned.shown.length > 0 ? canned.listId : undefined}
          aria-activedescendant={canned.shown.length > 0 ? `${canned.listId}-${canned.at}` : undefined}
          onInput={(event) => {
            change(event.currentTarget.value);
            types();
          }}
          onKeyDown={onKeyDown}
          {...{ [SHORTCUT]: 'KeyR' }}
        />
      </label>
      <div class="reply-foot">
        <p id={hintId} class={excess > 0 ? 'problem' : 'muted wide-only'}>
          {excess > 0 ? words.reply.tooLong(excess) : `${words.reply.hint}. ${words.canned.hint}`}
        </p>
        {aside}
        <button type="submit" class="primary" disabled={!text.trim() || excess > 0}>
          {words.reply.send}
        </button>
      </div>
    </form>
  );
}

/** Tells the citizen that somebody writes, not more often than needed. */
function useTyping(conversationId: string): () => void {
  const { api } = useDesk();
  const last = useRef(0);
  return () => {
    if (Date.now() - last.current < TYPING_EVERY) return;
    last.current = Date.now();
    assistApi(api)
      .typing(conversationId)
      .catch(() => undefined);
  };
}

/** The canned replies that fit the shortcut before the cursor, and the one marked. */
function useCanned(
  {
    field,
    text,
    language,
  }: { field: { current: HTMLTextAreaElement | null }; text: string; language: string | undefined },
  onChoose: (reply: CannedRow) => void,
) {
  const { api } = useDesk();
  const listId = useId();
  const loaded = useLoaded('canned', () => assistApi(api).canned());
  const [marked, setMarked] = useState(0);
  const [closed, setClosed] = useState(false);
  const typed = shortcutAt(text, field.current?.selectionStart ?? text.length);
  useEffect(() => {
    setMarked(0);
    setClosed(false);
  }, [typed]);
  const shown = typed === undefined || closed ? [] : matchingCanned(loaded.value ?? [], typed, language);
  const at = Math.min(marked, shown.length - 1);
  const onKey = ({ key, isComposing }: KeyboardEvent): boolean => {
    const reply = shown[at];
    if (!reply || isComposing) return false;
    if (key === 'ArrowDown') setMarked((at + 1) % shown.length);
    else if (key === 'ArrowUp') setMarked((at + shown.length - 1) % shown.length);
    else if (key === 'Enter' || key === 'Tab') onChoose(reply);
    else if (key === 'Escape') setClosed(true);
    else return false;
    return true;
  };
  return { listId, shown, at, onKey, onChoose };
}
