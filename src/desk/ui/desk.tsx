import { useEffect, useRef, useState } from 'preact/hooks';
import type { Api } from './api.ts';
import { CallForm } from './call-form.tsx';
import { centreApi } from './centre-api.ts';
import { ContextColumn } from './context.tsx';
import { ConversationColumn } from './conversation.tsx';
import { type Composer, DeskProvider } from './desk-context.ts';
import { useNow } from './format.ts';
import { Header } from './header.tsx';
import type { ChooseLanguage } from './language-choice.tsx';
import { ListColumn, type ListName, type Lists } from './lists.tsx';
import { ServicesProvider } from './names.ts';
import { Offer } from './offer.tsx';
import { Page } from './page.tsx';
import { Shortcuts, useShortcuts } from './shortcuts.tsx';
import { useLive } from './use-live.ts';
import { useLoaded } from './use-loaded.ts';
import { useOpenConversation } from './use-open-conversation.ts';
import { useOutbox } from './use-outbox.ts';
import { usePlace } from './use-place.ts';
import { TeamsProvider } from './use-teams.ts';
import type { ServiceName, Session } from './wire.ts';
import { useWords } from './words.ts';

/** A notice stays this long. */
const NOTICE_MS = 6000;
const NO_SERVICES: ReadonlyMap<string, ServiceName> = new Map();

interface Props extends ChooseLanguage {
  readonly api: Api;
  readonly session: Session;
  onSignOut(): void;
}

/** The signed-in desk: lists, conversation, context. */
export function Desk({ api, session: { agent: me }, onSignOut, ...choose }: Props) {
  const words = useWords();
  const now = useNow();
  const [place, go] = usePlace();
  const [shown, setShown] = useState<ListName>('waiting');
  const [unread, setUnread] = useState<ReadonlySet<string>>(new Set());
  const [helping, setHelping] = useState(false);
  const [calling, setCalling] = useState(false);
  const composer = useRef<Composer['current']>(undefined);
  const [notice, notify] = useNotice();
  const services = useLoaded('services', () => loadServices(api));
  const teams = useLoaded('teams', () => centreApi(api).teams());
  const lists = useLoaded('lists', () => loadLists(api, me.id));
  const opened = useOpenConversation(api, place.conversationId, place.message);
  const outbox = useOutbox(api, async (id) => {
    if (id === place.conversationId) await opened.messages.reload();
  });
  const markUnread = (id: string, is: boolean) =>
    setUnread((old) => new Set(is ? [...old, id] : [...old].filter((one) => one !== id)));

  const { lost } = useLive(
    api,
    () => {
      void lists.reload();
      void teams.reload();
      opened.reload();
      outbox.resendAll();
    },
    ({ kind, id }) => {
      if (kind === 'escalation') void lists.reload();
      if (kind === 'typing' && id === place.conversationId) opened.citizenTypes();
      if (kind !== 'conversation') return;
      const own = lists.value?.mine.some((row) => row.conversationId === id);
      // What was written changes what is due next.
      if (own) void lists.reload();
      if (id === place.conversationId) opened.reload();
      else if (own) markUnread(id, true);
    },
  );
  const select = (conversationId: string, message?: number) => {
    markUnread(conversationId, false);
    go({ conversationId, view: 'conversation', ...(message !== undefined && { message }) });
  };
  const waiting = lists.value?.waiting.length ?? 0;
  useEffect(() => {
    document.title = `${waiting ? `(${waiting}) ` : ''}Dalil · ${words.desk}`;
  }, [waiting, words]);
  useShortcuts({
    lists: lists.value?.[shown] ?? [],
    place,
    show: setShown,
    select,
    help: () => setHelping(true),
  });

  const changed = () => {
    void lists.reload();
    opened.reload();
  };
  return (
    <DeskProvider value={{ api, me, notify, composer }}>
      <TeamsProvider value={{ teams: teams.value ?? [], reload: teams.reload }}>
        <ServicesProvider value={services.value ?? NO_SERVICES}>
          <div class="desk" data-view={place.view}>
            <Header page={place.page} onSignOut={onSignOut} onHelp={() => setHelping(true)} {...choose} />
            <p class="banner" role="status">
              {lost && words.connection.lost}
            </p>
            {place.page ? (
              <Page page={place.page} about={place.about} />
            ) : (
              <main class="columns">
                <h1 class="hidden-label">Dalil · {words.desk}</h1>
                <ListColumn
                  {...{ lists, shown, unread, now }}
                  selected={place.conversationId}
                  onShow={setShown}
                  onSelect={select}
                  onCall={() => setCalling(true)}
                />
                <ConversationColumn
                  {...{ opened, outbox, place, go, now }}
                  onChanged={changed}
                  onClaimed={() => setShown('mine')}
                />
                <ContextColumn
                  {...{ opened, place, go, now }}
                  onErased={() => {
                    go({ view: 'lists' });
                    void lists.reload();
                  }}
                />
              </main>
            )}
            <p class="notice" role="status">
              {notice}
            </p>
            <Offer
              waiting={lists.value?.waiting ?? []}
              onAccepted={(conversationId) => {
                setShown('mine');
                select(conversationId);
              }}
              onChanged={changed}
            />
            {calling && (
              <CallForm
                onClose={() => setCalling(false)}
                onOpened={(conversationId) => {
                  setCalling(false);
                  setShown('mine');
                  changed();
                  select(conversationId);
                }}
              />
            )}
            {helping && <Shortcuts onClose={() => setHelping(false)} />}
          </div>
        </ServicesProvider>
      </TeamsProvider>
    </DeskProvider>
  );
}

async function loadLists(api: Api, agentId: string): Promise<Lists> {
  const [waiting, assigned, resolved] = await Promise.all([
    api.escalations('waiting', 500),
    api.escalations('assigned', 500),
    api.escalations('resolved', 50),
  ]);
  const mine = assigned.filter((row) => row.agentId === agentId);
  return { waiting, mine, all: [...waiting, ...assigned, ...resolved] };
}

async function loadServices(api: Api): Promise<ReadonlyMap<string, ServiceName>> {
  return new Map((await api.services()).map((service) => [service.id, service]));
}

function useNotice(): [string, (sentence: string) => void] {
  const [notice, setNotice] = useState('');
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const notify = (sentence: string) => {
    clearTimeout(timer.current);
    setNotice(sentence);
    timer.current = setTimeout(() => setNotice(''), NOTICE_MS);
  };
  return [notice, notify];
}
