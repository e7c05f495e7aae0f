import { type Agent, isSilent } from '../core/agent.ts';
import { DEFAULT_TEAM } from '../core/team.ts';
import type { EscalationParts } from './parts.ts';

type Parts = Pick<EscalationParts, 'store' | 'now' | 'calendars'>;

/**
 * What somebody in an emergency can count on now: the team is at work; an officer on duty is told of it; one is on duty
 * of whom no page is open, and is sent a message, or is not; nobody is.
 */
export type DutyState = 'open' | 'told' | 'alerted' | 'unreached' | 'nobody';

/** Those who look after emergencies now. Nobody while the team's hours run: then everybody does. */
export async function officersNow({ store, now, calendars }: Parts): Promise<Agent[]> {
  const at = now();
  if (calendars().hoursOf(DEFAULT_TEAM).isOpen(at)) return [];
  // A shift that holds now touches the next millisecond.
  const shifts = await store.duty.list(at, new Date(at.getTime() + 1));
  const ids = new Set(shifts.filter(({ team }) => team === DEFAULT_TEAM).map(({ agentId }) => agentId));
  if (ids.size === 0) return [];
  return (await store.agents.list()).filter(({ id, disabled }) => ids.has(id) && !disabled);
}

export async function dutyState(parts: Parts): Promise<DutyState> {
  if (parts.calendars().hoursOf(DEFAULT_TEAM).isOpen(parts.now())) return 'open';
  const officers = await officersNow(parts);
  if (officers.length === 0) return 'nobody';
  if (officers.some((one) => !isSilent(one, parts.now()))) return 'told';
  const linked = officers.flatMap(({ alert }) => alert?.conversationId ?? []);
  return (await parts.store.conversations.getMany(linked)).length > 0 ? 'alerted' : 'unreached';
}
