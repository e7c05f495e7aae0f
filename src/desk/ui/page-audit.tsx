import { useState } from 'preact/hooks';
import { useDesk } from './desk-context.ts';
import { formatInstant } from './format.ts';
import { AUDIT_PAGE, type AuditRow, privacyApi } from './privacy-api.ts';
import { Empty, Failed, Skeleton } from './states.tsx';
import { TableFrame } from './table-frame.tsx';
import { useLoaded } from './use-loaded.ts';
import { useLanguage, useWords, type Words } from './words.ts';

/** Characters of an id that are shown. */
const SHOWN_ID = 10;

/** Who saw and did what; `about` is the one thing that is asked about. */
export function AuditPage({ about }: { readonly about: string | undefined }) {
  const words = useWords();
  const { api } = useDesk();
  const [actor, setActor] = useState('');
  const [before, setBefore] = useState<string | undefined>();
  const query = { ...(actor && { actor }), ...(about && { subject: about }), ...(before && { before }) };
  const loaded = useLoaded(`audit ${JSON.stringify(query)}`, () => privacyApi(api).audit(query));
  const last = loaded.value?.at(-1);
  return (
    <>
      <p>{words.audit.intro}</p>
      <div class="period">
        <ActorChoice
          actor={actor}
          onActor={(next) => {
            setBefore(undefined);
            setActor(next);
          }}
        />
        {about && (
          <>
            <span>
              {words.audit.about} : <bdi dir="ltr">{about.slice(0, SHOWN_ID)}…</bdi>
            </span>
            <a class="button" href="#/audit">
              {words.audit.everything}
            </a>
          </>
        )}
      </div>
      {loaded.failed && <Failed onRetry={() => void loaded.reload()} />}
      {!loaded.value && !loaded.failed && <Skeleton rows={8} />}
      {loaded.value?.length === 0 && <Empty>{words.audit.none}</Empty>}
      {last && <Entries entries={loaded.value ?? []} />}
      <div class="actions">
        {before && (
          <button type="button" onClick={() => setBefore(undefined)}>
            {words.audit.newest}
          </button>
        )}
        {last && loaded.value?.length === AUDIT_PAGE && (
          <button type="button" onClick={() => setBefore(last.at)}>
            {words.audit.older}
          </button>
        )}
      </div>
    </>
  );
}

function ActorChoice({ actor, onActor }: { readonly actor: string; onActor(actor: string): void }) {
  const words = useWords();
  const { api } = useDesk();
  const { value: agents = [] } = useLoaded('audit agents', () => api.colleagues());
  return (
    <label>
      {words.audit.actor}{' '}
      <select value={actor} onChange={(event) => onActor(event.currentTarget.value)}>
        <option value="">{words.audit.anyone}</option>
        {Object.entries(words.audit.people).map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
        {agents.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function Entries({ entries }: { readonly entries: readonly AuditRow[] }) {
  const words = useWords();
  const language = useLanguage();
  return (
    <TableFrame label={words.pages.audit}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.audit.at}</th>
            <th scope="col">{words.audit.actor}</th>
            <th scope="col">{words.audit.action}</th>
            <th scope="col">{words.audit.subject}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td>
                <time dateTime={entry.at}>{formatInstant(entry.at, language)}</time>
              </td>
              <td>
                <bdi>{actorName(entry, words)}</bdi>
              </td>
              <td>
                {whatWasDone(entry.action, words)}
                {entry.status !== undefined && (
                  <strong class="problem"> · {words.audit.refused(entry.status)}</strong>
                )}
                {entry.detail && (
                  <small class="block">
                    <bdi dir="ltr">{entry.detail}</bdi>
                  </small>
                )}
              </td>
              <td>{entry.subject && <Subject {...{ ...entry, subject: entry.subject }} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function Subject({ action, subject }: Pick<AuditRow, 'action'> & { readonly subject: string }) {
  const shown = <bdi dir="ltr">{subject.slice(0, SHOWN_ID)}</bdi>;
  return action.includes('/conversations/') ? <a href={`#/audit/${subject}`}>{shown}</a> : shown;
}

function actorName({ actor, actorName: name }: AuditRow, { audit }: Words): string {
  return name ?? (audit.people as Record<string, string>)[actor] ?? actor;
}

/** In words, by the longest beginning that has some; the route itself where none has. */
export function whatWasDone(action: string, { audit }: Words): string {
  const known = Object.keys(audit.did)
    .filter((one) => action === one || action.startsWith(`${one}/`) || action.startsWith(`${one}.`))
    .sort((a, b) => b.length - a.length)[0];
  return (known && audit.did[known]) ?? action;
}
