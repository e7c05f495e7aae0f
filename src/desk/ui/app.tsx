import { useEffect, useMemo, useState } from 'preact/hooks';
import { Api } from './api.ts';
import { Desk } from './desk.tsx';
import { forgetWords } from './outbox.ts';
import { SignIn } from './sign-in.tsx';
import type { Session } from './wire.ts';
import { applyLanguage, firstLanguage, LanguageProvider, UI_LANGUAGES } from './words.ts';

/** Sign-in or desk, in the agent's language. */
export function App() {
  const api = useMemo(() => new Api(), []);
  const [language, setLanguage] = useState(firstLanguage);
  /** `undefined`: not known yet. */
  const [session, setSession] = useState<Session | 'none' | undefined>();

  useEffect(() => applyLanguage(language), [language]);
  useEffect(() => {
    api.onSignedOut = () => setSession('none');
    api.session().then(setSession, () => setSession('none'));
  }, [api]);
  useEffect(() => {
    if (session === 'none') document.title = `Dalil · ${UI_LANGUAGES[language].signIn.title}`;
  }, [session, language]);

  const signOut = async () => {
    await api.signOut().catch(() => undefined);
    forgetWords();
    setSession('none');
  };
  const choose = { language, setLanguage };
  return (
    <LanguageProvider value={language}>
      {session === undefined ? (
        <p class="skeleton lonely" role="status">
          {UI_LANGUAGES[language].lists.loading}
        </p>
      ) : session === 'none' ? (
        <SignIn api={api} onSignedIn={setSession} {...choose} />
      ) : (
        <Desk key={session.csrfToken} api={api} session={session} onSignOut={signOut} {...choose} />
      )}
    </LanguageProvider>
  );
}
