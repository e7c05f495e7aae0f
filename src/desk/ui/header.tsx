import { useEffect, useRef, useState } from 'preact/hooks';
import { AccountButton } from './account.tsx';
import { ChannelsButton } from './channels.tsx';
import { useDesk } from './desk-context.ts';
import type { ChooseLanguage } from './language-choice.tsx';
import { PAGES, type PageName } from './use-place.ts';
import type { Session } from './wire.ts';
import { useWords } from './words.ts';

type Presence = Session['agent']['presence'];
const PRESENCES: readonly Presence[] = ['available', 'busy', 'away'];

/** The pages that each role has something to do on. */
const PAGES_OF: Record<Session['agent']['role'], readonly PageName[]> = {
  agent: ['calls', 'canned', 'calendars', 'duty'],
  supervisor: PAGES.filter((page) => page !== 'audit'),
  administrator: PAGES,
};

interface Props extends ChooseLanguage {
  readonly page: PageName | undefined;
  onSignOut(): void;
  onHelp(): void;
}

export function Header({ page, onSignOut, onHelp, ...choose }: Props) {
  const words = useWords();
  return (
    <header class="top">
      <p class="top-name">
        <span lang="ar">دليل</span> <span class="desk-name">{words.desk}</span>
      </p>
      <PresenceSwitch />
      <Pages page={page} />
      <span class="grow" />
      <ChannelsButton />
      <button type="button" class="quiet wide-only" onClick={onHelp} aria-keyshortcuts="Alt+H">
        <span class="help-word">{words.shortcuts.open}</span> <kbd>?</kbd>
      </button>
      <AccountButton onSignOut={onSignOut} {...choose} />
    </header>
  );
}

/** The pages of this role; links, so that they open in a tab of their own too. */
function Pages({ page }: Pick<Props, 'page'>) {
  const words = useWords();
  const { me } = useDesk();
  const shown = PAGES_OF[me.role];
  const nav = useRef<HTMLElement>(null);
  // Where they do not all fit, the one that is open is in view.
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [page]);
  return (
    <nav ref={nav} class={`pages ${me.role === 'agent' ? '' : 'many'}`} aria-label={words.pages.label}>
      <a href="#/" aria-current={page === undefined ? 'page' : undefined}>
        {words.pages.inbox}
      </a>
      {shown.map((one) => (
        <a key={one} href={`#/${one}`} aria-current={page === one ? 'page' : undefined}>
          {words.pages[one]}
        </a>
      ))}
    </nav>
  );
}

function PresenceSwitch() {
  const words = useWords();
  const { api, me, notify } = useDesk();
  const [presence, setPresence] = useState<Presence>(me.presence);
  const change = async (next: Presence) => {
    const before = presence;
    setPresence(next);
    try {
      await api.presence(next);
    } catch {
      setPresence(before);
      notify(words.conversation.failed);
    }
  };
  return (
    <label class="presence">
      <span class="hidden-label">{words.presence.label}</span>
      <span class={`dot is-${presence}`} aria-hidden="true" />
      <select value={presence} onChange={(event) => void change(event.currentTarget.value as Presence)}>
        {PRESENCES.map((one) => (
          <option key={one} value={one}>
            {words.presence[one]}
          </option>
        ))}
      </select>
    </label>
  );
}
