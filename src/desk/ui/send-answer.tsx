import { useState } from 'preact/hooks';
import { Refused } from './api.ts';
import { centreApi, type SentAnswer } from './centre-api.ts';
import { useDesk } from './desk-context.ts';
import { Dialog } from './dialog.tsx';
import { formatAgo, useNow } from './format.ts';
import { useNames } from './names.ts';
import { useSettled } from './search-box.tsx';
import { Empty, Failed, Skeleton } from './states.tsx';
import { useLoaded } from './use-loaded.ts';
import { newClientId } from './use-outbox.ts';
import type { RecipientRow } from './wire-centre.ts';
import { useLanguage, useWords } from './words.ts';

interface Props {
  readonly callId: string;
  /** The paragraph that is shown. */
  readonly answer: Omit<SentAnswer, 'clientId' | 'recipient'>;
}

/** Sends a caller the paragraph where they have written to us before. */
export function SendAnswer({ callId, answer }: Props) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        {words.send.open}
      </button>
      {open && <SendDialog {...{ callId, answer }} onClose={() => setOpen(false)} />}
    </>
  );
}

function SendDialog({ callId, answer, onClose }: Props & { onClose(): void }) {
  const words = useWords();
  const { api, notify } = useDesk();
  const [text, setText] = useState('');
  const query = useSettled(text);
  const [clientId] = useState(newClientId);
  const send = async (recipient: string) => {
    try {
      await centreApi(api).sendAnswer(callId, { ...answer, clientId, recipient });
      notify(words.send.sent);
      onClose();
    } catch (error) {
      const taken = error instanceof Refused && error.status === 409;
      notify(taken ? words.send.taken : words.conversation.failed);
    }
  };
  return (
    <Dialog title={words.send.title} onClose={onClose}>
      <div class="stack">
        <label>
          {words.send.find}
          <input
            type="search"
            value={text}
            dir="auto"
            autoComplete="off"
            onInput={(event) => setText(event.currentTarget.value)}
          />
          <span class="muted">{words.send.findHint}</span>
        </label>
        {query.length > 2 && <Recipients query={query} onSend={(id) => void send(id)} />}
        <div class="dialog-actions">
          <button type="button" onClick={onClose}>
            {words.cancel}
          </button>
        </div>
      </div>
    </Dialog>
  );
}

function Recipients({ query, onSend }: { readonly query: string; onSend(id: string): void }) {
  const words = useWords();
  const { api } = useDesk();
  const found = useLoaded(`recipients ${query}`, () => centreApi(api).recipients(query));
  if (found.failed) return <Failed onRetry={() => void found.reload()} />;
  if (!found.value) return <Skeleton rows={2} />;
  if (found.value.length === 0) return <Empty>{words.send.none}</Empty>;
  return (
    <ul class="stack">
      {found.value.map((one) => (
        <Recipient key={one.conversationId} recipient={one} onSend={onSend} />
      ))}
    </ul>
  );
}

function Recipient({ recipient, onSend }: { readonly recipient: RecipientRow; onSend(id: string): void }) {
  const words = useWords();
  const names = useNames();
  const language = useLanguage();
  const now = useNow();
  const { conversationId, channel, updatedAt, excerpt } = recipient;
  return (
    <li class="card">
      <p>
        {names.channel(channel)}
        {recipient.language && ` · ${names.speaks(recipient.language)}`} ·{' '}
        {formatAgo(updatedAt, language, now)}
      </p>
      {excerpt && (
        <p class="meta" dir="auto">
          {excerpt}
        </p>
      )}
      <button type="button" class="primary" onClick={() => onSend(conversationId)}>
        {words.send.to}
      </button>
    </li>
  );
}
