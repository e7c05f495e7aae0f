import fc from 'fast-check';
import type { Agent } from '../../src/core/agent.ts';
import type { Escalation } from '../../src/core/escalation.ts';
import type { Language } from '../../src/core/language.ts';
import { type Load, passedBy, planOffers } from '../../src/escalation/plan-offers.ts';
import { anAgent, anEscalation, START } from './harness.ts';

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
  | { readonly kind: 'claim' | 'decline' | 'resolve'; readonly nth: number }
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
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      seconds: fc.constantFrom(0, 1, 7, 31, 75, 400),
    }),
  },
);

export const STAFF: readonly Agent[] = [
  available('amina', { languages: ['fr', 'ar'], capacity: 2, seenAt: at(1e7) }),
  available('said', { languages: ['fr'], capacity: 1, seenAt: at(1e7) }),
  available('zineb', { languages: ['ar'], topics: ['passport'], capacity: 2, seenAt: at(1e7) }),
  available('hind', { languages: ['nl'], capacity: 1, seenAt: at(1e7) }),
  available('omar', { languages: [], capacity: 1, seenAt: at(1e7) }),
];

export class Centre {
  now = START;
  agents = [...STAFF];
  readonly all = new Map<string, Escalation>();
  readonly assignments = new Map<string, number>();

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
    } else this.act(one.kind, one.nth);
  }

  private arrive({ language, priority, topic }: Extract<Event, { kind: 'arrive' }>): void {
    const id = `e${String(this.all.size).padStart(4, '0')}`;
    // A millisecond apart, so that the order of arrival is never in doubt.
    this.now = new Date(this.now.getTime() + 1);
    this.all.set(id, anEscalation(id, { language, priority, createdAt: this.now, ...(topic && { topic }) }));
  }

  private act(kind: 'claim' | 'decline' | 'resolve', which: number): void {
    const live = this.waiting.filter(({ offer }) => offer && offer.expiresAt > this.now);
    const pool =
      kind === 'resolve' ? [...this.all.values()].filter(({ state }) => state === 'assigned') : live;
    const one = pool[which % Math.max(pool.length, 1)];
    if (!one) return;
    if (kind === 'resolve') this.all.set(one.id, { ...one, state: 'resolved', resolvedAt: this.now });
    const { offer, ...rest } = one;
    if (kind === 'decline' && offer) this.all.set(one.id, passedBy(one, offer.agentId, this.now));
    if (kind === 'claim' && offer) {
      this.all.set(one.id, { ...rest, state: 'assigned', agentId: offer.agentId });
      this.assignments.set(one.id, (this.assignments.get(one.id) ?? 0) + 1);
    }
  }

  /** `crashAfter`: the process dies when so many changes of the plan have been saved. */
  route(crashAfter = Number.POSITIVE_INFINITY): void {
    const { waiting, agents, now } = this;
    const { changed } = planOffers({ waiting: waitingFor(...waiting), agents, loads: this.loads(), now });
    for (const one of changed.slice(0, crashAfter)) this.all.set(one.id, one);
  }
}
