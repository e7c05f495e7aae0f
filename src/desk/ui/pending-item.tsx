import type { Pending } from './outbox.ts';
import type { Outbox } from './use-outbox.ts';
import { useWords } from './words.ts';

interface Props {
  readonly pending: Pending;
  readonly outbox: Outbox;
}

/** A reply that the desk does not have yet. */
export function PendingItem({ pending: { clientId, text, state }, outbox }: Props) {
  const words = useWords();
  return (
    <li class="message from-agent is-pending">
      <p class="meta">{words.you}</p>
      <p class="bubble" dir="auto">
        {text}
      </p>
      <p class={`meta ${state === 'sending' ? '' : 'problem'}`}>
        {words.reply[state]}{' '}
        {state === 'failed' && (
          <button type="button" onClick={() => outbox.resend(clientId)}>
            {words.reply.resend}
          </button>
        )}{' '}
        {state !== 'sending' && (
          <button type="button" onClick={() => outbox.discard(clientId)}>
            {words.reply.discard}
          </button>
        )}
      </p>
    </li>
  );
}
