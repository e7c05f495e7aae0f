import type { Choice } from '../../src/core/message.ts';
import { isService, type ServiceId } from '../../src/core/services.ts';
import { agentChoice, popularServices, serviceChoices } from './choices.ts';
import { type AnswerContext, type Draft, reply } from './context.ts';
import { escalationFor } from './talk-to-agent.ts';

/** After so many messages in a row that were not understood, an agent. */
const FAILURES_BEFORE_AGENT = 2;
/** Under this a guess is worth less than what most people ask. */
const LIKELY = 0.2;

/** Says so, with three likely topics and an agent; the second time in a row an agent is called. */
export function notUnderstood(context: AnswerContext): Draft {
  const { voice, memory, input, catalogue } = context;
  const failures = memory.failures + 1;
  const choices = serviceChoices(likelyServices(context), { catalogue, voice });
  if (failures < FAILURES_BEFORE_AGENT) {
    return {
      ...drafted(context, voice.say('not-understood'), [...choices, agentChoice(voice)]),
      outcome: 'not-understood',
      remember: { failures },
    };
  }
  if (input.queued) {
    return {
      ...drafted(context, voice.say('agent.already'), choices),
      outcome: 'not-understood',
      remember: { failures },
    };
  }
  return {
    ...drafted(context, voice.say('agent.low-confidence'), choices),
    outcome: 'escalated',
    escalation: escalationFor('low-confidence', context, memory.slots),
    remember: { failures: 0 },
  };
}

function drafted({ voice }: AnswerContext, text: string, choices: readonly Choice[]) {
  return {
    replies: [reply(voice, text, { choices })],
    service: 'out-of-scope' as const,
    aspect: 'general' as const,
  };
}

/** What it might have been, then what the talk is about, then what is asked most. */
function likelyServices({ understanding, catalogue, memory }: AnswerContext): ServiceId[] {
  const guesses = understanding ? [understanding, ...understanding.alternatives] : [];
  const services = guesses.flatMap(({ service, confidence }) =>
    isService(service) && confidence >= LIKELY ? [service] : [],
  );
  const topic = memory.service ? [memory.service] : [];
  return [...new Set([...services, ...topic, ...popularServices(catalogue)])];
}
