import { useDesk } from './desk-context.ts';
import { formatTime, useNow } from './format.ts';
import { MissionHours } from './mission-hours.tsx';
import { oversightApi } from './oversight-api.ts';
import { Empty, Failed, Skeleton } from './states.tsx';
import { useRefreshed } from './use-refreshed.ts';
import { useLanguage, useWords } from './words.ts';

const REFRESH_MS = 60_000;

/** The hours of teams and of missions, and what is wrong with them. */
export function CalendarsPage() {
  return (
    <>
      <Teams />
      <MissionHours />
    </>
  );
}

/** Each team's hours as they count now. */
function Teams() {
  const words = useWords();
  const language = useLanguage();
  const now = useNow();
  const { api } = useDesk();
  const loaded = useRefreshed('calendars', () => oversightApi(api).calendars(), REFRESH_MS);
  if (!loaded.value)
    return loaded.failed ? <Failed onRetry={() => void loaded.reload()} /> : <Skeleton rows={3} />;
  if (loaded.value.length === 0) return <Empty>{words.calendars.empty}</Empty>;
  return (
    <div class="page-grid">
      {loaded.value.map((team) => (
        <section key={team.id} class="card">
          <h2>
            <bdi>{words.calendars.names[team.id] ?? team.id}</bdi>
          </h2>
          <p>
            <span class={`dot is-${team.open ? 'available' : 'away'}`} aria-hidden="true" />
            {team.open ? words.calendars.open : words.calendars.closed}
            {!team.open && team.nextOpening && (
              <>
                {' · '}
                {words.calendars.opens} {formatTime(team.nextOpening, language, now)}
              </>
            )}
          </p>
          <p class="meta">
            {words.calendars.zone} : <bdi dir="ltr">{team.zone}</bdi>
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
        </section>
      ))}
    </div>
  );
}
