import { useEffect, useState } from 'preact/hooks';
import { direction, type Language } from '../../core/language.ts';
import { assistApi } from './assist-api.ts';
import { useDesk } from './desk-context.ts';
import { formatTime } from './format.ts';
import { SHORTCUT } from './shortcuts.tsx';
import { Failed, Skeleton } from './states.tsx';
import { useLoaded } from './use-loaded.ts';
import { useLanguage, useWords } from './words.ts';

/** Nothing is asked before the agent has stopped typing for so long, in milliseconds. */
const PAUSE_MS = 300;
const SHORTEST = 2;

/** Text that has settled. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled.trim().length >= SHORTEST ? settled.trim() : '';
}

export function SearchField({ text, onText }: { readonly text: string; onText(text: string): void }) {
  const words = useWords();
  return (
    <label class="search">
      <span class="hidden-label">{words.search.label}</span>
      <input
        type="search"
        value={text}
        placeholder={words.search.placeholder}
        dir={text ? 'auto' : undefined}
        onInput={(event) => onText(event.currentTarget.value)}
        aria-keyshortcuts="Alt+S"
        {...{ [SHORTCUT]: 'KeyS' }}
      />
    </label>
  );
}

/** Messages that hold the words, each leading to its conversation. */
export function Found({
  query,
  now,
  onSelect,
}: {
  readonly query: string;
  readonly now: Date;
  onSelect(id: string, message: number): void;
}) {
  const words = useWords();
  const language = useLanguage();
  const { api } = useDesk();
  const found = useLoaded(`search ${query}`, () => assistApi(api).search(query));
  if (found.failed) return <Failed onRetry={() => void found.reload()} />;
  if (!found.value) return <Skeleton rows={3} />;
  return (
    <>
      <p class="found-count" role="status">
        {words.search.results(found.value.length)}
      </p>
      <ul class="rows">
        {found.value.map((message) => (
          <li key={message.id}>
            <button type="button" class="row" onClick={() => onSelect(message.conversationId, message.seq)}>
              <span class="row-line muted">
                {words.sender[message.from]} ·{' '}
                <time dateTime={message.at}>{formatTime(message.at, language, now)}</time>
              </span>
              <span lang={message.language} dir={direction(message.language as Language)}>
                {message.excerpt}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
