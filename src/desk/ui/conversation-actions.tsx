import { useState } from 'preact/hooks';
import { Refused } from './api.ts';
import { useDesk } from './desk-context.ts';
import { RefuseForm } from './refuse-form.tsx';
import { ResolveForm } from './resolve-form.tsx';
import { SHORTCUT } from './shortcuts.tsx';
import { TransferForm } from './transfer-form.tsx';
import type { EscalationRow } from './wire.ts';
import { useWords } from './words.ts';

interface Props {
  readonly escalation: EscalationRow;
  readonly mine: boolean;
  onChanged(): void;
  onClaimed(): void;
}

/** Claim, transfer, end: whatever this agent may do with it now. */
export function ConversationActions({ escalation, mine, onChanged, onClaimed }: Props) {
  const words = useWords();
  const { api, me, notify } = useDesk();
  const [form, setForm] = useState<'transfer' | 'resolve' | 'refuse' | undefined>();
  const [busy, setBusy] = useState(false);
  const waits = escalation.state === 'waiting';
  const oversees = me.role !== 'agent';

  /** Does it, says how it went, and shows what is now the case. */
  const act = async (action: () => Promise<void>, done: string) => {
    setBusy(true);
    try {
      await action();
      setForm(undefined);
      notify(done);
    } catch (error) {
      const taken = error instanceof Refused && error.status === 409;
      notify(taken ? words.conversation.taken : words.conversation.failed);
    }
    setBusy(false);
    onChanged();
  };
  const claim = () => act(() => api.claim(escalation.id).then(onClaimed), words.conversation.yours);

  return (
    <div class="actions">
      {(waits || (!mine && me.role === 'supervisor')) && (
        <button
          type="button"
          class="primary"
          disabled={busy}
          onClick={() => void claim()}
          aria-keyshortcuts="Alt+C"
          {...{ [SHORTCUT]: 'KeyC' }}
        >
          {waits ? words.conversation.claim : words.conversation.takeOver} <kbd class="wide-only">Alt C</kbd>
        </button>
      )}
      {waits && escalation.referral && (
        <button type="button" disabled={busy} onClick={() => setForm('refuse')}>
          {words.referral.refuse}
        </button>
      )}
      {(mine || oversees) && (
        <>
          <button
            type="button"
            disabled={busy}
            onClick={() => setForm('transfer')}
            aria-keyshortcuts="Alt+T"
            {...{ [SHORTCUT]: 'KeyT' }}
          >
            {words.conversation.transfer} <kbd class="wide-only">Alt T</kbd>
          </button>
          <button
            type="button"
            disabled={busy}
            onClick={() => setForm('resolve')}
            aria-keyshortcuts="Alt+E"
            {...{ [SHORTCUT]: 'KeyE' }}
          >
            {words.conversation.resolve} <kbd class="wide-only">Alt E</kbd>
          </button>
        </>
      )}
      {form === 'refuse' && (
        <RefuseForm escalationId={escalation.id} onClose={() => setForm(undefined)} onChanged={onChanged} />
      )}
      {form === 'resolve' && (
        <ResolveForm
          onClose={() => setForm(undefined)}
          onEnd={(ending) => act(() => api.resolve(escalation.id, ending), words.conversation.ended)}
        />
      )}
      {form === 'transfer' && (
        <TransferForm
          holder={escalation.agentId}
          team={escalation.team}
          onClose={() => setForm(undefined)}
          onTransfer={({ to, note }) =>
            act(() => api.transfer(escalation.id, to, note), words.conversation.moved)
          }
        />
      )}
    </div>
  );
}
