import type { Agent, Role } from '../core/agent.ts';
import { AppError } from '../core/errors.ts';
import type { Language } from '../core/language.ts';
import type { ServiceId } from '../core/services.ts';
import type { Escalations } from '../escalation/escalations.ts';
import { untilSaved } from '../escalation/parts.ts';
import type { Store } from '../ports/store.ts';
import { type AgentParts, changePassword, disableAgent } from './agents.ts';

/** What an agent can be offered. `null` = everything, or the usual capacity. */
export interface Skills {
  readonly languages: readonly Language[];
  readonly topics: readonly ServiceId[] | null;
  readonly missions: readonly string[] | null;
  readonly capacity: number | null;
  /** Absent: as it was. `null`: the call centre. */
  readonly team?: string | null | undefined;
}

export interface Account {
  readonly name: string;
  readonly role: Role;
  readonly disabled: boolean;
}

/** @throws {AppError} `agent.unknown`, `resource.unknown` for a team that there is not */
export async function setSkills(
  { store, escalations }: { store: Pick<Store, 'agents'>; escalations: Pick<Escalations, 'teamHours'> },
  agentId: string,
  { languages, ...narrowed }: Skills,
): Promise<Agent> {
  if (narrowed.team && !escalations.teamHours().some(({ id }) => id === narrowed.team))
    throw new AppError('resource.unknown', 'There is no team of that id.');
  return change(store, agentId, ({ topics: _, missions: __, capacity: ___, team: former, ...agent }) => {
    const team = narrowed.team === undefined ? former : narrowed.team;
    return {
      ...agent,
      ...(team && { team }),
      languages,
      ...(narrowed.topics && { topics: narrowed.topics }),
      ...(narrowed.missions && { missions: narrowed.missions }),
      ...(narrowed.capacity !== null && { capacity: narrowed.capacity }),
    };
  });
}

/**
 * Changes an account. A disabled agent is out at once, and what they held waits for somebody else.
 * @throws {AppError} `agent.unknown`; `request.malformed` where administrators would shut themselves out
 */
export async function setAccount(
  parts: AgentParts,
  agentId: string,
  { disabled, ...account }: Account,
  actor: Pick<Agent, 'id'>,
): Promise<Agent> {
  if (agentId === actor.id && (disabled || account.role !== 'administrator'))
    throw new AppError('request.malformed', 'Nobody can take their own rights away: ask a colleague.');
  const changed = await change(parts.store, agentId, (agent) => ({
    ...agent,
    ...account,
    disabled: agent.disabled && disabled,
  }));
  if (disabled && !changed.disabled) await disableAgent(parts, changed.email);
  return (await parts.store.agents.get(agentId)) ?? changed;
}

/** Gives a new password and ends the agent's sessions. @throws {AppError} `agent.unknown`, `request.malformed` */
export async function resetPassword(parts: AgentParts, agentId: string, password: string): Promise<void> {
  const agent = await parts.store.agents.get(agentId);
  if (!agent) throw new AppError('agent.unknown', 'There is no such agent.');
  await changePassword(parts, agent.email, password);
}

function change(
  { agents }: Pick<Store, 'agents'>,
  agentId: string,
  changed: (agent: Agent) => Agent,
): Promise<Agent> {
  return untilSaved(async () => {
    const agent = await agents.get(agentId);
    if (!agent) throw new AppError('agent.unknown', 'There is no such agent.');
    return agents.save(changed(agent));
  });
}
