import { direction, type Language } from '../../core/language.ts';
import { useNames } from './names.ts';
import type { CannedRow } from './wire-more.ts';
import { useWords } from './words.ts';

interface Props {
  readonly listId: string;
  readonly shown: readonly CannedRow[];
  /** The marked one, which Enter takes. */
  readonly at: number;
  onChoose(reply: CannedRow): void;
}

/** Canned replies to choose from, above the field; the focus stays in the field. */
export function CannedList({ listId, shown, at, onChoose }: Props) {
  const words = useWords();
  const names = useNames();
  if (shown.length === 0) return null;
  return (
    <div id={listId} class="canned-list" role="listbox" aria-label={words.canned.list}>
      {shown.map((reply, index) => (
        <div
          key={`${reply.language} ${reply.shortcut}`}
          id={`${listId}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          // Not `click`: the field would lose the focus first.
          onMouseDown={(event) => {
            event.preventDefault();
            onChoose(reply);
          }}
        >
          <bdi dir="ltr">/{reply.shortcut}</bdi> · {names.speaks(reply.language)}
          <span class="canned-text" lang={reply.language} dir={direction(reply.language as Language)}>
            {reply.text}
          </span>
        </div>
      ))}
    </div>
  );
}
