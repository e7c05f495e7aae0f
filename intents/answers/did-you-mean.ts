import { isService, type ServiceId } from '../../src/core/services.ts';
import type { Understanding } from '../../src/core/understanding.ts';
import { mergeSlots, placeOf } from '../memory.ts';
import { decodeChoice } from './choice-ids.ts';
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

/** The aspect is clear and the service is not: “the price of what?” What was offered before stays on offer. */
export function whichService(context: AnswerContext, understanding: Understanding): Draft {
  const before = offeredServices(context);
  const [service] = before;
  const services = service ? before : popularServices(context.catalogue);
  const draft = offer(context, services, understanding, service ? 'did-you-mean' : 'which-service');
  return service ? { ...draft, service } : draft;
}

/** The question “did you mean” that is still open, once more. */
export function offeredAgain(context: AnswerContext): Draft | undefined {
  const services = offeredServices(context);
  const [service] = services;
  const { asked, slots } = context.memory;
  const aspect = asked?.aspect ?? 'general';
  return service && { ...offer(context, services, { aspect, slots }, 'did-you-mean'), service };
}

/** The services among the choices of an open question. */
function offeredServices({ memory, catalogue }: AnswerContext): ServiceId[] {
  if (memory.asked?.question !== 'service') return [];
  return memory.choices.flatMap(({ id }) => {
    const meaning = decodeChoice(id, catalogue);
    return meaning?.kind === 'question' ? [meaning.service] : [];
  });
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
  { aspect, slots }: Pick<Understanding, 'aspect' | 'slots'>,
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
