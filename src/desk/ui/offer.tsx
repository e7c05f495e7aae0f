import { useEffect, useState } from 'preact/hooks';
import { Refused } from './api.ts';
import { assistApi } from './assist-api.ts';
import { useDesk } from './desk-context.ts';
import { useNames } from './names.ts';
import { RefuseForm } from './refuse-form.tsx';
import { SHORTCUT } from './shortcuts.tsx';
import { useMissionName } from './use-mission-name.ts';
import type { EscalationRow } from './wire.ts';
import { useWords } from './words.ts';

interface Props {
  readonly waiting: readonly EscalationRow[];
  onAccepted(conversationId: string): void;
  onChanged(): void;
}

/** The offer that this agent has now, if any. */
export function offerFor(waiting: readonly EscalationRow[], agentId: string, now: Date) {
  return waiting.find(
    ({ offer }) => offer?.agentId === agentId && new Date(offer.expiresAt).getTime() > now.getTime(),
  );
}

/** Pops up when routing offers a conversation; gone when it is taken, passed on or out of time. */
export function Offer({ waiting, onAccepted, onChanged }: Props) {
  const { me } = useDesk();
  const now = useSecond(waiting.some(({ offer }) => offer?.agentId === me.id));
  const offered = offerFor(waiting, me.id, now);
  return (
    <div class="offer-place" aria-live="assertive">
      {offered && <OfferCard key={offered.id} {...{ offered, now, onAccepted, onChanged }} />}
    </div>
  );
}

function OfferCard({
  offered,
  now,
  onAccepted,
  onChanged,
}: Omit<Props, 'waiting'> & { readonly offered: EscalationRow; readonly now: Date }) {
  const words = useWords();
  const names = useNames();
  const { api, notify } = useDesk();
  const [busy, setBusy] = useState(false);
  const left = Math.max(
    0,
    Math.ceil((new Date(offered.offer?.expiresAt ?? 0).getTime() - now.getTime()) / 1000),
  );
  const [whole] = useState(left);
  const [refusing, setRefusing] = useState(false);
  const act = async (action: () => Promise<unknown>, then: () => void) => {
    setBusy(true);
    try {
      await action();
      then();
    } catch (error) {
      const gone = error instanceof Refused && error.status === 409;
      notify(gone ? words.offer.gone : words.conversation.failed);
    }
    setBusy(false);
    onChanged();
  };
  return (
    <section class={`offer ${offered.reason === 'emergency' ? 'urgent' : ''}`} aria-label={words.offer.label}>
      <p class="offer-title">{words.offer.title}</p>
      <p>
        <strong>{offered.topic ? names.service(offered.topic) : words.reason[offered.reason]}</strong>
        <br />
        {offered.referral && (
          <>
            <Referred missionId={offered.referral.missionId} />
            <br />
          </>
        )}
        {names.channel(offered.channel)} · {names.speaks(offered.language)} · {words.reason[offered.reason]}
      </p>
      <p class="meta" aria-live="off">
        <span class="bar" aria-hidden="true">
          <span style={{ inlineSize: `${Math.min(100, (100 * left) / Math.max(whole, 1))}%` }} />
        </span>
        {words.offer.left(left)}
      </p>
      <div class="actions">
        <button
          type="button"
          class="primary"
          disabled={busy}
          onClick={() =>
            void act(
              () => api.claim(offered.id),
              () => onAccepted(offered.conversationId),
            )
          }
          aria-keyshortcuts="Alt+A"
          {...{ [SHORTCUT]: 'KeyA' }}
        >
          {words.offer.accept} <kbd class="wide-only">Alt A</kbd>
        </button>
        <button
          type="button"
          disabled={busy}
          onClick={() =>
            void act(
              () => assistApi(api).decline(offered.id),
              () => undefined,
            )
          }
          aria-keyshortcuts="Alt+L"
          {...{ [SHORTCUT]: 'KeyL' }}
        >
          {words.offer.decline} <kbd class="wide-only">Alt L</kbd>
        </button>
        {offered.referral && (
          <button type="button" disabled={busy} onClick={() => setRefusing(true)}>
            {words.referral.refuse}
          </button>
        )}
      </div>
      {refusing && (
        <RefuseForm escalationId={offered.id} onClose={() => setRefusing(false)} onChanged={onChanged} />
      )}
    </section>
  );
}

function Referred({ missionId }: { readonly missionId: string }) {
  const words = useWords();
  const name = useMissionName(missionId);
  return <>{words.referral.waits(name ?? missionId)}</>;
}

/** The time, each second while `needed`. */
function useSecond(needed: boolean): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    if (!needed) return;
    setNow(new Date());
    const timer = setInterval(() => setNow(new Date()), 1000);
    return () => clearInterval(timer);
  }, [needed]);
  return now;
}
