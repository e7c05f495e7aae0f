import { guideLanguage, isLanguage } from '../../core/language.ts';
import { isService } from '../../core/services.ts';
import { CallBackCard } from './call-back-card.tsx';
import { CatalogueCard } from './catalogue-card.tsx';
import { ComplaintCard } from './complaint-card.tsx';
import { openEscalation } from './conversation.tsx';
import { useDesk } from './desk-context.ts';
import { Facts } from './facts.tsx';
import { formatShare, formatTime } from './format.ts';
import { HistoryCard } from './history-card.tsx';
import { useNames } from './names.ts';
import { PrivacyCard } from './privacy-card.tsx';
import { Empty, Failed } from './states.tsx';
import { useMissionName } from './use-mission-name.ts';
import type { OpenConversation } from './use-open-conversation.ts';
import type { Place } from './use-place.ts';
import { useTeams } from './use-teams.ts';
import type { ConversationFacts, MessageRow, Understood } from './wire.ts';
import { useLanguage, useWords } from './words.ts';

/** A reading less likely than this is none. */
const LEAST_SHOWN = 0.01;

interface Props {
  readonly opened: OpenConversation;
  readonly place: Place;
  readonly now: Date;
  go(place: Place): void;
  /** The conversation is there no more. */
  onErased(): void;
}

/** What is known beside the words: the bot's understanding, the conversation's facts, its history with agents. */
export function ContextColumn({ opened, place, now, go, onErased }: Props) {
  const words = useWords();
  const { id, facts, examined } = opened;
  return (
    <section class="column context" aria-label={words.context.title}>
      {id && (
        <button
          type="button"
          class="quiet context-back"
          onClick={() => go({ ...place, view: 'conversation' })}
        >
          <span class="arrow" aria-hidden="true">
            ←
          </span>{' '}
          {words.back}
        </button>
      )}
      {id && facts.value && (
        <HelpCard
          {...{ opened, facts: facts.value }}
          onInserted={() => place.view === 'context' && go({ ...place, view: 'conversation' })}
        />
      )}
      {facts.value && <CallBackCard facts={facts.value} now={now} onChanged={opened.reload} />}
      {facts.value && <ComplaintCard facts={facts.value} onChanged={opened.reload} />}
      {id && <UnderstandingCard message={examined} />}
      {facts.failed && <Failed onRetry={() => void facts.reload()} />}
      {facts.value && <FactsCard facts={facts.value} now={now} />}
      {facts.value && <HistoryCard facts={facts.value} messages={opened.messages.value} now={now} />}
      {facts.value && <PrivacyCard facts={facts.value} onChanged={opened.reload} onErased={onErased} />}
    </section>
  );
}

/** The catalogue's entry for what was understood last, or for what the escalation is about. */
function HelpCard({
  opened,
  facts,
  onInserted,
}: Pick<Props, 'opened'> & { readonly facts: ConversationFacts; onInserted(): void }) {
  const { me } = useDesk();
  const escalation = openEscalation(facts);
  const understood = opened.examined?.understanding;
  return (
    <CatalogueCard
      key={facts.conversation.id}
      conversationId={facts.conversation.id}
      service={[understood?.service, escalation?.topic, facts.conversation.service].find(isService)}
      aspect={understood?.aspect ?? facts.conversation.aspect}
      language={facts.conversation.language}
      isCall={facts.conversation.channel === 'phone'}
      mine={escalation?.state === 'assigned' && escalation.agentId === me.id}
      onInserted={onInserted}
    />
  );
}

function UnderstandingCard({ message }: { readonly message: MessageRow | undefined }) {
  const words = useWords();
  const understanding = message?.understanding;
  return (
    <section class="card">
      <h2>{words.context.understanding}</h2>
      {understanding ? (
        <UnderstandingFacts understanding={understanding} />
      ) : (
        <Empty>{words.context.nothing}</Empty>
      )}
    </section>
  );
}

function UnderstandingFacts({ understanding }: { readonly understanding: Understood }) {
  const words = useWords();
  const language = useLanguage();
  const names = useNames();
  const { service, aspect, confidence, outcome, alternatives, slots, elliptic } = understanding;
  const sureness =
    confidence === undefined ? elliptic && words.context.fromTalk : formatShare(confidence, language);
  const spoken = understanding.language;
  const readBy = isLanguage(spoken) ? guideLanguage(spoken) : 'fr';
  const page = service && names.page(service, readBy);
  return (
    <>
      <Facts
        rows={[
          [words.context.service, service && names.service(service)],
          [words.context.aspect, aspect && names.aspect(aspect)],
          [words.context.confidence, sureness],
          [words.context.language, spoken && names.speaks(spoken)],
          [words.context.slots, slotText(slots, words, names)],
          [
            words.context.alternatives,
            alternatives
              ?.filter(({ confidence: share }) => share >= LEAST_SHOWN)
              .map((one) => `${names.service(one.service)} ${formatShare(one.confidence, language)}`)
              .join(' · '),
          ],
          [words.context.outcome, words.outcome[outcome] ?? outcome],
        ]}
      />
      {page && (
        <a href={page} target="_blank" rel="noreferrer">
          {words.context.guide} <span aria-hidden="true">↗</span>
        </a>
      )}
    </>
  );
}

function FactsCard({ facts, now }: { readonly facts: ConversationFacts; readonly now: Date }) {
  const words = useWords();
  const language = useLanguage();
  const names = useNames();
  const { several, nameOf } = useTeams();
  const { conversation, wait } = facts;
  const team = openEscalation(facts)?.team;
  const mission = useMissionName(conversation.mission);
  return (
    <section class="card">
      <h2>{words.context.facts}</h2>
      <Facts
        rows={[
          [words.context.state, words.conversationState[conversation.state]],
          [words.context.channel, names.channel(conversation.channel)],
          [words.context.language, conversation.language && names.speaks(conversation.language)],
          [words.context.mission, mission],
          [words.calendars.team, several && team && nameOf(team)],
          [words.context.slots, slotText(conversation.slots, words, names)],
          [words.alert.told, alertText(facts, words, names)],
          [words.context.position, wait && String(wait.position)],
          [words.context.expected, wait?.minutes !== undefined && words.context.minutes(wait.minutes)],
          [words.context.since, formatTime(conversation.createdAt, language, now)],
        ]}
      />
    </section>
  );
}

/** Which officers were told of it outside the hours, and how far that got. */
function alertText(
  { alerts }: ConversationFacts,
  { alert }: ReturnType<typeof useWords>,
  { channel }: ReturnType<typeof useNames>,
) {
  return alerts
    ?.map((one) => `${one.agentName} · ${channel(one.channel)} · ${alert.states[one.state]}`)
    .join(' ; ');
}

function slotText(
  slots: ConversationFacts['conversation']['slots'] | undefined,
  { slot }: ReturnType<typeof useWords>,
  { procedure }: ReturnType<typeof useNames>,
) {
  const shown = (name: string, value: string) =>
    name === 'procedure' ? procedure(value) : (slot[value] ?? value);
  return Object.entries(slots ?? {})
    .map(([name, value]) => `${slot[name] ?? name} : ${shown(name, String(value))}`)
    .join(' · ');
}
