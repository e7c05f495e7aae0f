import { useEffect, useRef, useState } from 'preact/hooks';
import type { Api } from './api.ts';
import { assistApi } from './assist-api.ts';
import { type Loaded, useLoaded } from './use-loaded.ts';
import type { ConversationFacts, MessagePart, MessageRow } from './wire.ts';
import type { NoteRow } from './wire-more.ts';

/** How long “is writing” stays without another sign. */
const TYPING_SHOWN_MS = 5000;

/** The conversation that is open in the middle. */
export interface OpenConversation {
  readonly id: string | undefined;
  readonly messages: Loaded<readonly MessageRow[]>;
  /** There are messages before those that are shown. */
  readonly earlier: boolean;
  /** Shows some more of them; resolves when they are there. */
  loadEarlier(): Promise<void>;
  readonly facts: Loaded<ConversationFacts | undefined>;
  readonly notes: Loaded<readonly NoteRow[]>;
  /** The citizen is writing. */
  readonly typing: boolean;
  citizenTypes(): void;
  /** The message whose understanding is shown: the one chosen, else the citizen's last. */
  readonly examined: MessageRow | undefined;
  examine(messageId: string): void;
  reload(): void;
}

/** `sought`: the position of a message that must be among those shown. */
export function useOpenConversation(
  api: Api,
  id: string | undefined,
  sought: number | undefined,
): OpenConversation {
  const start = useRef<{ of: string | undefined; seq: number }>({ of: id, seq: Number.POSITIVE_INFINITY });
  if (start.current.of !== id) start.current = { of: id, seq: Number.POSITIVE_INFINITY };
  const loaded = useLoaded(`messages ${id}`, async () =>
    id ? loadFrom(api, id, Math.min(start.current.seq, sought ?? Number.POSITIVE_INFINITY)) : NOTHING,
  );
  const { value: part, ...loading } = loaded;
  const messages = { ...loading, ...(part && { value: part.messages }) };
  const loadEarlier = async () => {
    const first = part?.messages[0]?.seq ?? 1;
    start.current = { of: id, seq: first - 1 };
    await messages.reload();
  };
  const facts = useLoaded(`facts ${id}`, async () => (id ? api.facts(id) : undefined));
  const notes = useLoaded<readonly NoteRow[]>(`notes ${id}`, async () =>
    id ? assistApi(api).notes(id) : [],
  );
  const [typing, citizenTypes] = useTypingMark(`${id} ${messages.value?.length}`);
  const [chosen, setChosen] = useState<string | undefined>();
  useEffect(() => setChosen(undefined), [id]);
  const examined =
    messages.value?.find((message) => message.id === chosen) ??
    messages.value?.findLast((message) => message.from === 'citizen' && message.understanding);
  return {
    id,
    messages,
    earlier: part?.earlier ?? false,
    loadEarlier,
    facts,
    notes,
    typing,
    citizenTypes,
    examined,
    examine: setChosen,
    reload: () => {
      void messages.reload();
      void facts.reload();
      void notes.reload();
    },
  };
}

const NOTHING: MessagePart = { messages: [], earlier: false };

/**
 * The last messages and, if those begin after a position, those before them until it is reached. All are read afresh:
 * what has been erased meanwhile must not stay on the page.
 */
async function loadFrom(api: Api, id: string, start: number): Promise<MessagePart> {
  let { messages, earlier } = await api.messages(id);
  for (let first = messages[0]; earlier && first && first.seq > start; first = messages[0]) {
    const part = await api.messages(id, first.seq);
    messages = [...part.messages, ...messages];
    earlier = part.earlier;
  }
  return { messages, earlier };
}

/** Stays for a moment after each hint; another conversation or a message ends it. */
function useTypingMark(key: string): [boolean, () => void] {
  const [until, setUntil] = useState(0);
  useEffect(() => setUntil(0), [key]);
  useEffect(() => {
    if (until === 0) return;
    const timer = setTimeout(() => setUntil(0), Math.max(0, until - Date.now()));
    return () => clearTimeout(timer);
  }, [until]);
  return [until > 0, () => setUntil(Date.now() + TYPING_SHOWN_MS)];
}
