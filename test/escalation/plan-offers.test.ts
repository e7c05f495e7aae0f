import { type Agent, DEFAULT_CAPACITY } from '../../src/core/agent.ts';
import type { Language } from '../../src/core/language.ts';
import { type Load, OFFER_MS, PASSED_REST_MS, planOffers } from '../../src/escalation/plan-offers.ts';
import { at, available, waitingFor } from './centre.ts';
import { anEscalation, START } from './harness.ts';

const LANGUAGES: Language[] = ['fr', 'ary-Arab', 'nl'];
const offered = (plan: ReturnType<typeof planOffers>) =>
  Object.fromEntries(plan.changed.map(({ id, offer }) => [id, offer?.agentId]));

describe('who is offered to whom', () => {
  it('the longest idle of equals first, and each in turn', () => {
    const agents = [available('amina'), available('said'), available('zineb')];
    const loads = new Map<string, Load>([
      ['amina', { held: 0, idleSince: at(30) }],
      ['said', { held: 0, idleSince: at(10) }],
      ['zineb', { held: 1, idleSince: at(0) }],
    ]);
    const waiting = waitingFor(anEscalation('e1'), anEscalation('e2', { createdAt: at(1) }));
    const plan = planOffers({ waiting, agents, loads, now: at(40) });
    expect(offered(plan)).toEqual({ e1: 'said', e2: 'amina' });
    expect(plan.changed[0]?.offer?.expiresAt).toEqual(new Date(at(40).getTime() + OFFER_MS));
    expect(plan.nextAt).toEqual(plan.changed[0]?.offer?.expiresAt);
  });

  it('an emergency first, even past an agent’s capacity', () => {
    const waiting = waitingFor(anEscalation('e1'), anEscalation('e2', { priority: 100, createdAt: at(5) }));
    const loads = new Map([['amina', { held: DEFAULT_CAPACITY, idleSince: START }]]);
    const plan = planOffers({ waiting, agents: [available('amina')], loads, now: at(10) });
    expect(offered(plan)).toEqual({ e2: 'amina' });
  });

  it('nobody who is away, busy, silent or shut out', () => {
    const agents = [
      available('amina', { presence: 'away' }),
      available('said', { presence: 'busy' }),
      available('zineb', { seenAt: at(0) }),
      available('omar', { disabled: true }),
    ];
    const plan = planOffers({
      waiting: waitingFor(anEscalation('e1')),
      agents,
      loads: new Map(),
      now: at(91),
    });
    expect(plan.changed).toEqual([]);
  });

  it('the agent of last time if they are there and free, else another', () => {
    const agents = [available('amina'), available('said')];
    const waiting = [{ escalation: anEscalation('e1'), preferredAgentId: 'said' }];
    const busy = new Map([['said', { held: DEFAULT_CAPACITY, idleSince: START }]]);
    expect(offered(planOffers({ waiting, agents, loads: new Map(), now: START }))).toEqual({ e1: 'said' });
    expect(offered(planOffers({ waiting, agents, loads: busy, now: START }))).toEqual({ e1: 'amina' });
  });

  it.each([
    ['another mission’s agent', { missionId: 'fr-lyon' }, { missions: ['fr-paris'] }, 60],
    ['another topic’s agent', { topic: 'visa' }, { topics: ['passport'] }, 120],
    ['an agent of another language', { language: 'nl' }, {}, 300],
    ['an agent of another language in an emergency', { language: 'nl', priority: 100 }, {}, 20],
  ] as const)('%s only after a while', (_, needs, skills, seconds) => {
    const waiting = waitingFor(anEscalation('e1', needs));
    const plan = (second: number) =>
      planOffers({ waiting, agents: [available('amina', skills)], loads: new Map(), now: at(second) });
    expect(plan(seconds - 1)).toMatchObject({ changed: [], nextAt: at(seconds) });
    expect(offered(plan(seconds))).toEqual({ e1: 'amina' });
  });

  it('whoever speaks Arabic to whoever writes Darija', () => {
    const waiting = waitingFor(anEscalation('e1', { language: 'ary-Latn' }));
    const agents = [available('amina', { languages: ['ar'] })];
    expect(offered(planOffers({ waiting, agents, loads: new Map(), now: START }))).toEqual({ e1: 'amina' });
  });

  it('somebody else once an offer has run out, and the same again after a rest', () => {
    const offer = { agentId: 'amina', expiresAt: at(30) };
    const waiting = waitingFor(anEscalation('e1', { offer }));
    const plan = (agents: Agent[], second: number) =>
      planOffers({ waiting, agents, loads: new Map(), now: at(second) });
    expect(plan([available('amina')], 29).changed).toEqual([]);
    expect(offered(plan([available('amina'), available('said')], 30))).toEqual({ e1: 'said' });
    const alone = plan([available('amina')], 30);
    expect(alone.changed[0]).not.toHaveProperty('offer');
    const rested = new Date(at(30).getTime() + PASSED_REST_MS);
    expect(alone.nextAt && alone.nextAt <= rested).toBe(true);
    expect(
      offered(
        planOffers({
          waiting: waitingFor(...alone.changed),
          agents: [available('amina')],
          loads: new Map(),
          now: rested,
        }),
      ),
    ).toEqual({ e1: 'amina' });
  });

  it('takes an offer back from whoever went away', () => {
    const offer = { agentId: 'amina', expiresAt: at(30) };
    const agents = [available('amina', { presence: 'away' }), available('said')];
    const plan = planOffers({
      waiting: waitingFor(anEscalation('e1', { offer })),
      agents,
      loads: new Map(),
      now: at(5),
    });
    expect(plan.changed[0]).toMatchObject({ offer: { agentId: 'said' } });
    expect(plan.changed[0]).not.toHaveProperty('passed');
  });
});

describe('an emergency outside the hours', () => {
  const emergency = { priority: 100, reason: 'emergency', language: 'nl' } as const;
  const onDuty = new Set(['amina']);
  const plan = (agents: Agent[], second: number, ...waiting: ReturnType<typeof anEscalation>[]) =>
    planOffers({ waiting: waitingFor(...waiting), agents, loads: new Map(), now: at(second), onDuty });

  it('goes to the officer on duty at once, whatever their presence and languages say', () => {
    for (const presence of ['available', 'busy', 'away'] as const) {
      const agents = [available('amina', { presence }), available('said', { languages: ['nl'] })];
      expect(offered(plan(agents, 1, anEscalation('e1', emergency)))).toEqual({ e1: 'amina' });
    }
  });

  it('and to nobody else’s closed page: to whoever is there instead', () => {
    const silent = available('amina', { presence: 'available', seenAt: at(0) });
    expect(plan([silent], 91, anEscalation('e1', emergency)).changed).toEqual([]);
    const agents = [silent, available('said')];
    expect(offered(plan(agents, 91, anEscalation('e1', emergency)))).toEqual({ e1: 'said' });
  });

  it('brings an officer who is away nothing else', () => {
    const away = available('amina', { presence: 'away' });
    expect(plan([away], 1, anEscalation('e1')).changed).toEqual([]);
  });
});

describe('what was handed to a mission', () => {
  const referral = { missionId: 'fr-lyon', from: 'said', at: START };
  const handed = anEscalation('e1', { missionId: 'fr-lyon', referral, createdAt: at(-3600) });
  const plan = (agents: Agent[], second: number) =>
    planOffers({ waiting: waitingFor(handed), agents, loads: new Map(), now: at(second) });
  const lyon = available('amina', { missions: ['fr-lyon'] });

  it('is offered to its agents alone for a while, however long the person has waited', () => {
    expect(offered(plan([available('said'), lyon], 1))).toEqual({ e1: 'amina' });
    const alone = plan([available('said')], 599);
    expect(alone).toMatchObject({ changed: [], nextAt: at(600) });
  });

  it('then to anybody, so that nobody waits for a closed office', () => {
    expect(offered(plan([available('said')], 600))).toEqual({ e1: 'said' });
  });
});

it('plans two hundred waiting for forty agents well within a tenth of a second', () => {
  const waiting = waitingFor(
    ...Array.from({ length: 200 }, (_, n) =>
      anEscalation(`e${n}`, { createdAt: at(n), language: LANGUAGES[n % 3] ?? 'fr' }),
    ),
  );
  const agents = Array.from({ length: 40 }, (_, n) =>
    available(`agent${n}`, { languages: ['fr', 'ar', 'nl'] }),
  );
  const picture = { waiting, agents, loads: new Map<string, Load>(), now: at(300) };
  const { changed } = planOffers(picture);
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    planOffers(picture);
    return performance.now() - start;
  });
  expect(Math.min(...times)).toBeLessThan(100);
  expect(changed).toHaveLength(40 * DEFAULT_CAPACITY);
});
