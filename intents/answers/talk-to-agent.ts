import type { EscalationReason } from '../../src/core/escalation.ts';
import type { RouterTurn } from '../../src/core/router.ts';
import type { Slots } from '../../src/core/understanding.ts';
import { type AnswerContext, type Draft, reply } from './context.ts';

/** “I want to talk to a person”, in any words. Who already waits is told so and does not wait twice. */
export function talkToAgent(context: AnswerContext): Draft {
  const { input, voice, memory } = context;
  const escalation = input.queued ? undefined : escalationFor('asked', context, memory.slots);
  return {
    replies: [reply(voice, voice.say(input.queued ? 'agent.already' : 'agent.asked'))],
    service: 'human-agent',
    aspect: 'general',
    outcome: 'escalated',
    escalation,
  };
}

/** What an agent should know before the first word: why, about what, which mission. */
export function escalationFor(
  reason: EscalationReason,
  { memory, input, catalogue }: AnswerContext,
  slots: Slots,
): NonNullable<RouterTurn['escalation']> {
  const mission = [slots.mission, input.mission].find((id) => id && catalogue.mission(id));
  return {
    reason,
    ...(memory.service ? { topic: memory.service } : {}),
    ...(mission ? { missionId: mission } : {}),
  };
}
