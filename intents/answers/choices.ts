import type { Catalogue, Service } from '../../src/core/catalogue.ts';
import type { Choice } from '../../src/core/message.ts';
import type { Aspect, ServiceId } from '../../src/core/services.ts';
import type { Slots } from '../../src/core/understanding.ts';
import type { Voice } from '../wordings/voice.ts';
import { render } from './aspects/index.ts';
import { encodeChoice } from './choice-ids.ts';
import { caseChoice } from './deciding-question.ts';
import { type Case, caseSlots, selectCase } from './select-case.ts';

/** In this order the next useful aspects are offered. */
const OFFERED: readonly Aspect[] = [
  'documents',
  'fee',
  'procedure',
  'appointment',
  'duration',
  'status',
  'location_hours',
  'eligibility',
];
const MOST_ASPECTS = 3;
const MOST_TOPICS = 3;
const MOST_CASES = 2;
const MOST_BEFORE_AGENT = 4;

export function agentChoice(voice: Voice): Choice {
  return { id: encodeChoice({ kind: 'agent' }), label: voice.say('agent.choice') };
}

export function complaintChoice(voice: Voice): Choice {
  return { id: encodeChoice({ kind: 'complaint' }), label: voice.say('complaint.choice') };
}

/** What is asked most, and an agent: where nothing better is known to offer. */
export function topicChoices(catalogue: Catalogue, voice: Voice): Choice[] {
  return [...serviceChoices(popularServices(catalogue), { catalogue, voice }), agentChoice(voice)];
}

/** The second part of a long answer. */
export function restChoice(of: Case, aspect: Aspect, voice: Voice): Choice {
  const id = encodeChoice({ kind: 'rest', service: of.service.id, aspect, procedure: of.procedure.id });
  return { id, label: voice.say('rest.choice') };
}

/** Services as choices, each asking the same aspect; at most three. */
export function serviceChoices(
  services: readonly ServiceId[],
  { catalogue, voice, aspect = 'general', slots = {} }: ServiceChoiceOptions,
): Choice[] {
  return services
    .flatMap((id) => catalogue.service(id) ?? [])
    .slice(0, MOST_TOPICS)
    .map((service) => ({
      id: encodeChoice({ kind: 'question', service: service.id, aspect, slots }),
      label: voice.say(`topic.${service.id}`),
    }));
}
interface ServiceChoiceOptions {
  readonly catalogue: Catalogue;
  readonly voice: Voice;
  readonly aspect?: Aspect;
  readonly slots?: Slots;
}

/** The services most asked for, in their order. */
export function popularServices(catalogue: Catalogue): ServiceId[] {
  const rank = (service: Service) => service.popular ?? Number.MAX_SAFE_INTEGER;
  return [...catalogue.services].sort((a, b) => rank(a) - rank(b)).map(({ id }) => id);
}

/**
 * What is useful next after these aspects of a case: other aspects, another case, an agent. Where the case was only
 * assumed, the other cases come first.
 */
export function nextChoices(of: Case, answered: readonly Aspect[], voice: Voice): Choice[] {
  const assumed = !of.decided && of.service.question !== undefined;
  const cases = otherCases(of, answered[0] ?? 'general', voice).slice(0, assumed ? MOST_CASES : 1);
  const aspects = OFFERED.filter((aspect) => !answered.includes(aspect) && render(aspect, of, voice).known)
    .slice(0, MOST_BEFORE_AGENT - cases.length)
    .map((aspect) => ({
      id: encodeChoice({ kind: 'question', service: of.service.id, aspect, slots: of.slots }),
      label: voice.say(`aspect.${aspect}`),
    }));
  const next = assumed ? [...cases, ...aspects] : [...aspects.slice(0, MOST_ASPECTS), ...cases];
  return [...next, agentChoice(voice)];
}

/** The other cases of the service (a minor, a loss), asked the same, the nearest first. */
function otherCases(of: Case, aspect: Aspect, voice: Voice): Choice[] {
  return (of.service.question?.choices ?? [])
    .map((option) => ({
      option,
      slots: caseSlots(
        option.set.procedure ? option.set : { ...of.slots, procedure: undefined, ...option.set },
      ),
      conflicts: Object.keys(option.set).filter((slot) => slot in of.slots).length,
    }))
    .filter(({ slots }) => selectCase(of.service, slots).procedure !== of.procedure)
    .sort((a, b) => a.conflicts - b.conflicts)
    .map(({ option, slots }) => caseChoice(option, { service: of.service, aspect, slots }, voice));
}
