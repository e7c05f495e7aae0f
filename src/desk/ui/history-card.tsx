import { openEscalation } from './conversation.tsx';
import { Facts } from './facts.tsx';
import { formatAgo } from './format.ts';
import { useMissionName } from './use-mission-name.ts';
import { hashOf } from './use-place.ts';
import type { ConversationFacts, MessageRow } from './wire.ts';
import { useLanguage, useWords } from './words.ts';

/** The person's earlier times with an agent, each leading to where it began. */
export function HistoryCard({
  facts,
  messages = [],
  now,
}: {
  readonly facts: ConversationFacts;
  readonly messages: readonly MessageRow[] | undefined;
  readonly now: Date;
}) {
  const words = useWords();
  const language = useLanguage();
  const beginning = (at: string) => messages.find((message) => message.at >= at)?.seq;
  const open = openEscalation(facts);
  const { referral, refusal } = open ?? {};
  const mission = useMissionName(referral?.missionId);
  const note = open?.transfer?.note;
  return (
    <section class="card">
      <h2>{words.context.history}</h2>
      {note && <Facts rows={[[words.context.transferNote, note]]} />}
      {referral && <p>{words.referral.waits(mission ?? referral.missionId)}</p>}
      {refusal && <Facts rows={[[words.referral.sentBack, refusal.note ?? '–']]} />}
      <ul class="history">
        {facts.escalations.map((one) => (
          <li key={one.id}>
            <span class={`dot is-${one.state}`} aria-hidden="true" /> {words.state[one.state]} ·{' '}
            {words.reason[one.reason]} ·{' '}
            <Moment conversationId={facts.conversation.id} seq={beginning(one.createdAt)}>
              {formatAgo(one.createdAt, language, now)}
            </Moment>
            {one.agentName && (
              <>
                {' · '}
                <bdi>{one.agentName}</bdi>
              </>
            )}
            {one.disposition && ` · ${words.resolveForm[one.disposition]}`}
            {one.rating && ` · ${words.rating.label} : ${words.rating[one.rating]}`}
            {one.tags && one.tags.length > 0 && (
              <span class="tags">
                <span class="hidden-label">{words.tags.shown} : </span>
                {one.tags.map((tag) => (
                  <bdi key={tag}>{tag}</bdi>
                ))}
              </span>
            )}
            {one.note && (
              <p class="note" dir="auto">
                {one.note}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Leads to the message with which something began. */
function Moment(props: {
  readonly conversationId: string;
  readonly seq: number | undefined;
  readonly children: string;
}) {
  const words = useWords();
  const { conversationId, seq, children } = props;
  if (seq === undefined) return <>{children}</>;
  return (
    <a href={hashOf({ conversationId, message: seq, view: 'conversation' })}>
      {children}
      <span class="hidden-label"> : {words.context.show}</span>
    </a>
  );
}
