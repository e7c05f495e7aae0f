import type { TargetedSubmitEvent } from 'preact';
import { useState } from 'preact/hooks';
import { useDesk } from './desk-context.ts';
import { Dialog } from './dialog.tsx';
import { Facts } from './facts.tsx';
import { formatNumber } from './format.ts';
import { type ErasurePreview, type ErasureProof, privacyApi } from './privacy-api.ts';
import { Failed, Skeleton } from './states.tsx';
import { useLoaded } from './use-loaded.ts';
import { useLanguage, useWords } from './words.ts';

interface Props {
  readonly conversationId: string;
  onClose(erased: boolean): void;
}

type Counted = keyof ErasurePreview['removed'] | keyof ErasurePreview['kept'];

/** Shows what would go and what would stay, asks once more, erases, and shows the proof. */
export function EraseDialog({ conversationId, onClose }: Props) {
  const words = useWords();
  const { api, notify } = useDesk();
  const [busy, setBusy] = useState(false);
  const [proof, setProof] = useState<ErasureProof | undefined>();
  const loaded = useLoaded(`erasure ${conversationId}`, () => privacyApi(api).preview(conversationId));
  const erase = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    try {
      setProof(await privacyApi(api).erase(conversationId));
    } catch {
      notify(words.conversation.failed);
      await loaded.reload();
    }
    setBusy(false);
  };
  return (
    <Dialog title={words.privacy.eraseTitle} onClose={() => onClose(proof !== undefined)}>
      {proof ? (
        <Proof proof={proof} onClose={() => onClose(true)} />
      ) : loaded.value ? (
        <Preview preview={loaded.value} {...{ busy, erase }} onClose={() => onClose(false)} />
      ) : loaded.failed ? (
        <Failed onRetry={() => void loaded.reload()} />
      ) : (
        <Skeleton rows={3} />
      )}
    </Dialog>
  );
}

interface PreviewProps {
  readonly preview: ErasurePreview;
  readonly busy: boolean;
  erase(event: TargetedSubmitEvent<HTMLFormElement>): void;
  onClose(): void;
}

function Preview({ preview: { removed, kept, held }, busy, erase, onClose }: PreviewProps) {
  const words = useWords();
  return (
    <form onSubmit={erase}>
      <h3>{words.privacy.willGo}</h3>
      <Counts counts={removed} />
      <h3>{words.privacy.stays}</h3>
      <Counts counts={kept} />
      {held ? (
        <p class="uncertain">
          <span aria-hidden="true">⚑ </span>
          {words.privacy.heldFirst}
        </p>
      ) : (
        <label class="radio">
          <input type="checkbox" required />
          {words.privacy.sure}
        </label>
      )}
      <div class="dialog-actions">
        {!held && (
          <button type="submit" class="danger" disabled={busy}>
            {words.privacy.eraseNow}
          </button>
        )}
        <button type="button" onClick={onClose}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}

function Counts({ counts }: { readonly counts: Readonly<Partial<Record<Counted, number>>> }) {
  const words = useWords();
  const language = useLanguage();
  const rows = Object.entries(counts) as [Counted, number][];
  return <Facts rows={rows.map(([id, count]) => [words.privacy.count[id], formatNumber(count, language)])} />;
}

function Proof({
  proof: { removed, left, kept },
  onClose,
}: {
  readonly proof: ErasureProof;
  onClose(): void;
}) {
  const words = useWords();
  const language = useLanguage();
  const rows = Object.entries(removed) as [keyof typeof removed, number][];
  return (
    <div class="stack">
      <p role="status">{words.privacy.proof}</p>
      <table class="numbers-table">
        <thead>
          <tr>
            <th scope="col">{words.privacy.what}</th>
            <th scope="col">{words.privacy.removed}</th>
            <th scope="col">{words.privacy.left}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([id, count]) => (
            <tr key={id}>
              <th scope="row">{words.privacy.count[id]}</th>
              <td>{formatNumber(count, language)}</td>
              <td>{formatNumber(left[id], language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>{words.privacy.stays}</h3>
      <Counts counts={kept} />
      <div class="dialog-actions">
        <button type="button" class="primary" onClick={onClose}>
          {words.close}
        </button>
      </div>
    </div>
  );
}
