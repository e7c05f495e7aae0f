import { type Agent, DEFAULT_CAPACITY, isSilent, presenceAt } from '../core/agent.ts';
import type { Escalation } from '../core/escalation.ts';
import { DEFAULT_TEAM } from '../core/team.ts';
import {
  isEmergency,
  isReferredElsewhere,
  referredUntil,
  relaxations,
  suits,
  unmet,
} from './requirements.ts';

/** How long an agent has to accept. */
export const OFFER_MS = 30_000;
/** Whoever declined somebody, or let the offer run out, is left in peace with that person for so long. */
export const PASSED_REST_MS = 60_000;
/** Emergencies may be offered past an agent's capacity, up to so many more. */
export const EMERGENCY_PLACES = 2;

/** Somebody who waits, and who served them last if that was lately. */
export interface Waiting {
  readonly escalation: Escalation;
  readonly preferredAgentId?: string | undefined;
  /** Its team, and until when only that team's agents are asked. */
  readonly team?: { readonly id: string; readonly until: Date } | undefined;
}

/** What an agent has to do now. Derived, never counted up and down. */
export interface Load {
  /** Conversations held that are not quiet. */
  readonly held: number;
  /** Since when nothing new has come to them. */
  readonly idleSince: Date;
}

export interface Picture {
  readonly waiting: readonly Waiting[];
  readonly agents: readonly Agent[];
  /** By agent; who has none is idle since their presence began. */
  readonly loads: ReadonlyMap<string, Load>;
  /** Officers who look after emergencies now; empty while the team's hours run. */
  readonly onDuty?: ReadonlySet<string>;
  readonly now: Date;
}

export interface Plan {
  /** The escalations to save, each with its new offer or without the old one; `version` as it was read. */
  readonly changed: readonly Escalation[];
  /** When time alone will change the plan: an offer runs out, a requirement falls, a rest ends. */
  readonly nextAt?: Date;
}

/**
 * Who is offered to whom: highest priority first, then longest waiting, each to the agent who suits them best and has
 * a free place. Nobody waits while an agent is free who suits them and has not just passed; nobody gets an agent
 * before somebody of the same priority and needs who came earlier and could have had that agent.
 */
export function planOffers(picture: Picture): Plan {
  const { waiting, now } = picture;
  const inOrder = [...waiting].sort((a, b) => byTurn(a.escalation, b.escalation));
  const reviewed = inOrder.map((one) => ({ ...one, reviewed: review(one.escalation, picture) }));
  const places = new Places(picture);
  for (const one of reviewed) if (one.reviewed.offer) places.take(one.reviewed.offer.agentId);
  const changed: Escalation[] = [];
  const moments: number[] = [];
  for (const one of reviewed) {
    const fresh = one.reviewed.offer
      ? undefined
      : offerTo(places.best({ ...one, escalation: one.reviewed }), now);
    if (fresh) places.take(fresh.agentId);
    const next = fresh ? { ...one.reviewed, offer: fresh } : one.reviewed;
    if (next.offer !== one.escalation.offer || next.passed !== one.escalation.passed) changed.push(next);
    moments.push(...(next.offer ? [next.offer.expiresAt.getTime()] : momentsOf(next, one)));
  }
  const coming = moments.filter((moment) => moment > now.getTime());
  return { changed, ...(coming.length > 0 && { nextAt: new Date(Math.min(...coming)) }) };
}

/** Highest priority first, then longest waiting. */
function byTurn(a: Escalation, b: Escalation): number {
  return b.priority - a.priority || a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1);
}

/** The escalation without an offer that has run out, or whose agent has gone. The same object if its offer stands. */
function review(escalation: Escalation, picture: Picture): Escalation {
  const { offer, ...rest } = escalation;
  if (!offer) return escalation;
  if (offer.expiresAt <= picture.now) return passedBy(escalation, offer.agentId, offer.expiresAt);
  const agent = picture.agents.find(({ id }) => id === offer.agentId);
  return agent && isThereFor(agent, escalation, picture) ? escalation : rest;
}

/** Notes that an agent let an escalation pass; their offer of it, if they had one, ends. */
export function passedBy(escalation: Escalation, agentId: string, at: Date): Escalation {
  const { offer, passed = {}, ...rest } = escalation;
  const resting = Object.entries(passed).filter(([, when]) => restEnds(when) > at.getTime());
  return {
    ...rest,
    ...(offer && offer.agentId !== agentId && { offer }),
    passed: { ...Object.fromEntries(resting), [agentId]: at.toISOString() },
  };
}

function restEnds(passedAt: string): number {
  return Date.parse(passedAt) + PASSED_REST_MS;
}

export function isAvailable(agent: Agent, now: Date): boolean {
  return !agent.disabled && presenceAt(agent, now) === 'available';
}

/** At work, or the officer of an emergency: then only their open page counts, not what their presence says. */
function isThereFor(agent: Agent, escalation: Escalation, picture: Picture): boolean {
  return isAvailable(agent, picture.now) || isOfficerFor(agent, escalation, picture);
}

function isOfficerFor(agent: Agent, escalation: Escalation, { onDuty, now }: Picture): boolean {
  const officer = onDuty?.has(agent.id) === true && isEmergency(escalation);
  return officer && !agent.disabled && !isSilent(agent, now);
}

function offerTo(agent: Agent | undefined, now: Date): Escalation['offer'] {
  return agent && { agentId: agent.id, expiresAt: new Date(now.getTime() + OFFER_MS) };
}

/** When somebody without an offer may get one by time alone. */
function momentsOf(escalation: Escalation, { team }: Waiting): number[] {
  return [
    referredUntil(escalation)?.getTime() ?? 0,
    team?.until.getTime() ?? 0,
    ...Object.values(relaxations(escalation)).map((at) => at.getTime()),
    ...Object.values(escalation.passed ?? {}).map(restEnds),
  ];
}

function teamOf({ team = DEFAULT_TEAM }: Agent): string {
  return team;
}

/** The free places of the agents at work, as offers take them. */
class Places {
  private readonly taken = new Map<string, number>();

  constructor(private readonly picture: Picture) {}

  take(agentId: string): void {
    this.taken.set(agentId, (this.taken.get(agentId) ?? 0) + 1);
  }

  /** The agent to offer it to; `undefined` if nobody suitable is free. */
  best(waiting: Waiting): Agent | undefined {
    const { escalation, preferredAgentId } = waiting;
    const free = this.picture.agents.filter(
      (agent) =>
        isThereFor(agent, escalation, this.picture) &&
        this.isFree(agent, escalation) &&
        !this.rests(agent, escalation),
    );
    const preferred = free.find(({ id }) => id === preferredAgentId);
    if (preferred && this.mayPrefer(preferred, waiting)) return preferred;
    const candidates = free
      .filter((agent) => this.suits(agent, waiting))
      .map((agent) => ({ agent, rank: this.rank(agent, waiting) }));
    return candidates.sort((a, b) => compare(a.rank, b.rank))[0]?.agent;
  }

  /** Whoever had somebody before has them again, unless they have since been handed to others. */
  private mayPrefer(agent: Agent, waiting: Waiting): boolean {
    const { escalation } = waiting;
    if (isReferredElsewhere(agent, escalation, this.picture.now)) return false;
    return !escalation.teamSince || !this.isOtherTeams(agent, waiting);
  }

  /** There is nobody else to wait for at night: whatever an emergency needs, its officer will do. */
  private suits(agent: Agent, waiting: Waiting): boolean {
    const { escalation } = waiting;
    if (isOfficerFor(agent, escalation, this.picture)) return true;
    return suits(agent, escalation, this.picture.now) && !this.isOtherTeams(agent, waiting);
  }

  /** Whether only another team's agents are asked now. While a mission's agents are, their team counts for nothing. */
  private isOtherTeams(agent: Agent, { escalation, team }: Waiting): boolean {
    const { now } = this.picture;
    const referred = referredUntil(escalation);
    if (!team || team.until <= now || (referred && referred > now)) return false;
    return teamOf(agent) !== team.id;
  }

  /** The officer first, then a team's own, then the better fit, then who has less to do, then who has been idle longest. */
  private rank(agent: Agent, { escalation, team }: Waiting): (number | string)[] {
    const officer = isOfficerFor(agent, escalation, this.picture) ? 0 : 1;
    const own = !team || teamOf(agent) === team.id ? 0 : 1;
    const misfit = unmet(agent, escalation).length;
    return [officer, own, misfit, this.busyness(agent), this.idleSince(agent), agent.id];
  }

  private isFree(agent: Agent, escalation: Escalation): boolean {
    const extra = isEmergency(escalation) ? EMERGENCY_PLACES : 0;
    return this.busyness(agent) < (agent.capacity ?? DEFAULT_CAPACITY) + extra;
  }

  private rests({ id }: Agent, { passed }: Escalation): boolean {
    const at = passed?.[id];
    return at !== undefined && restEnds(at) > this.picture.now.getTime();
  }

  private busyness({ id }: Agent): number {
    return (this.picture.loads.get(id)?.held ?? 0) + (this.taken.get(id) ?? 0);
  }

  private idleSince({ id, presenceSince }: Agent): number {
    return (this.picture.loads.get(id)?.idleSince ?? presenceSince).getTime();
  }
}

/** By the first place in which they differ. */
function compare(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  const place = a.findIndex((value, index) => value !== b[index]);
  return place < 0 ? 0 : (a[place] ?? 0) < (b[place] ?? 0) ? -1 : 1;
}
