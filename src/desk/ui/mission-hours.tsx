import { useState } from 'preact/hooks';
import { centreApi } from './centre-api.ts';
import { useDesk } from './desk-context.ts';
import { Facts } from './facts.tsx';
import { HoursFault, HoursState } from './hours-state.tsx';
import { MissionHoursForm } from './mission-hours-form.tsx';
import { RemoveButton } from './remove-button.tsx';
import { Empty, Failed, Skeleton } from './states.tsx';
import { useAct } from './use-act.ts';
import { useLoaded } from './use-loaded.ts';
import { useMissionName } from './use-mission-name.ts';
import type { MissionHoursRow } from './wire-centre.ts';
import { useWords } from './words.ts';

/** When missions are open, as officials entered it, with what is wrong with it; supervisors change it. */
export function MissionHours() {
  const words = useWords();
  const { api, me } = useDesk();
  const loaded = useLoaded('mission-hours', () => centreApi(api).missionHours());
  const [edited, setEdited] = useState<MissionHoursRow | 'new' | undefined>();
  const oversees = me.role !== 'agent';
  const act = useAct(loaded.reload);
  return (
    <section class="stack" data-missions>
      <h2>{words.missionHours.title}</h2>
      <p class="meta">{words.missionHours.intro}</p>
      {oversees && (
        <p>
          <button type="button" onClick={() => setEdited('new')}>
            {words.missionHours.add}
          </button>
        </p>
      )}
      {loaded.failed && <Failed onRetry={() => void loaded.reload()} />}
      {!loaded.value && !loaded.failed && <Skeleton rows={2} />}
      {loaded.value?.length === 0 && <Empty>{words.missionHours.none}</Empty>}
      <div class="page-grid">
        {loaded.value?.map((one) => (
          <Mission
            key={one.missionId}
            row={one}
            onEdit={oversees ? () => setEdited(one) : undefined}
            onRemove={() =>
              act(() => centreApi(api).removeMissionHours(one.missionId), words.missionHours.removed)
            }
          />
        ))}
      </div>
      {edited && (
        <MissionHoursForm
          row={edited === 'new' ? undefined : edited}
          onClose={() => setEdited(undefined)}
          onSaved={() => {
            setEdited(undefined);
            void loaded.reload();
          }}
        />
      )}
    </section>
  );
}

interface MissionProps {
  readonly row: MissionHoursRow;
  readonly onEdit: (() => void) | undefined;
  onRemove(): Promise<unknown>;
}

function Mission({ row, onEdit, onRemove }: MissionProps) {
  const words = useWords();
  const name = useMissionName(row.missionId) ?? row.missionId;
  return (
    <section class="card">
      <h3>
        <bdi>{name}</bdi>
      </h3>
      {row.fault ? (
        <HoursFault says={words.missionHours.fault} fault={row.fault} />
      ) : (
        <HoursState open={row.open} opens={row.opensAt} zone={row.zone} />
      )}
      <Facts
        rows={[
          [words.calendars.zone, row.zone],
          [words.missionHours.source, row.source.title],
          [words.missionHours.checkedOn, row.source.checkedOn],
          [words.missionHours.imports, row.imported.length > 0 && String(row.imported.length)],
        ]}
      />
      {onEdit && (
        <p class="actions">
          <button type="button" onClick={onEdit}>
            {words.missionHours.edit} <span class="hidden-label">{name}</span>
          </button>
          <RemoveButton label={words.missionHours.remove} what={name} onRemove={onRemove} />
        </p>
      )}
    </section>
  );
}
