import { ChannelItem } from './channels.tsx';
import { useDesk } from './desk-context.ts';
import { formatAgo, formatNumber, formatTime, useNow } from './format.ts';
import { useNames } from './names.ts';
import { oversightApi } from './oversight-api.ts';
import { Empty, Failed, Skeleton } from './states.tsx';
import { TableFrame } from './table-frame.tsx';
import { useRefreshed } from './use-refreshed.ts';
import { useTeams } from './use-teams.ts';
import type { Wall } from './wire-more.ts';
import { useLanguage, useWords } from './words.ts';

const REFRESH_MS = 5000;
const CHANNELS_MS = 15_000;

/** The centre as it is now. */
export function WallPage() {
  const words = useWords();
  const names = useNames();
  const { several, nameOf } = useTeams();
  const { api } = useDesk();
  const loaded = useRefreshed('wall', () => oversightApi(api).wall(), REFRESH_MS);
  const wall = loaded.value;
  if (!wall) return loaded.failed ? <Failed onRetry={() => void loaded.reload()} /> : <Skeleton rows={6} />;
  return (
    <>
      {loaded.failed && <Failed onRetry={() => void loaded.reload()} />}
      <Numbers wall={wall} />
      <Duty duty={wall.duty} />
      <div class="wall">
        <Agents agents={wall.agents} />
        <div class="stack">
          <Counts title={words.wall.byLanguage} counts={wall.waiting.byLanguage} name={names.speaks} />
          {several && <Counts title={words.wall.byTeam} counts={wall.waiting.byTeam} name={nameOf} />}
          <Counts
            title={words.wall.byReason}
            counts={wall.waiting.byReason}
            name={(id) => reasonName(words, id)}
          />
          <Channels />
        </div>
      </div>
    </>
  );
}

/** Said only while the centre is closed: whom an emergency reaches now. */
function Duty({ duty: { state, officers } }: Pick<Wall, 'duty'>) {
  const words = useWords();
  if (state === 'open') return null;
  const reached = state === 'told' || state === 'alerted';
  return (
    <p class={reached ? 'card' : 'card problem'} role="status">
      {!reached && <span aria-hidden="true">⚠ </span>}
      {words.duty.state[state]} <bdi>{officers.map(({ name }) => name).join(' · ')}</bdi>
    </p>
  );
}

function reasonName({ reason }: ReturnType<typeof useWords>, id: string): string {
  return (reason as Record<string, string>)[id] ?? id;
}

function Numbers({ wall }: { readonly wall: Wall }) {
  const words = useWords();
  const language = useLanguage();
  const now = useNow();
  const { waiting, assigned, levels, lastDay } = wall;
  const number = (value: number) => formatNumber(value, language);
  const groups: readonly NumberGroup[] = [
    {
      title: words.wall.now,
      numbers: [
        [words.wall.waiting, number(waiting.count)],
        [words.wall.longest, waiting.oldest ? formatAgo(waiting.oldest, language, now) : words.wall.nobody],
        [words.wall.assigned, number(assigned)],
      ],
    },
    {
      title: words.wall.levels,
      numbers: [
        [words.level.state.ok, number(levels.ok)],
        [words.level.state.warning, number(levels.warning), levels.warning ? 'amber' : ''],
        [words.level.state.breached, number(levels.breached), levels.breached ? 'red' : ''],
      ],
    },
    {
      title: words.wall.lastDay,
      numbers: [
        [words.wall.opened, number(lastDay.opened)],
        [words.wall.resolved, number(lastDay.resolved)],
        [words.wall.abandoned, number(lastDay.abandoned)],
      ],
    },
  ];
  return (
    <div class="page-grid halves">
      {groups.map(({ title, numbers }) => (
        <section key={title} class="card">
          <h2>{title}</h2>
          <dl class="numbers">
            {numbers.map(([name, value, tone = '']) => (
              <div key={name} class={tone}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

interface NumberGroup {
  readonly title: string;
  /** What it is, how much, and `amber` or `red` where somebody should look. */
  readonly numbers: readonly (readonly [string, string, string?])[];
}

function Counts(props: {
  readonly title: string;
  readonly counts: Wall['waiting']['byLanguage'];
  name(id: string): string;
}) {
  const words = useWords();
  const language = useLanguage();
  const most = Math.max(1, ...props.counts.map(({ count }) => count));
  return (
    <section class="card">
      <h2>{props.title}</h2>
      {props.counts.length === 0 && <Empty>{words.lists.empty.waiting}</Empty>}
      <ul class="counts">
        {props.counts.map(({ key, count }) => (
          <li key={key}>
            <span>{props.name(key)}</span>
            <span class="bar" aria-hidden="true">
              <span style={{ inlineSize: `${(100 * count) / most}%` }} />
            </span>
            <span>{formatNumber(count, language)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Agents({ agents }: Pick<Wall, 'agents'>) {
  const words = useWords();
  const language = useLanguage();
  const names = useNames();
  const { several, nameOf } = useTeams();
  const now = useNow();
  return (
    <section class="card">
      <h2>{words.wall.agents}</h2>
      <TableFrame label={words.wall.agents}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.agents.name}</th>
              <th scope="col">{words.agents.presence}</th>
              <th scope="col">{words.wall.load}</th>
              {several && <th scope="col">{words.calendars.team}</th>}
              <th scope="col">{words.agents.languages}</th>
            </tr>
          </thead>
          <tbody>
            {agents.map((agent) => (
              <tr key={agent.id}>
                <th scope="row">
                  <bdi>{agent.name}</bdi>
                </th>
                <td>
                  <span class={`dot is-${agent.presence}`} aria-hidden="true" />
                  {words.presence[agent.presence]}
                  <span class="muted"> · {formatAgo(agent.presenceSince, language, now)}</span>
                </td>
                <td>
                  <bdi dir="ltr">
                    {agent.held} / {agent.capacity}
                  </bdi>
                </td>
                {several && (
                  <td>
                    <bdi>{nameOf(agent.team)}</bdi>
                  </td>
                )}
                <td class="wrap">{agent.languages.map(names.speaks).join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      <p class="meta">{formatTime(now.toISOString(), language, now)}</p>
    </section>
  );
}

function Channels() {
  const words = useWords();
  const { api, me } = useDesk();
  const { value: channels = [] } = useRefreshed('wall channels', () => api.channels(), CHANNELS_MS);
  return (
    <section class="card">
      <h2>{words.wall.channels}</h2>
      <ul class="channel-list">
        {channels.map((channel) => (
          <ChannelItem key={channel.name} channel={channel} />
        ))}
      </ul>
      {me.role === 'administrator' && <a href="/desk/queues">{words.wall.queues}</a>}
    </section>
  );
}
