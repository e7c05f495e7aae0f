import { isService, type ServiceId } from '../../src/core/services.ts';
import type { Understanding } from '../../src/core/understanding.ts';
import { mergeSlots, placeOf } from '../memory.ts';
import { agentChoice, nextChoices, popularServices, serviceChoices } from './choices.ts';
import { type AnswerContext, type Draft, reply } from './context.ts';
import { caseSlots, selectCase } from './select-case.ts';

/** Between the bands: at most three services it may be, each asking what was asked. Undefined if it may be none. */
export function didYouMean(context: AnswerContext, understanding: Understanding): Draft | undefined {
  const services = [understanding, ...understanding.alternatives].flatMap(({ service }) =>
    isService(service) && context.catalogue.service(service) ? [service] : [],
  );
  const [service] = services;
  return service && { ...offer(context, services, understanding, 'did-you-mean'), service };
}

/** The aspect is clear and the service is not: “the price of what?” */
export function whichService(context: AnswerContext, understanding: Understanding): Draft {
  return offer(context, popularServices(context.catalogue), understanding, 'which-service');
}

/** The topic at hand stands, and what is asked of it is not clear: its aspects to choose from. */
export function whichAspect({ catalogue, voice, memory }: AnswerContext): Draft | undefined {
  const service = memory.service && catalogue.service(memory.service);
  if (!service) return undefined;
  const of = selectCase(service, caseSlots(memory.slots));
  const text = voice.say('which-aspect', { name: voice.say(`topic.${service.id}`) });
  return {
    replies: [reply(voice, text, { choices: nextChoices(of, [], voice) })],
    service: service.id,
    aspect: 'general',
    outcome: 'clarified',
  };
}

function offer(
  { catalogue, voice, memory }: AnswerContext,
  services: readonly ServiceId[],
  { aspect, slots }: Understanding,
  question: 'did-you-mean' | 'which-service',
): Draft {
  const kept = caseSlots({ ...slots, procedure: undefined });
  const choices = serviceChoices([...new Set(services)], { catalogue, voice, aspect, slots: kept });
  return {
    replies: [reply(voice, voice.say(question), { choices: [...choices, agentChoice(voice)] })],
    service: 'out-of-scope',
    aspect,
    outcome: 'clarified',
    remember: { slots: mergeSlots(placeOf(memory.slots), slots) },
    asked: { question: 'service', aspect },
  };
}
