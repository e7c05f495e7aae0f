import { useState } from 'preact/hooks';
import { useDesk } from './desk-context.ts';
import { EraseDialog } from './erase-dialog.tsx';
import { copyAddress, privacyApi } from './privacy-api.ts';
import type { ConversationFacts } from './wire.ts';
import { useWords } from './words.ts';

interface Props {
  readonly facts: ConversationFacts;
  onChanged(): void;
  /** It is there no more. */
  onErased(): void;
}

/** For supervisors: what a person may ask of their data, and a hold that keeps it. */
export function PrivacyCard({ facts: { conversation }, onChanged, onErased }: Props) {
  const words = useWords();
  const { api, me, notify } = useDesk();
  const [erasing, setErasing] = useState(false);
  const { id, held } = conversation;
  if (me.role === 'agent') return null;
  const hold = async () => {
    try {
      await privacyApi(api).hold(id, !held);
      notify(held ? words.privacy.releaseDone : words.privacy.holdDone);
    } catch {
      notify(words.conversation.failed);
    }
    onChanged();
  };
  return (
    <section class="card stack privacy">
      <h2>{words.privacy.title}</h2>
      {held && (
        <p class="uncertain">
          <span aria-hidden="true">⚑ </span>
          {words.privacy.held}
        </p>
      )}
      <div class="actions">
        <button type="button" onClick={() => void hold()}>
          {held ? words.privacy.release : words.privacy.hold}
        </button>
        <a class="button" href={copyAddress(id)} download={`dalil-${id}.json`}>
          {words.privacy.export}
        </a>
        {me.role === 'administrator' && (
          <a class="button" href={`#/audit/${id}`}>
            {words.privacy.seen}
          </a>
        )}
        <button type="button" class="danger" onClick={() => setErasing(true)}>
          {words.privacy.erase}
        </button>
      </div>
      {erasing && (
        <EraseDialog
          conversationId={id}
          onClose={(erased) => {
            setErasing(false);
            if (erased) onErased();
          }}
        />
      )}
    </section>
  );
}
