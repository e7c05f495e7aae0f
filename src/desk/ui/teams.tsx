import { useState } from 'preact/hooks';
import { centreApi } from './centre-api.ts';
import { useDesk } from './desk-context.ts';
import { HoursFault, HoursState } from './hours-state.tsx';
import { RemoveButton } from './remove-button.tsx';
import { Failed, Skeleton } from './states.tsx';
import { TeamForm } from './team-form.tsx';
import { useAct } from './use-act.ts';
import { useRefreshed } from './use-refreshed.ts';
import { useTeams } from './use-teams.ts';
import type { TeamRow } from './wire-centre.ts';
import { useWords } from './words.ts';

const REFRESH_MS = 60_000;

/** Each team's hours as they count now; supervisors make, change and remove teams. */
export function Teams() {
  const words = useWords();
  const { api, me } = useDesk();
  const { reload } = useTeams();
  const [edited, setEdited] = useState<TeamRow | 'new' | undefined>();
  const loaded = useRefreshed('teams page', () => centreApi(api).teams(), REFRESH_MS);
  const oversees = me.role !== 'agent';
  const refresh = async () => {
    await Promise.all([loaded.reload(), reload()]);
  };
  const act = useAct(refresh);
  if (!loaded.value)
    return loaded.failed ? <Failed onRetry={() => void loaded.reload()} /> : <Skeleton rows={3} />;
  return (
    <section class="stack" data-teams>
      <h2>{words.teams.title}</h2>
      <p class="meta">{words.teams.intro}</p>
      {oversees && (
        <p>
          <button type="button" onClick={() => setEdited('new')}>
            {words.teams.add}
          </button>
        </p>
      )}
      <div class="page-grid">
        {loaded.value.map((team) => (
          <TeamCard
            key={team.id}
            team={team}
            onEdit={oversees ? () => setEdited(team) : undefined}
            onRemove={() => act(() => centreApi(api).removeTeam(team.id), words.teams.removed)}
          />
        ))}
      </div>
      {edited && (
        <TeamForm
          team={edited === 'new' ? undefined : edited}
          onClose={() => setEdited(undefined)}
          onSaved={() => {
            setEdited(undefined);
            void refresh();
          }}
        />
      )}
    </section>
  );
}

interface CardProps {
  readonly team: TeamRow;
  readonly onEdit: (() => void) | undefined;
  onRemove(): Promise<unknown>;
}

function TeamCard({ team, onEdit, onRemove }: CardProps) {
  const words = useWords();
  const { nameOf } = useTeams();
  const name = team.name ?? nameOf(team.id);
  return (
    <section class="card">
      <h3>
        <bdi>{name}</bdi>
      </h3>
      <HoursState open={team.open} opens={team.nextOpening} zone={team.zone} />
      <p class="meta">
        {words.teams.members(team.members)} · {words.calendars.zone} : <bdi dir="ltr">{team.zone}</bdi>
      </p>
      {team.fault && <HoursFault says={words.calendars.fault} fault={team.fault} />}
      {onEdit && (
        <p class="actions">
          <button type="button" onClick={onEdit}>
            {words.teams.edit} <span class="hidden-label">{name}</span>
          </button>
          {team.entered && (
            <RemoveButton
              label={team.isDefault ? words.teams.restore : words.teams.remove}
              what={name}
              consequence={team.isDefault ? words.teams.asFile : words.teams.goHome}
              onRemove={onRemove}
            />
          )}
        </p>
      )}
    </section>
  );
}
