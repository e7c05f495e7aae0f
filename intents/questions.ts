import type { Memory } from '../src/core/conversation.ts';
import { type Aspect, isService, type ServiceId } from '../src/core/services.ts';
import type { Question, Slots, Understanding } from '../src/core/understanding.ts';
import type { Asked } from './answers/service-info.ts';
import { mergeSlots, placeOf } from './memory.ts';

/** A message this short names a new service without asking anew: “et la carte ?”. */
const SHORT_WORDS = 4;
/** One that puts something right may be longer: “no sorry, I meant the ID card, not the passport”. */
const SHORT_CORRECTION = 12;
const FEW_WORDS = 3;
/** A place with at most so many words is all that is said. */
const PLACE_WORDS = 5;
const MOST_QUESTIONS = 3;
/** They have no documents or fee that a question about a paper could be carried over to. */
const OWN_WAYS: readonly ServiceId[] = ['complaint', 'consulate-info', 'appointment'];

/** The words that ask, and whether they put right what was understood before. */
export interface Said {
  readonly said: string;
  readonly corrects: boolean;
}

/** The questions of a message, completed from what the talk was about; empty if it asks about no service. */
export function questionsOf(words: Said, understood: Understanding, memory: Memory): Asked[] {
  if (asksNothing(words.said, understood, memory)) return [];
  const main = mainQuestion(words, understood, memory);
  // What a message asks beside a question that was not understood is no surer than that.
  if (!main && !understood.elliptic && understood.band !== 'answer') return [];
  const carried = main && !understood.elliptic && main.aspect !== understood.aspect;
  // What is carried over from the question before is what is asked; the guesses beside “general” are not.
  const beside = carried
    ? understood.more.filter(({ service }) => service !== main.service)
    : furtherOf(understood);
  const more = beside.flatMap((one) => furtherQuestion(one, understood, { main, memory }));
  const all = main ? [main, ...more] : more;
  return all
    .filter((one, index) => all.findIndex((other) => same(one, other)) === index)
    .filter((one) => one.aspect !== 'general' || !all.some((other) => isParticular(other, one)))
    .slice(0, MOST_QUESTIONS);
}

/** A word or two that lean on the talk and tell nothing: the last answer once more would be no answer. */
function asksNothing(text: string, understood: Understanding, memory: Memory): boolean {
  const open = memory.asked?.question === 'variant';
  return (
    understood.elliptic &&
    !open &&
    !saysSomething(understood) &&
    understood.more.length === 0 &&
    wordCount(text) <= FEW_WORDS
  );
}

function mainQuestion(words: Said, understood: Understanding, memory: Memory): Asked | undefined {
  if (understood.elliptic) return followUp(understood, memory);
  const { service, band } = understood;
  if (!isService(service)) return undefined;
  // Between the bands the topic at hand decides: it is likelier than any other.
  if (band !== 'answer' && !(band === 'clarify' && service === memory.service)) return undefined;
  const aspect = aspectOf(words, understood, memory);
  return { service, aspect, slots: slotsFor(words, service, understood, memory) };
}

/** What is asked besides; where the first question is nothing particular, the next takes its place. */
function furtherOf({ more, elliptic, aspect }: Understanding): readonly Question[] {
  return elliptic && aspect === 'general' ? more.slice(1) : more;
}

/** A message without a service of its own belongs to the service at hand. */
function followUp({ aspect: first, slots, band, more }: Understanding, memory: Memory): Asked | undefined {
  const service = memory.asked?.service ?? memory.service;
  const aspect = first === 'general' ? (more[0]?.aspect ?? first) : first;
  if (!service || (band === 'reject' && !saysSomething({ aspect, slots }))) return undefined;
  const merged = mergeSlots(memory.slots, slots);
  if (onlyPlace(slots) && aspect === 'general') return { service, aspect: 'location_hours', slots: merged };
  return {
    service,
    aspect: aspect === 'general' ? carriedAspect(slots, memory) : aspect,
    slots: merged,
  };
}

/** Who may ask and how far it got say little of a new case (“and my wife has lost hers”): that gets its steps. */
const OF_ONE_CASE: readonly Aspect[] = ['eligibility', 'status'];

function carriedAspect({ situation }: Slots, { asked, aspect = 'general' }: Memory): Aspect {
  const carried = asked?.aspect ?? aspect;
  return situation && OF_ONE_CASE.includes(carried) ? 'general' : carried;
}

/** The aspect said; else the one the bot asked about, or in a short correction the one asked before. */
function aspectOf(words: Said, { aspect, service }: Understanding, memory: Memory): Aspect {
  if (aspect !== 'general') return aspect;
  if (memory.asked?.question === 'service' && memory.asked.aspect) return memory.asked.aspect;
  if (memory.asked?.question === 'variant' && memory.asked.service === service)
    return memory.asked.aspect ?? aspect;
  const carried =
    memory.service && !OWN_WAYS.includes(service as ServiceId) && !OWN_WAYS.includes(memory.service);
  return carried && isShort(words) ? (memory.aspect ?? aspect) : aspect;
}

/** The same case for the same service; few words keep whose paper it is, a correction also why; the place always stays. */
function slotsFor(words: Said, service: ServiceId, { slots }: Understanding, memory: Memory): Slots {
  if (service === memory.service || memory.asked?.question === 'service')
    return mergeSlots(memory.slots, slots);
  const { age, situation } = memory.slots;
  const kept = {
    ...(age && isShort(words) ? { age } : {}),
    ...(situation && words.corrects && isShort(words) ? { situation } : {}),
  };
  return mergeSlots({ ...placeOf(memory.slots), ...kept }, slots);
}

function furtherQuestion(one: Question, understood: Understanding, { main, memory }: Before): Asked[] {
  // Without a service of its own a message's further aspects are of the service at hand, not of the guess.
  if (understood.elliptic && one.service === understood.service)
    return main ? [{ ...main, aspect: one.aspect }] : [];
  if (!isService(one.service)) return [];
  const base = one.service === main?.service ? main.slots : placeOf(main?.slots ?? memory.slots);
  return [{ service: one.service, aspect: one.aspect, slots: mergeSlots(base, one.slots) }];
}
interface Before {
  readonly main: Asked | undefined;
  readonly memory: Memory;
}

/** Asks something particular of the same service: the overview beside it would only repeat. */
function isParticular(other: Asked, general: Asked): boolean {
  return other.service === general.service && other.aspect !== 'general';
}

function same(a: Asked, b: Asked): boolean {
  return a.service === b.service && a.aspect === b.aspect;
}

/** Whether a message without a service tells an aspect, a case or a place. */
export function saysSomething({ aspect, slots }: Pick<Question, 'aspect' | 'slots'>): boolean {
  return aspect !== 'general' || Object.keys(slots).length > 0;
}

/** Whether the slots tell where the person is and nothing else. */
export function onlyPlace(slots: Slots): boolean {
  const { country, city, mission, ...rest } = slots;
  return Boolean(country ?? city ?? mission) && Object.keys(rest).length === 0;
}

/** “I am in Lille”: hardly more than a place; the procedure is a guess then. */
export function isBarePlace(text: string, { procedure: _, ...slots }: Slots): boolean {
  return onlyPlace(slots) && wordCount(text) <= PLACE_WORDS;
}

/** Few words, which may lean on what was said before. */
function isShort({ said, corrects }: Said): boolean {
  return wordCount(said) <= (corrects ? SHORT_CORRECTION : SHORT_WORDS);
}

export function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
