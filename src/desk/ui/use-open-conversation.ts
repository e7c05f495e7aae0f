import { useEffect, useState } from 'preact/hooks';
import type { Api } from './api.ts';
import { type Loaded, useLoaded } from './use-loaded.ts';
import type { ConversationFacts, MessageRow } from './wire.ts';

/** The conversation that is open in the middle. */
export interface OpenConversation {
  readonly id: string | undefined;
  readonly messages: Loaded<readonly MessageRow[]>;
  readonly facts: Loaded<ConversationFacts | undefined>;
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
  const [chosen, setChosen] = useState<string | undefined>();
  useEffect(() => setChosen(undefined), [id]);
  const examined =
    messages.value?.find((message) => message.id === chosen) ??
    messages.value?.findLast((message) => message.from === 'citizen' && message.understanding);
  return {
    id,
    messages,
    facts,
    examined,
    examine: setChosen,
    reload: () => {
      void messages.reload();
      void facts.reload();
    },
  };
}
