import { useState } from 'preact/hooks';
import { AccountForm, NewAgentForm, SkillsForm } from './agent-forms.tsx';
import { Refused } from './api.ts';
import { useDesk } from './desk-context.ts';
import { useNames } from './names.ts';
import { Failed, Skeleton } from './states.tsx';
import { TableFrame } from './table-frame.tsx';
import { useRefreshed } from './use-refreshed.ts';
import { useTeams } from './use-teams.ts';
import type { Colleague } from './wire.ts';
import { useWords } from './words.ts';

const REFRESH_MS = 30_000;

type Form = { readonly kind: 'skills' | 'account'; readonly agent: Colleague } | { readonly kind: 'new' };

/** Who works here, what they can be offered, and, for administrators, their accounts. */
export function AgentsPage() {
  const words = useWords();
  const { api, me, notify } = useDesk();
  const [form, setForm] = useState<Form | undefined>();
  const loaded = useRefreshed('agents', () => api.colleagues(), REFRESH_MS);
  const administers = me.role === 'administrator';
  const act = async (action: () => Promise<unknown>) => {
    try {
      await action();
      setForm(undefined);
      notify(words.agents.saved);
    } catch (error) {
      const status = error instanceof Refused ? error.status : 0;
      notify(
        status === 409
          ? words.agents.exists
          : status === 400
            ? words.agents.refused
            : words.conversation.failed,
      );
    }
    await loaded.reload();
  };
  const shared = { onClose: () => setForm(undefined), act };
  return (
    <>
      {administers && (
        <p>
          <button type="button" class="primary" onClick={() => setForm({ kind: 'new' })}>
            {words.agents.add}
          </button>
        </p>
      )}
      {loaded.failed && <Failed onRetry={() => void loaded.reload()} />}
      {!loaded.value && !loaded.failed && <Skeleton rows={6} />}
      {loaded.value && <AgentTable agents={loaded.value} onForm={setForm} />}
      {form?.kind === 'new' && <NewAgentForm {...shared} />}
      {form?.kind === 'skills' && <SkillsForm agent={form.agent} {...shared} />}
      {form?.kind === 'account' && <AccountForm agent={form.agent} {...shared} />}
    </>
  );
}

function AgentTable({ agents, onForm }: { readonly agents: readonly Colleague[]; onForm(form: Form): void }) {
  const words = useWords();
  const names = useNames();
  const { several, nameOf } = useTeams();
  const { me } = useDesk();
  return (
    <TableFrame label={words.pages.agents}>
      <table class="stacks">
        <thead>
          <tr>
            <th scope="col">{words.agents.name}</th>
            <th scope="col">{words.agents.role}</th>
            <th scope="col">{words.agents.presence}</th>
            {several && <th scope="col">{words.calendars.team}</th>}
            <th scope="col">{words.agents.languages}</th>
            <th scope="col">{words.agents.topics}</th>
            <th scope="col">{words.agents.missions}</th>
            <th scope="col">{words.agents.capacity}</th>
            <th scope="col">{words.agents.edit}</th>
          </tr>
        </thead>
        <tbody>
          {agents.map((agent) => (
            <tr key={agent.id} class={agent.disabled ? 'muted' : ''}>
              <th scope="row">
                <bdi>{agent.name}</bdi>
                {'email' in agent && (
                  <span class="meta block">
                    <bdi dir="ltr">{String(agent.email)}</bdi>
                  </span>
                )}
              </th>
              <td data-label={words.agents.role}>{words.agents.roles[agent.role]}</td>
              <td data-label={words.agents.presence}>
                {agent.disabled ? (
                  words.agents.disabled
                ) : (
                  <>
                    <span class={`dot is-${agent.presence}`} aria-hidden="true" />
                    {words.presence[agent.presence]}
                  </>
                )}
              </td>
              {several && (
                <td data-label={words.calendars.team}>
                  <bdi>{nameOf(agent.team)}</bdi>
                </td>
              )}
              <td class="wrap" data-label={words.agents.languages}>
                {agent.languages.map(names.speaks).join(', ') || words.reports.nothing}
              </td>
              <td class="wrap" data-label={words.agents.topics}>
                {agent.topics?.map(names.service).join(', ') ?? words.agents.allTopics}
              </td>
              <td data-label={words.agents.missions}>
                <bdi>{agent.missions?.join(', ') ?? words.agents.all}</bdi>
              </td>
              <td class="number" data-label={words.agents.capacity}>
                {agent.capacity}
              </td>
              <td>
                <div class="actions">
                  <button type="button" onClick={() => onForm({ kind: 'skills', agent })}>
                    {words.agents.skills}
                    <span class="hidden-label"> : {agent.name}</span>
                  </button>
                  {me.role === 'administrator' && (
                    <button type="button" onClick={() => onForm({ kind: 'account', agent })}>
                      {words.agents.account}
                      <span class="hidden-label"> : {agent.name}</span>
                    </button>
                  )}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
