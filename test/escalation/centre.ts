import fc from 'fast-check';
import type { Agent } from '../../src/core/agent.ts';
import type { Escalation } from '../../src/core/escalation.ts';
import type { Language } from '../../src/core/language.ts';
import { DEFAULT_TEAM } from '../../src/core/team.ts';
import { type Load, passedBy, planOffers, type Waiting } from '../../src/escalation/plan-offers.ts';
import { sentBack } from '../../src/escalation/refuse.ts';
import { teamUntil } from '../../src/escalation/requirements.ts';
import { handedOn } from '../../src/escalation/transfer.ts';
import { alwaysOpen, anAgent, anEscalation, START } from './harness.ts';

export const at = (seconds: number) => new Date(START.getTime() + seconds * 1000);
export const available = (id: string, changes: Partial<Agent> = {}) =>
  anAgent(id, 'agent', { seenAt: at(86_400), ...changes });
export const waitingFor = (...escalations: Escalation[]) => escalations.map((escalation) => ({ escalation }));
/** A centre that lives by the plan alone: what happens in it, one event after the other. */
export type Event =
  | {
      readonly kind: 'arrive';
      readonly language: Language;
      readonly priority: number;
      readonly topic?: 'visa';
    }
  | { readonly kind: 'presence'; readonly agent: number; readonly available: boolean }
  | { readonly kind: 'claim' | 'decline' | 'resolve' | 'abandon'; readonly nth: number }
  /** What supervisors do: whatever waits or is held, taken, closed, or moved. */
  | { readonly kind: 'seize' | 'close'; readonly nth: number; readonly agent: number }
  | { readonly kind: 'move'; readonly nth: number; readonly to: number | 'queue' | 'mission' | 'team' }
  /** A mission's agents send back what was handed to them. */
  | { readonly kind: 'refuse'; readonly nth: number }
  | { readonly kind: 'hours'; readonly closed: boolean }
  | { readonly kind: 'duty'; readonly agent: number; readonly on: boolean }
  | { readonly kind: 'pass'; readonly seconds: number };

const languages: Language[] = ['fr', 'ary-Arab', 'nl'];
const nth = fc.nat({ max: 9 });
export const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('arrive' as const),
      language: fc.constantFrom(...languages),
      priority: fc.constantFrom(10, 10, 10, 20, 100),
    }),
  },
  fc.record({
    kind: fc.constant('arrive' as const),
    language: fc.constant('fr' as const),
    priority: fc.constant(10),
    topic: fc.constant('visa' as const),
  }),
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('presence' as const),
      agent: fc.nat({ max: 4 }),
      available: fc.boolean(),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constantFrom('claim' as const, 'claim' as const, 'decline' as const, 'resolve' as const),
      nth,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.oneof(
      fc.record({ kind: fc.constant('abandon' as const), nth }),
      fc.record({ kind: fc.constant('refuse' as const), nth }),
      fc.record({
        kind: fc.constantFrom('seize' as const, 'close' as const),
        nth,
        agent: fc.nat({ max: 4 }),
      }),
      fc.record({
        kind: fc.constant('move' as const),
        nth,
        to: fc.oneof(
          fc.nat({ max: 4 }),
          fc.constantFrom('queue' as const, 'mission' as const, 'team' as const),
        ),
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.oneof(
      fc.record({ kind: fc.constant('hours' as const), closed: fc.boolean() }),
      fc.record({ kind: fc.constant('duty' as const), agent: fc.nat({ max: 4 }), on: fc.boolean() }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      seconds: fc.constantFrom(0, 1, 7, 31, 75, 400),
    }),
  },
);

/** The mission that one of the staff answers for. */
export const MISSION = 'nl-rotterdam';

/** The team that another of the staff works in; it has a break in the middle of its day. */
export const TEAM = 'documents';
export const TEAM_HOURS = alwaysOpen([
  { from: '09:00', to: '10:15' },
  { from: '10:45', to: '12:00' },
]);

const TARGETS = { queue: { queue: true }, mission: { missionId: MISSION }, team: { teamId: TEAM } } as const;

export const STAFF: readonly Agent[] = [
  available('amina', { languages: ['fr', 'ar'], capacity: 2, seenAt: at(1e7) }),
  available('said', { languages: ['fr'], capacity: 1, seenAt: at(1e7) }),
  available('zineb', { languages: ['ar'], topics: ['passport'], capacity: 2, seenAt: at(1e7) }),
  available('hind', { languages: ['nl'], missions: [MISSION], capacity: 1, seenAt: at(1e7) }),
  available('omar', { languages: [], capacity: 1, seenAt: at(1e7), team: TEAM }),
];

/** What routing knows of somebody who waits. */
function inItsTeam(escalation: Escalation): Waiting {
  const { team: id = DEFAULT_TEAM } = escalation;
  const until = teamUntil(escalation, id === TEAM ? TEAM_HOURS : alwaysOpen());
  return { escalation, team: { id, until } };
}

export class Centre {
  now = START;
  agents = [...STAFF];
  readonly all = new Map<string, Escalation>();
  /** How often each was given to an agent by an offer, since it last went back in line. */
  readonly assignments = new Map<string, number>();
  closed = false;
  private readonly roster = new Set<string>();

  /** The officers who look after emergencies now. */
  get onDuty(): ReadonlySet<string> {
    return this.closed ? this.roster : new Set();
  }

  get waiting(): Escalation[] {
    return [...this.all.values()].filter(({ state }) => state === 'waiting');
  }

  held(agentId: string): number {
    return [...this.all.values()].filter((one) => one.state === 'assigned' && one.agentId === agentId).length;
  }

  loads(): Map<string, Load> {
    return new Map(this.agents.map(({ id }) => [id, { held: this.held(id), idleSince: START }]));
  }

  happen(one: Event): void {
    if (one.kind === 'pass') this.now = new Date(this.now.getTime() + one.seconds * 1000);
    else if (one.kind === 'arrive') this.arrive(one);
    else if (one.kind === 'presence') {
      const presence = one.available ? 'available' : 'away';
      this.agents = this.agents.map((agent, index) => (index === one.agent ? { ...agent, presence } : agent));
    } else if (one.kind === 'hours') this.closed = one.closed;
    else if (one.kind === 'duty') this.roster[one.on ? 'add' : 'delete'](this.agents[one.agent]?.id ?? '');
    else if (one.kind === 'seize' || one.kind === 'close') this.oversee(one);
    else if (one.kind === 'move') this.move(one);
    else if (one.kind === 'refuse') this.refuse(one.nth);
    else this.act(one.kind, one.nth);
  }

  private oversee({ kind, nth, agent }: Extract<Event, { kind: 'seize' | 'close' }>): void {
    const found = this.open(nth);
    if (!found) return;
    const { offer: _, ...rest } = found;
    const agentId = this.agents[agent]?.id ?? '';
    if (kind === 'close') this.all.set(found.id, { ...rest, state: 'resolved', resolvedAt: this.now });
    else this.all.set(found.id, { ...rest, state: 'assigned', agentId });
  }

  private move({ nth, to }: Extract<Event, { kind: 'move' }>): void {
    const found = this.open(nth);
    if (!found) return;
    this.assignments.delete(found.id);
    const target = typeof to === 'number' ? { agentId: this.agents[to]?.id ?? '' } : TARGETS[to];
    const handing = { to: target, staffed: true, by: 'supervisor', now: this.now };
    this.all.set(found.id, handedOn(found, handing));
  }

  private open(which: number): Escalation | undefined {
    const open = [...this.all.values()].filter(({ state }) => state !== 'resolved');
    return open[which % Math.max(open.length, 1)];
  }

  private refuse(which: number): void {
    const handed = this.waiting.filter(({ referral }) => referral);
    const one = handed[which % Math.max(handed.length, 1)];
    if (one) this.all.set(one.id, sentBack(one, { by: 'hind', at: this.now }));
  }

  private arrive({ language, priority, topic }: Extract<Event, { kind: 'arrive' }>): void {
    const id = `e${String(this.all.size).padStart(4, '0')}`;
    // A millisecond apart, so that the order of arrival is never in doubt.
    this.now = new Date(this.now.getTime() + 1);
    this.all.set(id, anEscalation(id, { language, priority, createdAt: this.now, ...(topic && { topic }) }));
  }

  private act(kind: 'claim' | 'decline' | 'resolve' | 'abandon', which: number): void {
    const live = this.waiting.filter(({ offer }) => offer && offer.expiresAt > this.now);
    const pool =
      kind === 'resolve'
        ? [...this.all.values()].filter(({ state }) => state === 'assigned')
        : kind === 'abandon'
          ? this.waiting
          : live;
    const one = pool[which % Math.max(pool.length, 1)];
    if (!one) return;
    const { offer, ...rest } = one;
    if (kind === 'resolve' || kind === 'abandon')
      this.all.set(one.id, {
        ...rest,
        state: 'resolved',
        resolvedAt: this.now,
        ...(kind === 'abandon' && { abandoned: true }),
      });
    if (kind === 'decline' && offer) this.all.set(one.id, passedBy(one, offer.agentId, this.now));
    if (kind === 'claim' && offer) {
      this.all.set(one.id, { ...rest, state: 'assigned', agentId: offer.agentId });
      this.assignments.set(one.id, (this.assignments.get(one.id) ?? 0) + 1);
    }
  }

  /** `crashAfter`: the process dies when so many changes of the plan have been saved. */
  route(crashAfter = Number.POSITIVE_INFINITY): void {
    const { waiting, agents, now, onDuty } = this;
    const loads = this.loads();
    const { changed } = planOffers({ waiting: waiting.map(inItsTeam), agents, loads, now, onDuty });
    for (const one of changed.slice(0, crashAfter)) this.all.set(one.id, one);
  }
}
