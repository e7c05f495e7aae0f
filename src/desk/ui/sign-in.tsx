import type { TargetedSubmitEvent } from 'preact';
import { useState } from 'preact/hooks';
import { type Api, Refused } from './api.ts';
import { type ChooseLanguage, LanguageChoice } from './language-choice.tsx';
import type { Session } from './wire.ts';
import { useWords, type Words } from './words.ts';

interface Props extends ChooseLanguage {
  readonly api: Api;
  onSignedIn(session: Session): void;
}

export function SignIn({ api, onSignedIn, ...choose }: Props) {
  const words = useWords();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');

  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setProblem('');
    try {
      onSignedIn(await api.signIn(String(form.get('email')), String(form.get('password'))));
    } catch (error) {
      setProblem(explain(error, words));
      setBusy(false);
    }
  };

  return (
    <main class="sign-in">
      <form onSubmit={submit} aria-labelledby="sign-in-title">
        <p class="brand">
          <bdi lang="ar">دليل</bdi> <span lang="fr">Dalil</span>
        </p>
        <h1 id="sign-in-title">{words.signIn.title}</h1>
        <label>
          {words.signIn.email}
          <input name="email" type="email" autocomplete="username" required dir="ltr" />
        </label>
        <label>
          {words.signIn.password}
          <input name="password" type="password" autocomplete="current-password" required dir="ltr" />
        </label>
        <p class="problem" role="alert">
          {problem}
        </p>
        <button type="submit" class="primary" disabled={busy}>
          {busy ? words.signIn.busy : words.signIn.submit}
        </button>
      </form>
      <LanguageChoice {...choose} />
    </main>
  );
}

function explain(error: unknown, { signIn }: Words): string {
  if (!(error instanceof Refused)) return signIn.unreachable;
  if (error.status === 429) return signIn.locked(Math.ceil((error.retryAfterSeconds ?? 60) / 60));
  return error.status === 400 || error.status === 401 ? signIn.wrong : signIn.unreachable;
}
