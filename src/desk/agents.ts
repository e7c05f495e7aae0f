import type { Agent, Role } from '../core/agent.ts';
import { AppError } from '../core/errors.ts';
import type { Language } from '../core/language.ts';
import { untilSaved } from '../escalation/parts.ts';
import { releaseHeld } from '../escalation/release.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../ports/store.ts';
import { hashPassword, SALT_BYTES } from './password.ts';
import { unlock } from './sessions.ts';

export interface AgentParts {
  readonly store: Store;
  readonly now: Clock;
  readonly randomBytes: (size: number) => Buffer;
}

/** Shorter passwords are refused, in characters. */
export const SHORTEST_PASSWORD = 10;

export interface NewAgent {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly role: Role;
  readonly languages: readonly Language[];
}

/** @throws {AppError} `agent.exists`, `request.malformed` for a password that is too short */
export async function addAgent({ store, now, randomBytes }: AgentParts, agent: NewAgent): Promise<Agent> {
  mustBeLong(agent.password);
  const { password, ...rest } = agent;
  return store.agents.add({
    ...rest,
    id: randomBytes(12).toString('hex'),
    email: agent.email.trim().toLowerCase(),
    passwordHash: await hashPassword(password, randomBytes(SALT_BYTES)),
    disabled: false,
    presence: 'away',
    presenceSince: now(),
    createdAt: now(),
    version: 0,
  });
}

/**
 * Gives an agent a new password, ends their sessions and their lock, and lets them in again if they were disabled.
 * @throws {AppError} `agent.unknown`, `request.malformed`
 */
export async function changePassword(
  { store, randomBytes }: AgentParts,
  email: string,
  password: string,
): Promise<void> {
  mustBeLong(password);
  const passwordHash = await hashPassword(password, randomBytes(SALT_BYTES));
  const agent = await change(store, email, (current) => ({ ...current, passwordHash, disabled: false }));
  await store.sessions.removeOfAgent(agent.id);
  await unlock(store, agent.email);
}

/**
 * Shuts an agent out at once; what they held waits for somebody else again. Returns how many conversations that were.
 * @throws {AppError} `agent.unknown`
 */
export async function disableAgent({ store, now }: AgentParts, email: string): Promise<number> {
  const agent = await change(store, email, (current) => ({ ...current, disabled: true, presence: 'away' }));
  await store.sessions.removeOfAgent(agent.id);
  return releaseHeld(store, agent.id, now());
}

async function change(store: Store, email: string, changed: (agent: Agent) => Agent): Promise<Agent> {
  return untilSaved(async () => {
    const agent = await store.agents.byEmail(email.trim().toLowerCase());
    if (!agent) throw new AppError('agent.unknown', 'There is no agent of that e-mail.');
    return store.agents.save(changed(agent));
  });
}

function mustBeLong(password: string): void {
  if ([...password].length < SHORTEST_PASSWORD)
    throw new AppError('request.malformed', `A password has at least ${SHORTEST_PASSWORD} characters.`);
}
