import type { TargetedSubmitEvent } from 'preact';
import { useState } from 'preact/hooks';
import { centreApi } from './centre-api.ts';
import { useDesk } from './desk-context.ts';
import { formatTime, useNow } from './format.ts';
import { useNames } from './names.ts';
import { RemoveButton } from './remove-button.tsx';
import { Empty, Failed, Skeleton } from './states.tsx';
import { useAct } from './use-act.ts';
import { useLoaded } from './use-loaded.ts';
import { useRefreshed } from './use-refreshed.ts';
import type { DutyNow } from './wire-centre.ts';
import { useLanguage, useWords } from './words.ts';

const REFRESH_MS = 30_000;
/** So many uncovered stretches are listed. */
const MOST_GAPS = 14;

/** Who looks after emergencies while the centre is closed, and when nobody does. */
export function DutyPage() {
  const { api, me } = useDesk();
  const words = useWords();
  const loaded = useRefreshed('duty', () => centreApi(api).duty(), REFRESH_MS);
  const act = useAct(loaded.reload);
  if (!loaded.value)
    return loaded.failed ? <Failed onRetry={() => void loaded.reload()} /> : <Skeleton rows={4} />;
  const duty = loaded.value;
  const oversees = me.role !== 'agent';
  const remove = (id: string) => act(() => centreApi(api).removeShift(id), words.duty.removed);
  return (
    <div class="page-grid halves">
      <Now duty={duty} />
      <Gaps duty={duty} />
      <Shifts duty={duty} onRemove={oversees ? remove : undefined} />
      {oversees && <ShiftForm onAdded={() => void loaded.reload()} />}
    </div>
  );
}

function Now({ duty: { state, officers, zone } }: { readonly duty: DutyNow }) {
  const words = useWords();
  const warns = state === 'nobody' || state === 'unreached';
  return (
    <section class="card">
      <h2>{words.duty.now}</h2>
      <p class={warns ? 'problem' : ''} role="status">
        {warns && <span aria-hidden="true">⚠ </span>}
        {words.duty.state[state]}
      </p>
      <p class="meta">
        {words.calendars.zone} : <bdi dir="ltr">{zone}</bdi>
      </p>
      <ul>
        {officers.map(({ id, name, there }) => (
          <li key={id}>
            <span class={`dot is-${there ? 'available' : 'away'}`} aria-hidden="true" /> <bdi>{name}</bdi> ·{' '}
            {there ? words.duty.there : words.duty.gone}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Gaps({ duty: { uncovered, zone } }: { readonly duty: DutyNow }) {
  const words = useWords();
  return (
    <section class="card">
      <h2>{words.duty.uncovered}</h2>
      {uncovered.length === 0 ? (
        <Empty>{words.duty.covered}</Empty>
      ) : (
        <ul>
          {uncovered.slice(0, MOST_GAPS).map((gap) => (
            <li key={gap.from}>
              <span aria-hidden="true">⚠ </span>
              <Stretch {...gap} zone={zone} />
            </li>
          ))}
          {uncovered.length > MOST_GAPS && <li>… {uncovered.length - MOST_GAPS}</li>}
        </ul>
      )}
    </section>
  );
}

interface StretchProps {
  readonly from: string;
  readonly to: string;
  readonly zone: string;
}

/** By the team's clock, as it was entered. */
function Stretch({ from, to, zone }: StretchProps) {
  const language = useLanguage();
  const now = useNow();
  return (
    <bdi>
      {formatTime(from, language, now, zone)} – {formatTime(to, language, now, zone)}
    </bdi>
  );
}

function Shifts({
  duty: { shifts, zone },
  onRemove,
}: {
  readonly duty: DutyNow;
  readonly onRemove: ((id: string) => Promise<unknown>) | undefined;
}) {
  const words = useWords();
  const names = useNames();
  const language = useLanguage();
  const now = useNow();
  return (
    <section class="card">
      <h2>{words.duty.shifts}</h2>
      {shifts.length === 0 && <Empty>{words.duty.none}</Empty>}
      <ul>
        {shifts.map((shift) => (
          <li key={shift.id} class="with-button">
            <span>
              <bdi>{shift.agentName}</bdi> · <Stretch {...shift} zone={zone} />
              <span class="meta block">
                {shift.alertChannel ? names.channel(shift.alertChannel) : `⚠ ${words.alert.nowhere}`}
              </span>
            </span>
            {onRemove && (
              <RemoveButton
                quiet
                label={words.duty.remove}
                what={`${shift.agentName ?? ''} · ${formatTime(shift.from, language, now, zone)}`}
                onRemove={() => onRemove(shift.id)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ShiftForm({ onAdded }: { onAdded(): void }) {
  const words = useWords();
  const { api, notify } = useDesk();
  const [busy, setBusy] = useState(false);
  const colleagues = useLoaded('colleagues', () => api.colleagues());
  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name));
    setBusy(true);
    try {
      const times = { day: text('day'), from: text('from'), to: text('to') };
      await centreApi(api).addShift({ agentId: text('agent'), ...times, weeks: Number(form.get('weeks')) });
      notify(words.duty.saved);
      onAdded();
    } catch {
      notify(words.conversation.failed);
    }
    setBusy(false);
  };
  return (
    <section class="card">
      <h2>{words.duty.add}</h2>
      <form class="stack" onSubmit={(event) => void submit(event)}>
        <label class="stacked">
          {words.duty.agent}
          <select name="agent" required>
            {colleagues.value
              ?.filter(({ disabled }) => !disabled)
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </select>
        </label>
        <label class="stacked">
          {words.duty.day}
          <input name="day" type="date" required />
        </label>
        <label class="stacked">
          {words.duty.from}
          <input name="from" type="time" required defaultValue="20:00" />
        </label>
        <label class="stacked">
          {words.duty.to}
          <input name="to" type="time" required defaultValue="08:00" />
          <span class="muted">{words.duty.toHint}</span>
        </label>
        <label class="stacked">
          {words.duty.weeks}
          <input name="weeks" type="number" min={1} max={26} required defaultValue={1} />
        </label>
        <button type="submit" class="primary" disabled={busy}>
          {words.duty.save}
        </button>
      </form>
    </section>
  );
}
