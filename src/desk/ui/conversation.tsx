import { useState } from 'preact/hooks';
import { ConversationActions } from './conversation-actions.tsx';
import { useDesk } from './desk-context.ts';
import { useNames } from './names.ts';
import { NoteButton, NoteForm } from './note-box.tsx';
import { ReplyBox } from './reply-box.tsx';
import { Empty } from './states.tsx';
import { Transcript } from './transcript.tsx';
import type { OpenConversation } from './use-open-conversation.ts';
import type { Outbox } from './use-outbox.ts';
import type { Place } from './use-place.ts';
import type { ConversationFacts } from './wire.ts';
import { useWords } from './words.ts';

interface Props {
  readonly opened: OpenConversation;
  readonly outbox: Outbox;
  readonly place: Place;
  readonly now: Date;
  go(place: Place): void;
  /** Something was done that changes lists and conversation. */
  onChanged(): void;
  onClaimed(): void;
}

/** The escalation that waits or is held, if any. */
export function openEscalation(facts: ConversationFacts | undefined) {
  return facts?.escalations.find(({ state }) => state !== 'resolved');
}

export function ConversationColumn({ opened, outbox, place, now, go, onChanged, onClaimed }: Props) {
  const words = useWords();
  const { me } = useDesk();
  const names = useNames();
  const { id } = opened;
  /** The conversation whose note is being written. */
  const [noting, setNoting] = useState<string | undefined>();
  if (!id)
    return (
      <section class="column conversation" aria-label={words.context.facts}>
        <Empty>{words.conversation.choose}</Empty>
      </section>
    );
  const facts = opened.facts.value;
  const escalation = openEscalation(facts);
  const mine = escalation?.state === 'assigned' && escalation.agentId === me.id;
  const topic = escalation?.topic ?? facts?.conversation.service;
  const topicName = topic && names.service(topic);
  const note = facts && noting !== id && <NoteButton onOpen={() => setNoting(id)} />;
  const pending = outbox.pending.filter((one) => one.conversationId === id);
  return (
    <section class="column conversation" aria-label={words.context.facts}>
      <div class="conversation-head">
        <button type="button" class="quiet narrow-only" onClick={() => go({ view: 'lists' })}>
          <span class="arrow" aria-hidden="true">
            ←
          </span>{' '}
          {words.back}
        </button>
        <Title facts={facts} />
        <button
          type="button"
          class="quiet details-button"
          onClick={() => go({ ...place, view: place.view === 'context' ? 'conversation' : 'context' })}
        >
          {words.details}
        </button>
        {escalation && (
          <ConversationActions key={escalation.id} {...{ escalation, mine, onChanged, onClaimed }} />
        )}
      </div>
      <Transcript key={id} {...{ opened, outbox, pending, now }} sought={place.message} />
      {mine ? (
        <ReplyBox
          key={id}
          conversationId={id}
          language={facts?.conversation.language}
          values={{ reference: escalation?.reference, service: topicName }}
          onSend={(text) => outbox.send(id, text)}
          aside={note}
        />
      ) : (
        facts && (
          <div class="read-only">
            <p>{whyReadOnly(facts, words)}</p>
            {note}
          </div>
        )
      )}
      {facts && noting === id && (
        <NoteForm
          key={`note ${id}`}
          conversationId={id}
          onSaved={opened.reload}
          onClose={() => setNoting(undefined)}
        />
      )}
    </section>
  );
}

function Title({ facts }: { readonly facts: ConversationFacts | undefined }) {
  const words = useWords();
  const names = useNames();
  const escalation = openEscalation(facts) ?? facts?.escalations.at(-1);
  if (!facts) return <h2 class="grow">{words.lists.loading}</h2>;
  const { channel, language } = facts.conversation;
  return (
    <h2 class="grow">
      {escalation ? words.reason[escalation.reason] : words.context.facts}
      <small>
        {names.channel(channel)}
        {language && ` · ${names.speaks(language)}`}
      </small>
    </h2>
  );
}

function whyReadOnly(facts: ConversationFacts, { conversation }: ReturnType<typeof useWords>): string {
  const escalation = openEscalation(facts);
  if (!escalation) return conversation.over;
  if (escalation.state === 'waiting') return conversation.readOnly;
  return conversation.withOther(escalation.agentName ?? '');
}
