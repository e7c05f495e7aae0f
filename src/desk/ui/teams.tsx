import { useState } from 'preact/hooks';
import { centreApi } from './centre-api.ts';
import { useDesk } from './desk-context.ts';
import { formatTime, useNow } from './format.ts';
import { RemoveButton } from './remove-button.tsx';
import { Failed, Skeleton } from './states.tsx';
import { TeamForm } from './team-form.tsx';
import { useRefreshed } from './use-refreshed.ts';
import { useTeams } from './use-teams.ts';
import type { TeamRow } from './wire-centre.ts';
import { useLanguage, useWords } from './words.ts';

const REFRESH_MS = 60_000;

/** Each team's hours as they count now; supervisors make, change and remove teams. */
export function Teams() {
  const words = useWords();
  const { api, me, notify } = useDesk();
  const { reload } = useTeams();
  const [edited, setEdited] = useState<TeamRow | 'new' | undefined>();
  const loaded = useRefreshed('teams page', () => centreApi(api).teams(), REFRESH_MS);
  const oversees = me.role !== 'agent';
  const refresh = async () => {
    await Promise.all([loaded.reload(), reload()]);
  };
  const remove = async (id: string) => {
    try {
      await centreApi(api).removeTeam(id);
      notify(words.teams.removed);
    } catch {
      notify(words.conversation.failed);
    }
    await refresh();
  };
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
            onRemove={() => remove(team.id)}
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
  onRemove(): Promise<void>;
}

function TeamCard({ team, onEdit, onRemove }: CardProps) {
  const words = useWords();
  const language = useLanguage();
  const now = useNow();
  const { nameOf } = useTeams();
  const name = team.name ?? nameOf(team.id);
  return (
    <section class="card">
      <h3>
        <bdi>{name}</bdi>
      </h3>
      <p>
        <span class={`dot is-${team.open ? 'available' : 'away'}`} aria-hidden="true" />
        {team.open ? words.calendars.open : words.calendars.closed}
        {!team.open && team.nextOpening && (
          <>
            {' · '}
            {words.calendars.opens} {formatTime(team.nextOpening, language, now, team.zone)}
          </>
        )}
      </p>
      <p class="meta">
        {words.teams.members(team.members)} · {words.calendars.zone} : <bdi dir="ltr">{team.zone}</bdi>
      </p>
      {team.fault && (
        <p class="problem" role="alert">
          <span aria-hidden="true">⚠ </span>
          {words.calendars.fault}{' '}
          <span lang="en" dir="ltr">
            {team.fault}
          </span>
        </p>
      )}
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
