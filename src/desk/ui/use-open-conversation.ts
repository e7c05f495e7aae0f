import { useEffect, useState } from 'preact/hooks';
import type { Api } from './api.ts';
import { assistApi } from './assist-api.ts';
import { type Loaded, useLoaded } from './use-loaded.ts';
import type { ConversationFacts, MessageRow } from './wire.ts';
import type { NoteRow } from './wire-more.ts';

/** How long “is writing” stays without another sign. */
const TYPING_SHOWN_MS = 5000;

/** The conversation that is open in the middle. */
export interface OpenConversation {
  readonly id: string | undefined;
  readonly messages: Loaded<readonly MessageRow[]>;
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

export function useOpenConversation(api: Api, id: string | undefined): OpenConversation {
  const messages = useLoaded<readonly MessageRow[]>(`messages ${id}`, async () =>
    id ? api.messages(id, 0) : [],
  );
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
