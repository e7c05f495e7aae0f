import type { TargetedSubmitEvent } from 'preact';
import { useState } from 'preact/hooks';
import { Refused } from './api.ts';
import { centreApi } from './centre-api.ts';
import { openEscalation } from './conversation.tsx';
import { useDesk } from './desk-context.ts';
import { Facts } from './facts.tsx';
import { formatTime } from './format.ts';
import type { ConversationFacts } from './wire.ts';
import { useLanguage, useWords } from './words.ts';

interface Props {
  readonly facts: ConversationFacts;
  readonly now: Date;
  onChanged(): void;
}

/** The call that somebody asked for: its number, for the holder alone, and how it went. */
export function CallBackCard({ facts, now, onChanged }: Props) {
  const words = useWords();
  const language = useLanguage();
  const { me } = useDesk();
  const open = openEscalation(facts);
  const holds = open?.state === 'assigned' && open.agentId === me.id;
  const { callBack } = facts;
  if (!callBack && !holds) return null;
  return (
    <section class="card" data-call-back>
      <h2>{words.callBack.title}</h2>
      {callBack && (
        <Facts
          rows={[
            [words.context.state, words.callBack.states[callBack.state]],
            [words.callBack.due, callBack.state === 'due' && formatTime(callBack.dueAt, language, now)],
            [words.callBack.attempts, callBack.attempts > 0 && String(callBack.attempts)],
          ]}
        />
      )}
      {callBack?.state === 'due' && (
        <Phone phone={callBack.phone} attempts={callBack.attempts} id={callBack.id} onChanged={onChanged} />
      )}
      {holds && callBack?.state !== 'due' && (
        <NewNumber conversationId={facts.conversation.id} onChanged={onChanged} />
      )}
    </section>
  );
}

interface PhoneProps {
  readonly id: string;
  readonly phone: string | undefined;
  readonly attempts: number;
  onChanged(): void;
}

function Phone({ id, phone, attempts, onChanged }: PhoneProps) {
  const words = useWords();
  const { api, notify } = useDesk();
  const [busy, setBusy] = useState(false);
  if (!phone) return <p class="muted">{words.callBack.hidden}</p>;
  const mark = async (result: 'called' | 'no-answer') => {
    setBusy(true);
    try {
      await centreApi(api).markCall(id, result, attempts);
      notify(words.callBack.noted);
    } catch {
      notify(words.conversation.failed);
    }
    setBusy(false);
    onChanged();
  };
  return (
    <>
      <p>
        {words.callBack.phone} :{' '}
        <a href={`tel:${phone}`}>
          <bdi dir="ltr">{phone}</bdi>
        </a>
      </p>
      <p class="actions">
        <button type="button" class="primary" disabled={busy} onClick={() => void mark('called')}>
          {words.callBack.called}
        </button>
        <button type="button" disabled={busy} onClick={() => void mark('no-answer')}>
          {words.callBack.noAnswer}
        </button>
      </p>
    </>
  );
}

function NewNumber({ conversationId, onChanged }: { readonly conversationId: string; onChanged(): void }) {
  const words = useWords();
  const { api, notify } = useDesk();
  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const phone = String(new FormData(event.currentTarget).get('phone')).trim();
    try {
      await centreApi(api).noteCallBack(conversationId, phone);
      onChanged();
    } catch (error) {
      const wrong = error instanceof Refused && error.status === 400;
      notify(wrong ? words.callBack.wrong : words.conversation.failed);
    }
  };
  return (
    <details>
      <summary>{words.callBack.add}</summary>
      <form class="stack" onSubmit={(event) => void submit(event)}>
        <label class="stacked">
          {words.callBack.phone}
          <input name="phone" type="tel" required minLength={5} maxLength={40} dir="ltr" autoComplete="off" />
          <span class="muted">{words.callBack.addHint}</span>
        </label>
        <button type="submit">{words.callBack.save}</button>
      </form>
    </details>
  );
}
