import { useState } from 'preact/hooks';
import { AlertLink } from './alert-link.tsx';
import { useDesk } from './desk-context.ts';
import { deviceName } from './device-name.ts';
import { Dialog } from './dialog.tsx';
import { formatTime, useNow } from './format.ts';
import { type ChooseLanguage, LanguageChoice } from './language-choice.tsx';
import { type OwnSession, privacyApi } from './privacy-api.ts';
import { Failed, Skeleton } from './states.tsx';
import { useLoaded } from './use-loaded.ts';
import { useLanguage, useWords } from './words.ts';

interface Props extends ChooseLanguage {
  onSignOut(): void;
}

/** The agent's own name, and behind it their language, their sessions and the way out. */
export function AccountButton({ onSignOut, ...choose }: Props) {
  const words = useWords();
  const { me } = useDesk();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="quiet me" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <span class="hidden-label">{words.account.title} : </span>
        <bdi>{me.name}</bdi>
      </button>
      {open && (
        <Dialog title={words.account.title} onClose={() => setOpen(false)}>
          <div class="stack">
            <p>
              <bdi>{me.name}</bdi> · {words.agents.roles[me.role]}
            </p>
            <LanguageChoice {...choose} labelled />
            <AlertLink />
            <Sessions />
            <div class="dialog-actions">
              <button type="button" onClick={onSignOut}>
                {words.signOut}
              </button>
              <button type="button" onClick={() => setOpen(false)}>
                {words.close}
              </button>
            </div>
          </div>
        </Dialog>
      )}
    </>
  );
}

function Sessions() {
  const words = useWords();
  const { api, notify } = useDesk();
  const loaded = useLoaded('sessions', () => privacyApi(api).sessions());
  const end = async (id: string) => {
    try {
      await privacyApi(api).endSession(id);
      notify(words.account.ended);
    } catch {
      notify(words.conversation.failed);
    }
    await loaded.reload();
  };
  return (
    <section class="stack">
      <h3>{words.account.sessions}</h3>
      {loaded.failed && <Failed onRetry={() => void loaded.reload()} />}
      {!loaded.value && !loaded.failed && <Skeleton rows={2} />}
      <ul class="sessions">
        {loaded.value?.map((session) => (
          <SessionItem key={session.id} session={session} onEnd={() => void end(session.id)} />
        ))}
      </ul>
    </section>
  );
}

function SessionItem({ session, onEnd }: { readonly session: OwnSession; onEnd(): void }) {
  const words = useWords();
  const language = useLanguage();
  const now = useNow();
  const name = deviceName(session.device) ?? words.account.unknownDevice;
  return (
    <li>
      <span>
        <bdi>{name}</bdi>
        {session.current && <strong> ({words.account.here})</strong>}
        <small class="block">
          {words.account.since(formatTime(session.createdAt, language, now))} ·{' '}
          {words.account.until(formatTime(session.expiresAt, language, now))}
        </small>
      </span>
      {!session.current && (
        <button type="button" onClick={onEnd}>
          {words.account.end}
          <span class="hidden-label"> : {name}</span>
        </button>
      )}
    </li>
  );
}
