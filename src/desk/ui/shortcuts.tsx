import { useEffect, useRef } from 'preact/hooks';
import { Dialog } from './dialog.tsx';
import { LISTS, type ListName } from './lists.tsx';
import type { Place } from './use-place.ts';
import type { EscalationRow } from './wire.ts';
import { useWords } from './words.ts';

interface Targets {
  readonly lists: readonly EscalationRow[];
  readonly place: Place;
  show(list: ListName): void;
  select(conversationId: string): void;
  help(): void;
}

/** Buttons and fields that a shortcut reaches carry this attribute, with the key's code. */
export const SHORTCUT = 'data-shortcut';

/** Set when the agent does not want the one key that works without Alt. */
const NO_QUESTION_MARK = 'dalil-desk-no-question-mark';

/**
 * Alt and a key, so that nothing happens while somebody types or dictates. The code of the key is taken, not its
 * letter: Alt changes letters on some systems. The question mark alone works where nothing is typed, and can be
 * turned off (WCAG 2.1.4).
 */
export function useShortcuts(targets: Targets): void {
  const latest = useRef(targets);
  latest.current = targets;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { altKey, ctrlKey, metaKey, shiftKey, code } = event;
      if (asksForHelp(event)) {
        event.preventDefault();
        return latest.current.help();
      }
      if (!altKey || ctrlKey || metaKey || shiftKey || document.querySelector('dialog[open]')) return;
      if (run(code, latest.current)) event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

/** Also the Arabic question mark, with which that keyboard answers. */
function asksForHelp({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if ((key !== '?' && key !== '؟') || ctrlKey || metaKey || altKey) return false;
  const typing = target instanceof Element && target.closest('input, textarea, select, [contenteditable]');
  return !typing && !document.querySelector('dialog[open]') && !localStorage.getItem(NO_QUESTION_MARK);
}

function run(code: string, { lists, place, show, select, help }: Targets): boolean {
  const list = LISTS[Number(/^Digit([123])$/.exec(code)?.[1]) - 1];
  if (list) show(list);
  else if (code === 'KeyH') help();
  else if (code === 'ArrowDown' || code === 'ArrowUp') {
    const at = lists.findIndex((row) => row.conversationId === place.conversationId);
    const next = lists[code === 'ArrowDown' ? at + 1 : Math.max(at - 1, 0)];
    if (next) select(next.conversationId);
  } else {
    const target = document.querySelector<HTMLElement>(`[${SHORTCUT}="${code}"]`);
    if (!target) return false;
    if (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) target.focus();
    else target.click();
  }
  return true;
}

export function Shortcuts({ onClose }: { onClose(): void }) {
  const { shortcuts, close, offer, catalogue, note, search, call, target } = useWords();
  const rows = [
    ['Alt 1 · 2 · 3', shortcuts.lists],
    ['Alt ↓ · ↑', shortcuts.next],
    ['Alt C', shortcuts.claim],
    ['Alt R', shortcuts.reply],
    ['Alt E', shortcuts.resolve],
    ['Alt T', target.title],
    ['Alt A · L', `${offer.accept} · ${offer.decline}`],
    ['Alt I', catalogue.insert],
    ['Alt N', note.open],
    ['Alt S', search.label],
    ['Alt P', call.title],
    ['Alt H · ?', shortcuts.help],
  ];
  return (
    <Dialog title={shortcuts.title} onClose={onClose}>
      <dl class="shortcuts">
        {rows.map(([keys, meaning]) => (
          <div key={keys}>
            <dt>
              <kbd dir="ltr">{keys}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <label class="radio">
        <input
          type="checkbox"
          defaultChecked={!localStorage.getItem(NO_QUESTION_MARK)}
          onChange={({ currentTarget: { checked } }) => {
            if (checked) localStorage.removeItem(NO_QUESTION_MARK);
            else localStorage.setItem(NO_QUESTION_MARK, '1');
          }}
        />
        {shortcuts.questionMark}
      </label>
      <button type="button" onClick={onClose}>
        {close}
      </button>
    </Dialog>
  );
}
