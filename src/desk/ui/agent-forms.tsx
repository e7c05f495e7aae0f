import { useDesk } from './desk-context.ts';
import { FormDialog } from './form-dialog.tsx';
import { useNames } from './names.ts';
import { oversightApi } from './oversight-api.ts';
import { wordsIn } from './resolve-form.tsx';
import { SelectField } from './select-field.tsx';
import { useTeams } from './use-teams.ts';
import type { Colleague } from './wire.ts';
import { useWords } from './words.ts';

interface Shared {
  onClose(): void;
  /** Does it, says how it went, shows what is now the case. */
  act(action: () => Promise<unknown>): Promise<void>;
}
const ROLES = ['agent', 'supervisor', 'administrator'] as const;
const MOST_AT_ONCE = 20;

export function NewAgentForm({ onClose, act }: Shared) {
  const words = useWords();
  const { api } = useDesk();
  const save = (form: FormData) =>
    act(() =>
      oversightApi(api).addAgent({
        email: String(form.get('email')),
        name: String(form.get('name')),
        password: String(form.get('password')),
        role: String(form.get('role')),
        languages: form.getAll('languages').map(String),
      }),
    );
  return (
    <FormDialog title={words.agents.add} onClose={onClose} onSend={save}>
      <label>
        {words.agents.email}
        <input name="email" type="email" required dir="ltr" autocomplete="off" />
      </label>
      <NameAndRole />
      <label>
        {words.agents.password}
        <input name="password" type="password" required minLength={10} autocomplete="new-password" />
      </label>
      <Languages chosen={[]} />
    </FormDialog>
  );
}

export function SkillsForm({ agent, onClose, act }: Shared & { readonly agent: Colleague }) {
  const words = useWords();
  const names = useNames();
  const { teams, several, nameOf } = useTeams();
  const { api } = useDesk();
  const save = (form: FormData) => {
    const [topics, missions] = [form.getAll('topics').map(String), wordsIn(String(form.get('missions')))];
    return act(() =>
      oversightApi(api).setSkills(agent.id, {
        languages: form.getAll('languages').map(String),
        topics: topics.length > 0 ? topics : null,
        missions: missions.length > 0 ? missions : null,
        capacity: Number(form.get('capacity')) || null,
        team: String(form.get('team') ?? agent.team),
      }),
    );
  };
  return (
    <FormDialog title={`${words.agents.skills} · ${agent.name}`} onClose={onClose} onSend={save}>
      {several && (
        <SelectField
          label={words.calendars.team}
          name="team"
          options={teams.map(({ id }) => ({ id, name: nameOf(id) }))}
          chosen={agent.team}
        />
      )}
      <Languages chosen={agent.languages} />
      <fieldset class="choices-list">
        <legend>{words.agents.topics}</legend>
        <p class="muted">{words.agents.chooseNone}</p>
        {names.services().map(({ id, name }) => (
          <label key={id} class="radio">
            <input
              type="checkbox"
              name="topics"
              value={id}
              defaultChecked={agent.topics?.some((one) => one === id) ?? false}
            />
            {name}
          </label>
        ))}
      </fieldset>
      <label>
        {words.agents.missions}
        <input name="missions" dir="ltr" defaultValue={agent.missions?.join(', ')} />
        <span class="muted">{words.agents.missionsHint}</span>
      </label>
      <label>
        {words.agents.capacity}
        <input
          name="capacity"
          type="number"
          min={1}
          max={MOST_AT_ONCE}
          defaultValue={String(agent.capacity)}
        />
      </label>
    </FormDialog>
  );
}

export function AccountForm({ agent, onClose, act }: Shared & { readonly agent: Colleague }) {
  const words = useWords();
  const { api } = useDesk();
  const save = (form: FormData) => {
    const password = String(form.get('password'));
    return act(async () => {
      await oversightApi(api).setAccount(agent.id, {
        name: String(form.get('name')),
        role: String(form.get('role')) as Colleague['role'],
        disabled: form.get('disabled') !== null,
      });
      if (password) await oversightApi(api).setPassword(agent.id, password);
    });
  };
  return (
    <FormDialog title={`${words.agents.account} · ${agent.name}`} onClose={onClose} onSend={save}>
      <NameAndRole agent={agent} />
      <label class="radio">
        <input type="checkbox" name="disabled" defaultChecked={agent.disabled} />
        {words.agents.disabled}
      </label>
      <p class="muted">{words.agents.own}</p>
      <label>
        {words.agents.reset}
        <input name="password" type="password" minLength={10} autocomplete="new-password" />
        <span class="muted">{words.agents.passwordHint}</span>
      </label>
    </FormDialog>
  );
}

function NameAndRole({ agent }: { readonly agent?: Colleague }) {
  const words = useWords();
  return (
    <>
      <label>
        {words.agents.name}
        <input name="name" required maxLength={100} dir="auto" defaultValue={agent?.name} />
      </label>
      <SelectField
        label={words.agents.role}
        name="role"
        options={ROLES.map((id) => ({ id, name: words.agents.roles[id] }))}
        chosen={agent?.role}
      />
    </>
  );
}

function Languages({ chosen }: { readonly chosen: readonly string[] }) {
  const words = useWords();
  return (
    <fieldset class="choices-list">
      <legend>{words.agents.languages}</legend>
      {Object.entries(words.speaks)
        .filter(([id]) => id !== 'zgh')
        .map(([id, name]) => (
          <label key={id} class="radio">
            <input type="checkbox" name="languages" value={id} defaultChecked={chosen.includes(id)} />
            {name}
          </label>
        ))}
    </fieldset>
  );
}
