import { direction } from '../../core/language.ts';
import { useDesk } from './desk-context.ts';
import { formatShare, formatTime } from './format.ts';
import { useNames } from './names.ts';
import type { MessageRow } from './wire.ts';
import { useLanguage, useWords } from './words.ts';

interface Props {
  readonly message: MessageRow;
  readonly now: Date;
  /** It is what was looked for. */
  readonly sought: boolean;
  /** Its understanding is the one shown in the context. */
  readonly examined: boolean;
  onExamine(): void;
}

/** One message: who and when above, the words in their own language and direction, what the bot made of them below. */
export function MessageItem({ message, now, sought, examined, onExamine }: Props) {
  const words = useWords();
  const language = useLanguage();
  const { from, text, at, choices } = message;
  return (
    <li class={`message from-${from} ${sought ? 'is-sought' : ''}`} data-seq={message.seq}>
      <p class="meta">
        <Sender message={message} /> · <time dateTime={at}>{formatTime(at, language, now)}</time>
        <DeliveryMark message={message} />
      </p>
      <p class="bubble" lang={message.language} dir={direction(message.language)}>
        <Attachments message={message} />
        {text}
      </p>
      {choices && choices.length > 0 && (
        <p class="choices" lang={message.language} dir={direction(message.language)}>
          {choices.map(({ id, label }) => (
            <span key={id}>{label}</span>
          ))}
        </p>
      )}
      {message.handling === 'failed' && <p class="problem">⚠ {words.notHandled}</p>}
      <UnderstoodButton {...{ message, examined, onExamine }} />
    </li>
  );
}

/** What came beside words, by kind: the thing itself is not kept. */
function Attachments({ message: { attachments = [] } }: { readonly message: MessageRow }) {
  const words = useWords();
  const language = useLanguage();
  return (
    <>
      {attachments.map(({ kind, latitude, longitude }, index) => (
        <span key={index} class="attachment" lang={language}>
          [<bdi>{words.attachment[kind]}</bdi>
          {latitude !== undefined && longitude !== undefined && (
            <bdi dir="ltr"> {`${latitude.toFixed(4)}, ${longitude.toFixed(4)}`}</bdi>
          )}
          ]{' '}
        </span>
      ))}
    </>
  );
}

function Sender({ message: { from, agentId, agentName } }: { readonly message: MessageRow }) {
  const words = useWords();
  const { me } = useDesk();
  if (from === 'agent') return <bdi>{agentId === me.id ? words.you : (agentName ?? words.sender.agent)}</bdi>;
  return <>{words.sender[from]}</>;
}

function DeliveryMark({ message: { delivery } }: { readonly message: MessageRow }) {
  const words = useWords();
  if (!delivery) return null;
  const failed = delivery.state === 'failed';
  return (
    <span class={failed ? 'problem' : ''}>
      {' · '}
      {failed && <span aria-hidden="true">⚠ </span>}
      {words.delivery[delivery.state]}
    </span>
  );
}

function UnderstoodButton({
  message: { understanding },
  examined,
  onExamine,
}: Pick<Props, 'message' | 'examined' | 'onExamine'>) {
  const words = useWords();
  const language = useLanguage();
  const names = useNames();
  if (!understanding) return null;
  const { service, aspect, confidence, elliptic, outcome } = understanding;
  const parts = [
    service && names.service(service),
    aspect && aspect !== 'general' && names.aspect(aspect),
    elliptic && words.context.fromTalk,
    confidence !== undefined && formatShare(confidence, language),
    words.outcome[outcome] ?? outcome,
  ].filter(Boolean);
  return (
    <button type="button" class="understood" aria-pressed={examined} onClick={onExamine}>
      <span class="hidden-label">{words.context.understanding} : </span>
      {parts.join(' · ')}
    </button>
  );
}
