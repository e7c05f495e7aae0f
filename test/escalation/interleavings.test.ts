import fc from 'fast-check';
import { carryOut } from '../../src/escalation/citizen.ts';
import { claim } from '../../src/escalation/claim.ts';
import { decline } from '../../src/escalation/decline.ts';
import { type EscalationParts, oversees } from '../../src/escalation/parts.ts';
import { createRoutePass } from '../../src/escalation/pass.ts';
import { refuse } from '../../src/escalation/refuse.ts';
import { reply } from '../../src/escalation/reply.ts';
import { resolve } from '../../src/escalation/resolve.ts';
import { createRouteHandler } from '../../src/escalation/route.ts';
import { inLine } from '../../src/escalation/settle.ts';
import { createEscalationSweep } from '../../src/escalation/sweep.ts';
import { transfer } from '../../src/escalation/transfer.ts';
import type { Store } from '../../src/ports/store.ts';
import { anAgent, anEscalation, createParts, open } from './harness.ts';

const AGENTS = [
  anAgent('amina'),
  anAgent('said'),
  anAgent('hind', 'supervisor'),
  anAgent('omar', 'administrator'),
  anAgent('lyon', 'agent', { missions: ['fr-lyon'] }),
];
const conversationId = 'conversation-of-e1';

type Step = (parts: EscalationParts) => Promise<unknown>;

/** Every part of the store waits its turn before each call; a call after `crashAt` never returns an answer. */
function interleaved(store: Store, scheduler: fc.Scheduler, crashAt: number): Store {
  let calls = 0;
  const crossing = <T extends object>(part: T): T =>
    new Proxy(part, {
      get: (target, name) => {
        const method = Reflect.get(target, name) as (...args: unknown[]) => Promise<unknown>;
        return async (...args: unknown[]) => {
          await scheduler.schedule(Promise.resolve(), String(name));
          calls += 1;
          if (calls > crashAt) throw new Error('The process has died.');
          return method.apply(target, args);
        };
      },
    });
  return {
    ...store,
    conversations: crossing(store.conversations),
    escalations: crossing(store.escalations),
    messages: crossing(store.messages),
  };
}

const agent = fc.constantFrom(...AGENTS);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: agent.map(
      (who): Step =>
        (parts) =>
          claim(parts, 'e1', who),
    ),
  },
  agent.map(
    (who): Step =>
      (parts) =>
        resolve(parts, 'e1', { actor: who, disposition: 'answered' }),
  ),
  fc.tuple(agent, agent).map(
    ([who, to]): Step =>
      (parts) =>
        transfer(parts, 'e1', { actor: who, to: { agentId: to.id } }),
  ),
  agent.map(
    (who): Step =>
      (parts) =>
        transfer(parts, 'e1', { actor: who, to: { missionId: 'fr-lyon' } }),
  ),
  agent.map(
    (who): Step =>
      (parts) =>
        transfer(parts, 'e1', { actor: who, to: { teamId: 'call-centre' } }),
  ),
  agent.map(
    (who): Step =>
      (parts) =>
        reply(parts, { conversationId, clientId: 'c', text: 'Bonjour' }, who),
  ),
  fc.constant<Step>((parts) => createRouteHandler(parts)('e1')),
  fc.constant<Step>((parts) => createRoutePass(parts)()),
  agent.map(
    (who): Step =>
      (parts) =>
        decline(parts, 'e1', who),
  ),
  agent.map(
    (who): Step =>
      (parts) =>
        refuse(parts, 'e1', { actor: who }),
  ),
  fc.constant<Step>((parts) => carryOut(parts.store, conversationId, { kind: 'leave-queue' }, parts.now())),
);

/** The next process: sweeps and works until there is nothing left to do. */
async function recover(parts: EscalationParts, woken: string[]): Promise<void> {
  const sweep = createEscalationSweep(parts);
  for (let round = 0; round < 5; round++) {
    woken.length = 0;
    await sweep();
    if (woken.length === 0) return;
    for (const entry of [...woken]) await createRouteHandler(parts)(entry.replace('route ', ''));
  }
  throw new Error('The sweep finds no end.');
}

it('of claims in any order of their steps exactly one wins', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.integer({ min: 2, max: 5 }), async (scheduler, count) => {
      const { parts, store } = await createParts();
      await open(parts, anEscalation('e1'));
      const agents = Array.from({ length: count }, (_, n) => anAgent(`agent${n}`));
      for (const one of agents) await store.agents.add(one);
      const crossing = { ...parts, store: interleaved(store, scheduler, Number.POSITIVE_INFINITY) };
      const claims = Promise.allSettled(agents.map((one) => claim(crossing, 'e1', one)));
      const results = await scheduler.waitFor(claims);
      const winners = results.flatMap((result) =>
        result.status === 'fulfilled' ? [result.value.agentId] : [],
      );
      const conversation = await store.conversations.get(conversationId);
      await store.close();
      expect(winners).toHaveLength(1);
      expect(conversation).toMatchObject({ state: 'assigned', agentId: winners[0] });
    }),
    { numRuns: 100, seed: 20261123 },
  );
});

it('whatever agents do at once, and wherever the process dies, the conversation follows its escalation', async () => {
  const steps = fc.array(step, { minLength: 1, maxLength: 6 });
  const crashAt = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constant(Number.POSITIVE_INFINITY));
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), steps, crashAt, async (scheduler, chosen, crash) => {
      const { parts, store, queue } = await createParts();
      for (const one of AGENTS) await store.agents.add(one);
      await open(parts, anEscalation('e1'));
      const crossing = { ...parts, store: interleaved(store, scheduler, crash) };
      await scheduler.waitFor(Promise.allSettled(chosen.map((one) => one(crossing))));
      await recover(parts, queue.woken);

      const conversation = await store.conversations.get(conversationId);
      const messages = await store.messages.after(conversationId, 0);
      const escalation = await store.escalations.get('e1');
      const unfinished = await store.escalations.openOf(conversationId);
      await store.close();
      expect(conversation && inLine(conversation, unfinished)).toBe(conversation);
      expect(escalation?.state === 'assigned').toBe(
        escalation?.resolvedAt === undefined && !!escalation?.agentId,
      );
      expect(new Set(messages.map(({ seq }) => seq)).size).toBe(messages.length);
      // Each agent's one message is there at most once, however often it was sent.
      for (const { id } of AGENTS)
        expect(
          messages.filter((one) => one.from === 'agent' && one.agentId === id).length,
        ).toBeLessThanOrEqual(1);
      // Nobody holds what was left, and nothing is offered that does not wait.
      expect(escalation?.abandoned && escalation.agentId).toBeFalsy();
      expect(escalation?.state !== 'waiting' && escalation?.offer).toBeFalsy();
      // What was sent back is no longer handed to the mission.
      expect(escalation?.refusal && escalation.referral).toBeFalsy();
      if (escalation?.state === 'assigned')
        expect(messages.map(({ text }) => text).join()).toContain('agent.joined');
    }),
    { numRuns: 200, seed: 20261123 },
  );
});

it('only supervisors and administrators oversee', () => {
  expect(AGENTS.filter(oversees).map(({ id }) => id)).toEqual(['hind', 'omar']);
});
