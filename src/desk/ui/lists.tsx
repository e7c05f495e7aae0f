import { useState } from 'preact/hooks';
import { useDesk } from './desk-context.ts';
import { formatAgo } from './format.ts';
import { Level } from './level.tsx';
import { useNames } from './names.ts';
import { Found, SearchField, useSettled } from './search-box.tsx';
import { SHORTCUT } from './shortcuts.tsx';
import { Empty, Failed, Skeleton } from './states.tsx';
import type { Loaded } from './use-loaded.ts';
import { useTeams } from './use-teams.ts';
import type { EscalationRow } from './wire.ts';
import { useLanguage, useWords } from './words.ts';

export const LISTS = ['waiting', 'mine', 'all'] as const;
export type ListName = (typeof LISTS)[number];
export type Lists = Readonly<Record<ListName, readonly EscalationRow[]>>;

interface Props {
  readonly lists: Loaded<Lists>;
  readonly shown: ListName;
  readonly selected: string | undefined;
  readonly unread: ReadonlySet<string>;
  readonly now: Date;
  onShow(list: ListName): void;
  onSelect(conversationId: string, message?: number): void;
  onCall(): void;
}

export function ListColumn({ lists, shown, selected, unread, now, onShow, onSelect, onCall }: Props) {
  const words = useWords();
  const rows = lists.value?.[shown];
  const [text, setText] = useState('');
  const query = useSettled(text);
  return (
    <nav class="column lists" aria-label={words.lists.label}>
      <div class="list-tools">
        <SearchField text={text} onText={setText} />
        <button type="button" onClick={onCall} aria-keyshortcuts="Alt+P" {...{ [SHORTCUT]: 'KeyP' }}>
          <span aria-hidden="true">☎ </span>
          {words.call.open}
        </button>
      </div>
      {query && <Found {...{ query, now, onSelect }} />}
      <div class="tabs" hidden={query !== ''}>
        {LISTS.map((list, index) => (
          <button
            key={list}
            type="button"
            aria-pressed={list === shown}
            aria-keyshortcuts={`Alt+${index + 1}`}
            onClick={() => onShow(list)}
          >
            {words.lists[list]} <span class="count">{lists.value?.[list].length ?? '–'}</span>
          </button>
        ))}
      </div>
      {lists.failed && <Failed onRetry={() => void lists.reload()} />}
      {!rows && !lists.failed && <Skeleton rows={5} />}
      {rows?.length === 0 && <Empty>{words.lists.empty[shown]}</Empty>}
      <ul class="rows" hidden={query !== ''}>
        {rows?.map((row) => (
          <li key={row.id}>
            <Row
              row={row}
              now={now}
              selected={row.conversationId === selected}
              unread={unread.has(row.conversationId)}
              onSelect={onSelect}
            />
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface RowProps {
  readonly row: EscalationRow;
  readonly now: Date;
  readonly selected: boolean;
  readonly unread: boolean;
  onSelect(conversationId: string): void;
}

function Row({ row, now, selected, unread, onSelect }: RowProps) {
  const words = useWords();
  const language = useLanguage();
  const names = useNames();
  const { me } = useDesk();
  const { otherThanDefault } = useTeams();
  const team = row.state === 'waiting' && otherThanDefault(row.team);
  const holder =
    row.agentId === me.id ? words.heldByMe : row.agentName ? words.heldBy(row.agentName) : undefined;
  return (
    <button
      type="button"
      class={`row ${row.reason === 'emergency' ? 'urgent' : ''}`}
      aria-current={selected}
      onClick={() => onSelect(row.conversationId)}
    >
      <span class="row-head">
        <span class="row-title">{row.topic ? names.service(row.topic) : words.reason[row.reason]}</span>
        <time dateTime={row.createdAt}>{formatAgo(row.createdAt, language, now)}</time>
      </span>
      <span class="row-line">
        <span class="status">
          <span class={`dot is-${row.state}`} aria-hidden="true" />
          {words.state[row.state]}
          {row.state === 'assigned' && holder && <bdi> {holder}</bdi>}
        </span>
        {unread && <span class="unread">{words.lists.unread}</span>}
      </span>
      <span class="row-line muted">
        {names.channel(row.channel)} · {names.speaks(row.language)}
        {row.topic && ` · ${words.reason[row.reason]}`}
        {team && ` · ${team}`}
      </span>
      <Level row={row} now={now} />
    </button>
  );
}
