import { useState } from 'preact/hooks';
import { FormDialog } from './form-dialog.tsx';
import { useWords } from './words.ts';

interface Props {
  readonly label: string;
  /** What would go, by name. */
  readonly what: string;
  /** What follows from it, where that is not plain. */
  readonly consequence?: string | undefined;
  /** In a line of text, where a button with a frame would shout. */
  readonly quiet?: boolean;
  onRemove(): Promise<unknown>;
}

/** Takes something away, after asking once. */
export function RemoveButton({ label, what, consequence, quiet = false, onRemove }: Props) {
  const words = useWords();
  const [asking, setAsking] = useState(false);
  const remove = async () => {
    await onRemove();
    setAsking(false);
  };
  return (
    <>
      <button type="button" class={quiet ? 'quiet' : ''} onClick={() => setAsking(true)}>
        {label} <span class="hidden-label">{what}</span>
      </button>
      {asking && (
        <FormDialog
          title={words.removal.title}
          send={label}
          danger
          onClose={() => setAsking(false)}
          onSend={remove}
        >
          <p>
            <bdi>{what}</bdi>
          </p>
          <p class="muted">{consequence ?? words.removal.forGood}</p>
        </FormDialog>
      )}
    </>
  );
}
