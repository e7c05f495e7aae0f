import { useState } from 'preact/hooks';
import { direction, type Language } from '../../core/language.ts';
import { assistApi } from './assist-api.ts';
import { useDesk } from './desk-context.ts';
import { FormDialog } from './form-dialog.tsx';
import { useNames } from './names.ts';
import { RemoveButton } from './remove-button.tsx';
import { SelectField } from './select-field.tsx';
import { Empty, Failed, Skeleton } from './states.tsx';
import { useAct } from './use-act.ts';
import { useLoaded } from './use-loaded.ts';
import type { CannedRow } from './wire-more.ts';
import { useLanguage, useWords } from './words.ts';

/** Sentences kept ready: read by all, written by supervisors. */
export function CannedPage() {
  const words = useWords();
  const { api, me } = useDesk();
  const [editing, setEditing] = useState<CannedRow | 'new' | undefined>();
  const loaded = useLoaded('canned page', () => assistApi(api).canned());
  const writes = me.role !== 'agent';
  const act = useAct(loaded.reload);
  const save = async (reply: Pick<CannedRow, 'language' | 'shortcut' | 'text'>) => {
    if (await act(() => assistApi(api).putCanned(reply), words.canned.saved)) setEditing(undefined);
  };
  return (
    <>
      <p class="muted">{words.canned.hint}</p>
      {writes && (
        <p>
          <button type="button" class="primary" onClick={() => setEditing('new')}>
            {words.canned.add}
          </button>
        </p>
      )}
      {loaded.failed && <Failed onRetry={() => void loaded.reload()} />}
      {!loaded.value && !loaded.failed && <Skeleton rows={4} />}
      {loaded.value?.length === 0 && <Empty>{words.canned.empty}</Empty>}
      {loaded.value && loaded.value.length > 0 && (
        <Replies
          replies={loaded.value}
          onEdit={writes ? setEditing : undefined}
          onRemove={(reply) => act(() => assistApi(api).removeCanned(reply), words.canned.removed)}
        />
      )}
      {editing && (
        <CannedForm
          reply={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
          onSave={save}
        />
      )}
    </>
  );
}

interface RepliesProps {
  readonly replies: readonly CannedRow[];
  readonly onEdit: ((reply: CannedRow) => void) | undefined;
  onRemove(reply: CannedRow): Promise<unknown>;
}

function Replies({ replies, onEdit, onRemove }: RepliesProps) {
  const words = useWords();
  const names = useNames();
  return (
    <ul class="canned">
      {replies.map((reply) => (
        <li key={`${reply.language} ${reply.shortcut}`} class="card">
          <h2>
            <bdi dir="ltr">/{reply.shortcut}</bdi> · {names.speaks(reply.language)}
          </h2>
          <p lang={reply.language} dir={direction(reply.language as Language)}>
            {reply.text}
          </p>
          {onEdit && (
            <p class="actions">
              <button type="button" onClick={() => onEdit(reply)}>
                {words.canned.edit} <span class="hidden-label">/{reply.shortcut}</span>
              </button>
              <RemoveButton
                label={words.canned.remove}
                what={`/${reply.shortcut} · ${names.speaks(reply.language)}`}
                onRemove={() => onRemove(reply)}
              />
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

interface FormProps {
  readonly reply: CannedRow | undefined;
  onClose(): void;
  onSave(reply: Pick<CannedRow, 'language' | 'shortcut' | 'text'>): Promise<void>;
}

function CannedForm({ reply, onClose, onSave }: FormProps) {
  const words = useWords();
  const names = useNames();
  const language = useLanguage();
  const save = (form: FormData) =>
    onSave({
      shortcut: reply?.shortcut ?? String(form.get('shortcut')),
      language: reply?.language ?? (String(form.get('language')) as Language),
      text: String(form.get('text')).trim(),
    });
  return (
    <FormDialog title={reply ? words.canned.edit : words.canned.add} onClose={onClose} onSend={save}>
      {reply ? (
        <p>
          <bdi dir="ltr">/{reply.shortcut}</bdi> · {words.speaks[reply.language]}
        </p>
      ) : (
        <>
          <label>
            {words.canned.shortcut}
            <input name="shortcut" required pattern="[a-z0-9][a-z0-9\-]*" maxLength={31} dir="ltr" />
            <span class="muted">{words.canned.rule}</span>
          </label>
          <SelectField
            label={words.canned.language}
            name="language"
            options={names.languages()}
            chosen={language}
          />
        </>
      )}
      <label>
        {words.canned.text}
        <textarea name="text" required rows={5} maxLength={2000} dir="auto" defaultValue={reply?.text} />
        <span class="muted">{words.canned.variables}</span>
      </label>
    </FormDialog>
  );
}
