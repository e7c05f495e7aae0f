import { useState } from 'preact/hooks';
import { centreApi } from './centre-api.ts';
import { useDesk } from './desk-context.ts';
import { formatTime, useNow } from './format.ts';
import { useNames } from './names.ts';
import { Failed, Skeleton } from './states.tsx';
import { useRefreshed } from './use-refreshed.ts';
import type { AlertCode } from './wire-centre.ts';
import { useLanguage, useWords } from './words.ts';

/** Whoever has just sent the code wants to see that it counted. */
const REFRESH_MS = 5000;

/** Where the agent is told of emergencies while on duty, and the code that says so to the bot. */
export function AlertLink() {
  const words = useWords();
  const names = useNames();
  const language = useLanguage();
  const now = useNow();
  const { api, notify } = useDesk();
  const loaded = useRefreshed('alert', () => centreApi(api).alert(), REFRESH_MS);
  const [code, setCode] = useState<AlertCode | undefined>();
  const act = async (action: () => Promise<AlertCode | undefined>) => {
    try {
      setCode(await action());
    } catch {
      notify(words.conversation.failed);
    }
    await loaded.reload();
  };
  const askCode = () => act(() => centreApi(api).newAlertCode());
  const remove = () =>
    act(() =>
      centreApi(api)
        .removeAlert()
        .then(() => undefined),
    );
  const linked = loaded.value?.linked;
  const waits = code && (!linked || linked.since < code.askedAt);
  return (
    <section class="stack" data-alert>
      <h3>{words.alert.title}</h3>
      {loaded.failed && <Failed onRetry={() => void loaded.reload()} />}
      {!loaded.value && !loaded.failed && <Skeleton rows={1} />}
      <p role="status">
        {linked
          ? words.alert.linked(names.channel(linked.channel), formatTime(linked.since, language, now))
          : words.alert.none}
      </p>
      {waits && (
        <p class="card">
          {words.alert.send} <strong dir="ltr">{code.code}</strong>{' '}
          {words.alert.until(formatTime(code.expiresAt, language, now))}
        </p>
      )}
      <p class="actions">
        <button type="button" onClick={() => void askCode()}>
          {linked ? words.alert.change : words.alert.ask}
        </button>
        {linked && (
          <button type="button" onClick={() => void remove()}>
            {words.alert.remove}
          </button>
        )}
      </p>
    </section>
  );
}
