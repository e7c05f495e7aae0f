import { isService, type ServiceId } from '../../src/core/services.ts';
import type { Understanding } from '../../src/core/understanding.ts';
import { agentChoice, popularServices, serviceChoices } from './choices.ts';
import { type AnswerContext, type Draft, reply } from './context.ts';
import { caseSlots } from './select-case.ts';

/** Between the bands: at most three services it may be, each asking what was asked. */
export function didYouMean(context: AnswerContext, understanding: Understanding): Draft {
  const { catalogue, voice } = context;
  const services = [understanding, ...understanding.alternatives].flatMap(({ service }) =>
    isService(service) ? [service] : [],
  );
  return ask(context, { services, text: voice.say('did-you-mean'), understanding, catalogue });
}

/** The aspect is clear and the service is not: “the price of what?” */
export function whichService(context: AnswerContext, understanding: Understanding): Draft {
  const { catalogue, voice } = context;
  const services = popularServices(catalogue);
  return ask(context, { services, text: voice.say('which-service'), understanding, catalogue });
}

function ask(
  { voice }: AnswerContext,
  given: {
    services: readonly ServiceId[];
    text: string;
    understanding: Understanding;
    catalogue: AnswerContext['catalogue'];
  },
): Draft {
  const { aspect, slots, service } = given.understanding;
  const { catalogue } = given;
  const kept = caseSlots({ ...slots, procedure: undefined });
  const choices = serviceChoices([...new Set(given.services)], { catalogue, voice, aspect, slots: kept });
  return {
    replies: [reply(voice, given.text, { choices: [...choices, agentChoice(voice)] })],
    service,
    aspect,
    outcome: 'clarified',
    remember: { slots },
    asked: { question: 'service', aspect },
  };
}
