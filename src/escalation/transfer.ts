import { AppError } from '../core/errors.ts';
import type { Escalation } from '../core/escalation.ts';
import { type Actor, type EscalationParts, findEscalation, untilSaved } from './parts.ts';
import { passedBy } from './plan-offers.ts';
import { mustHold } from './resolve.ts';
import { follow } from './settle.ts';

/** A colleague, a team, a mission's agents, or the waiting list of everybody. */
export type TransferTarget =
  | { readonly agentId: string }
  | { readonly teamId: string }
  | { readonly missionId: string }
  | { readonly queue: true };

export interface Transfer {
  readonly to: TransferTarget;
  /** For the colleague; the citizen never sees it. */
  readonly note?: string | undefined;
}

/**
 * Hands an escalation to a colleague, who holds it at once, or back to the waiting list, where it keeps its place by
 * age: for everybody, for a team, or for a mission's agents, who accept or refuse it. A mission that nobody at the desk
 * answers for is only a preference. For the holder; supervisors and administrators may move anything.
 * @throws {AppError} `escalation.unknown`, `escalation.taken` (closed), `conversation.not-held`, `agent.unknown`,
 * `resource.unknown` (the team)
 */
export async function transfer(
  parts: EscalationParts,
  escalationId: string,
  { actor, to, note }: Transfer & { actor: Actor },
): Promise<Escalation> {
  if ('agentId' in to) await mustWork(parts, to.agentId);
  if ('teamId' in to) mustBeTeam(parts, to.teamId);
  const staffed = 'missionId' in to && (await isStaffed(parts, to.missionId));
  const moved = await untilSaved(async () => {
    const current = await findEscalation(parts, escalationId);
    mustHold(current, actor);
    if (current.state === 'resolved')
      throw new AppError('escalation.taken', 'This conversation has already been closed.');
    if ('agentId' in to && current.agentId === to.agentId) return current;
    return parts.store.escalations.save(
      handedOn(current, { to, note, staffed, by: actor.id, now: parts.now() }),
    );
  });
  await follow(parts, moved, { changed: true });
  // Queued again: the route handler tells the new place. The sweep finds it if the queue is away.
  if (moved.state === 'waiting') await parts.queue.wake('route', moved.id).catch(() => undefined);
  return moved;
}

async function mustWork({ store }: EscalationParts, agentId: string): Promise<void> {
  const agent = await store.agents.get(agentId);
  if (!agent || agent.disabled) throw new AppError('agent.unknown', 'There is no such agent at work.');
}

function mustBeTeam({ calendars }: EscalationParts, teamId: string): void {
  if (calendars().known(teamId) !== teamId)
    throw new AppError('resource.unknown', 'There is no team of that id.');
}

async function isStaffed({ store }: EscalationParts, missionId: string): Promise<boolean> {
  const agents = await store.agents.list();
  return agents.some(({ missions, disabled }) => !disabled && missions?.includes(missionId));
}

interface Handing {
  readonly to?: TransferTarget;
  readonly note?: string | undefined;
  /** Somebody at the desk answers for the mission it goes to. */
  readonly staffed?: boolean;
  readonly by?: string;
  readonly now: Date;
}

/**
 * The escalation in a colleague's hands, or waiting again; whoever gave it away is not offered it at once. With no
 * target it waits as it did before.
 */
export function handedOn(
  escalation: Escalation,
  { to, note, staffed = false, by = '', now }: Handing,
): Escalation {
  const { offer: _, agentId, assignedAt: __, referral: ___, refusal: ____, ...rest } = escalation;
  const trace = agentId ? { transfer: { from: agentId, at: now, ...(note && { note }) } } : {};
  if (to && 'agentId' in to)
    return { ...rest, ...trace, state: 'assigned', agentId: to.agentId, assignedAt: now };
  const { missionId: former, team, teamSince, ...free } = rest;
  const missionId = to && 'missionId' in to ? to.missionId : to ? undefined : former;
  const referral = staffed && missionId ? { referral: { missionId, from: agentId ?? by, at: now } } : {};
  const waiting: Escalation = {
    ...free,
    ...trace,
    ...referral,
    ...teamAfter({ team, teamSince }, { to, now }),
    state: 'waiting',
    ...(missionId && { missionId }),
  };
  return agentId ? passedBy(waiting, agentId, now) : waiting;
}

/** The team that something is for, and since when. */
interface Handed {
  readonly team: Escalation['team'] | undefined;
  readonly teamSince: Date | undefined;
}

/** Everybody's waiting list is the call centre's; a mission's agents sit in whichever team. */
function teamAfter(
  { team, teamSince }: Handed,
  { to, now }: { readonly to: TransferTarget | undefined; readonly now: Date },
): Pick<Escalation, 'team' | 'teamSince'> {
  if (to && 'teamId' in to) return { team: to.teamId, teamSince: now };
  if (to && 'queue' in to) return {};
  return { ...(team && { team }), ...(teamSince && { teamSince }) };
}
