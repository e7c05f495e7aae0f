import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { MessageItem } from './message.tsx';
import { NoteItem } from './note-item.tsx';
import type { Pending } from './outbox.ts';
import { PendingItem } from './pending-item.tsx';
import { Empty, Failed, Skeleton } from './states.tsx';
import type { OpenConversation } from './use-open-conversation.ts';
import type { Outbox } from './use-outbox.ts';
import type { MessageRow } from './wire.ts';
import type { NoteRow } from './wire-more.ts';
import { useWords } from './words.ts';

/** Nearer to the end than this, in pixels, the reader follows what comes. */
const NEAR_END = 80;

interface Props {
  readonly opened: OpenConversation;
  readonly outbox: Outbox;
  readonly pending: readonly Pending[];
  readonly now: Date;
  /** The `seq` of a message to be brought into view. */
  readonly sought: number | undefined;
}

/** All messages, the last in view; whoever has scrolled up is not moved but told. */
export function Transcript({ opened, outbox, now, sought, ...props }: Props) {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const [behind, setBehind] = useState(false);
  const [loading, setLoading] = useState(false);
  const { value: messages, failed } = opened.messages;
  // A hint may bring the message before the outbox hears that it was taken.
  const pending = props.pending.filter(({ messageId }) => !messages?.some(({ id }) => id === messageId));
  const count = (messages?.length ?? 0) + pending.length + (opened.notes.value?.length ?? 0);

  const first = messages?.[0]?.seq;
  const shownFrom = useRef({ first, height: 0 });

  const toEnd = () => box.current?.scrollTo({ top: box.current.scrollHeight });
  useLayoutEffect(() => {
    const { first: before, height } = shownFrom.current;
    const prepended = before !== undefined && first !== undefined && first < before;
    // What comes above must not move what is being read.
    if (prepended && box.current) box.current.scrollTop += box.current.scrollHeight - height;
    else if (following.current) toEnd();
    else if (count > 0) setBehind(true);
    shownFrom.current = { first, height: box.current?.scrollHeight ?? 0 };
  }, [count, first]);
  // The frame shrinks when facts, a note or a long reply come below it, and its words reflow when fonts arrive.
  useEffect(() => {
    if (!box.current) return;
    const watcher = new ResizeObserver(() => following.current && toEnd());
    for (const one of [box.current, ...box.current.children]) watcher.observe(one);
    return () => watcher.disconnect();
  }, []);
  const loaded = messages !== undefined;
  useEffect(() => {
    const found = sought === undefined ? null : box.current?.querySelector(`[data-seq="${sought}"]`);
    if (!found || !loaded) return;
    following.current = false;
    found.scrollIntoView({ block: 'center' });
  }, [sought, loaded]);
  const onScroll = () => {
    const { scrollHeight = 0, scrollTop = 0, clientHeight = 0 } = box.current ?? {};
    following.current = scrollHeight - scrollTop - clientHeight < NEAR_END;
    if (following.current) setBehind(false);
  };

  const loadEarlier = async () => {
    following.current = false;
    shownFrom.current = { first, height: box.current?.scrollHeight ?? 0 };
    setLoading(true);
    await opened.loadEarlier();
    setLoading(false);
    // The button may be gone: the keyboard goes on from the messages.
    box.current?.focus({ preventScroll: true });
  };

  return (
    <div class="transcript-frame">
      <div
        class="transcript"
        role="log"
        aria-label={words.conversation.transcript}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        ref={box}
        onScroll={onScroll}
      >
        {failed && <Failed onRetry={opened.reload} />}
        {!messages && !failed && <Skeleton rows={6} />}
        {messages && count === 0 && <Empty>{words.conversation.empty}</Empty>}
        {opened.earlier && (
          <button type="button" class="earlier" disabled={loading} onClick={() => void loadEarlier()}>
            <span aria-hidden="true">↑ </span>
            {words.conversation.earlier}
          </button>
        )}
        <ol>
          {inOrder(messages, opened.notes.value).map(({ message, note }) =>
            note ? (
              <NoteItem key={note.id} {...{ note, now }} />
            ) : (
              message && (
                <MessageItem
                  key={message.id}
                  message={message}
                  sought={message.seq === sought}
                  now={now}
                  examined={opened.examined?.id === message.id}
                  onExamine={() => opened.examine(message.id)}
                />
              )
            ),
          )}
          {pending.map((one) => (
            <PendingItem key={one.clientId} pending={one} outbox={outbox} />
          ))}
        </ol>
        <p class="meta typing" role="status">
          {opened.typing && words.typing}
        </p>
      </div>
      {behind && (
        <button type="button" class="to-end" onClick={toEnd}>
          {words.lists.unread} <span aria-hidden="true">↓</span>
        </button>
      )}
    </div>
  );
}

interface Entry {
  readonly at: string;
  readonly message?: MessageRow;
  readonly note?: NoteRow;
}

/** Messages in their own order, with each note where it was written. */
function inOrder(messages: readonly MessageRow[] = [], notes: readonly NoteRow[] = []): Entry[] {
  const entries: Entry[] = messages.map((message) => ({ at: message.at, message }));
  for (const note of notes) {
    const after = entries.findIndex(({ at }) => at > note.at);
    entries.splice(after < 0 ? entries.length : after, 0, { at: note.at, note });
  }
  return entries;
}
