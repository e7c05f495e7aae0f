import { Refused } from './api.ts';
import { centreApi } from './centre-api.ts';
import { useDesk } from './desk-context.ts';
import { Facts } from './facts.tsx';
import { formatAgo, formatTime, useNow } from './format.ts';
import { useNames } from './names.ts';
import { Empty, Failed, Skeleton } from './states.tsx';
import { hashOf } from './use-place.ts';
import { useRefreshed } from './use-refreshed.ts';
import type { CallBackRow } from './wire-centre.ts';
import { useLanguage, useWords } from './words.ts';

const REFRESH_MS = 15_000;

/** The people who asked to be rung up, those whose time has come first. */
export function CallsPage() {
  const words = useWords();
  const { api } = useDesk();
  const loaded = useRefreshed('call-backs', () => centreApi(api).callBacks(), REFRESH_MS);
  if (!loaded.value)
    return loaded.failed ? <Failed onRetry={() => void loaded.reload()} /> : <Skeleton rows={4} />;
  if (loaded.value.length === 0) return <Empty>{words.callBack.empty}</Empty>;
  return (
    <div class="page-grid">
      {loaded.value.map((one) => (
        <Row key={one.id} callBack={one} onChanged={() => void loaded.reload()} />
      ))}
    </div>
  );
}

function Row({ callBack, onChanged }: { readonly callBack: CallBackRow; onChanged(): void }) {
  const words = useWords();
  const names = useNames();
  const language = useLanguage();
  const now = useNow();
  const { api, notify } = useDesk();
  const { conversationId, escalationId, holderId, holderName, topic } = callBack;
  const open = () => {
    location.hash = hashOf({ conversationId, view: 'conversation' });
  };
  const take = async () => {
    try {
      if (escalationId) await api.claim(escalationId);
      open();
    } catch (error) {
      const taken = error instanceof Refused && error.status === 409;
      notify(taken ? words.conversation.taken : words.conversation.failed);
      onChanged();
    }
  };
  return (
    <section class="card">
      <h2>{topic ? names.service(topic) : words.callBack.title}</h2>
      <p>
        <span class={`dot is-${callBack.overdue ? 'waiting' : 'away'}`} aria-hidden="true" />{' '}
        {callBack.overdue
          ? words.callBack.overdue
          : `${words.callBack.due} ${formatTime(callBack.dueAt, language, now)}`}
      </p>
      <Facts
        rows={[
          [words.context.language, names.speaks(callBack.language)],
          [words.context.channel, names.channel(callBack.channel)],
          [words.callBack.asked, formatAgo(callBack.askedAt, language, now)],
          [words.callBack.attempts, callBack.attempts > 0 && String(callBack.attempts)],
          [words.callBack.holder, holderName ?? words.callBack.nobody],
        ]}
      />
      <p class="actions">
        {escalationId && !holderId && (
          <button type="button" class="primary" onClick={() => void take()}>
            {words.callBack.take}
          </button>
        )}
        <button type="button" onClick={open}>
          {words.callBack.open}
        </button>
      </p>
    </section>
  );
}
