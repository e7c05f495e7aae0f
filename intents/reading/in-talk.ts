import type { Memory } from '../../src/core/conversation.ts';
import type { Language } from '../../src/core/language.ts';
import { isService, type ServiceId } from '../../src/core/services.ts';
import type { Slots, Understanding } from '../../src/core/understanding.ts';
import { onlyPlace, saysSomething, wordCount } from '../questions.ts';
import type { Heard, Reader } from './index.ts';

/** Longer messages speak for themselves. */
const MOST_WORDS = 12;
/** A question about an appointment this short is about the appointment for the paper at hand. */
const FEW_WORDS = 6;
/** From this on an aspect heard with the topic's help counts. */
const ASPECT_HEARD = 0.6;
/** Under this a service is a guess that the topic at hand may overrule. */
const GUESS = 0.5;
/** Over this the words say themselves that they are another subject. */
const ELSEWHERE = 0.6;
const SURE = 0.75;
/** “And …”: the message goes on from the one before. */
const AND: Record<Language, RegExp> = {
  'ary-Arab': /^(?:(?:واخا|صافي|زعما)[\s،,]+)*و\s*/u,
  'ary-Latn': /^(?:(?:w|ou|wa|o|wakha|safi|ewa)[\s,]+)+/iu,
  ar: /^(?:(?:حسنا|طيب)[\s،,]+)*و\s*/u,
  fr: /^(?:(?:et|alors|bon|ok|puis|donc|mais)[\s,]+)+/iu,
  en: /^(?:(?:and|so|then|ok|but|what about)[\s,]+)+/iu,
  es: /^(?:(?:y|e|pues|entonces|vale|pero)[\s,]+)+/iu,
  nl: /^(?:(?:en|dan|ok|maar)[\s,]+)+/iu,
  it: /^(?:(?:e|ed|allora|ok|ma)[\s,]+)+/iu,
  de: /^(?:(?:und|dann|ok|aber)[\s,]+)+/iu,
};

interface TalkAtHand {
  readonly topic: ServiceId;
  readonly memory: Memory;
}

/**
 * A short message that alone means little (“for my daughter?”, “and the price”) is read again as if it named the topic
 * at hand. If that tells an aspect or a case of the topic, the message follows up; else it stays what it was.
 */
export function readInTalk(reader: Reader, heard: Heard, { topic, memory }: TalkAtHand): Understanding {
  const { text, meaning } = heard;
  const words = wordCount(text);
  if (words > MOST_WORDS || meaning.language === 'zgh') return meaning;
  if (meaning.elliptic && saysSomething(meaning)) return meaning;
  const rest = text.replace(AND[meaning.language], '');
  const goesOn = rest !== text;
  if (isOtherPlace(meaning, goesOn ? wordCount(rest) : words, goesOn)) return followUp(meaning, meaning);
  for (const service of topicsFor(topic, memory)) {
    const name = reader.topicName(service, meaning.language);
    const named = reader.understand(name);
    for (const words of new Set([text, rest])) {
      const read = reader.understand(`${name} ${words}`);
      if (read.service !== service || read.band !== 'answer' || read.emergency) continue;
      const told = beyond(read, named);
      if (mayLean({ text, alone: meaning, read, told, goesOn })) return followUp(meaning, told);
    }
  }
  return meaning;
}

function followUp(alone: Understanding, { aspect, aspectConfidence, slots }: Told): Understanding {
  return { ...alone, aspect, aspectConfidence, slots, band: 'answer', elliptic: true, more: [] };
}

/** “And the one in Seville?”: a place and hardly anything else. */
function isOtherPlace({ slots, band, service }: Understanding, words: number, goesOn: boolean): boolean {
  if (!onlyPlace(slots) || words > FEW_WORDS - 2) return false;
  return band !== 'answer' ? !isService(service) || goesOn : goesOn && words <= 2 && !isService(service);
}

/** Where places were spoken of last, a name may be one that is only known as a consulate's. */
function topicsFor(topic: ServiceId, { aspect }: Memory): ServiceId[] {
  return aspect === 'location_hours' && topic !== 'consulate-info' ? [topic, 'consulate-info'] : [topic];
}

type Told = Pick<Understanding, 'aspect' | 'slots' | 'aspectConfidence'>;

/** What the message adds to the bare name of the topic. */
function beyond(read: Understanding, named: Understanding): Told {
  const heard = read.aspect !== named.aspect && read.aspectConfidence >= ASPECT_HEARD;
  const slots = Object.entries(read.slots).filter(
    ([slot, value]) => named.slots[slot as keyof Slots] !== value,
  );
  return {
    aspect: heard ? read.aspect : 'general',
    aspectConfidence: read.aspectConfidence,
    slots: Object.fromEntries(slots),
  };
}

interface Readings {
  readonly text: string;
  readonly alone: Understanding;
  readonly read: Understanding;
  readonly told: Told;
  /** The message begins with “and”. */
  readonly goesOn: boolean;
}

/** Whether the reading with the topic's help is likelier than the one without. */
function mayLean({ text, alone, read, told, goesOn }: Readings): boolean {
  const { service, band, confidence, elliptic } = alone;
  const tells = saysSomething(told);
  if (elliptic) return tells;
  if (service === 'human-agent') return told.aspect === 'eligibility' && confidence < ELSEWHERE;
  if (service === 'appointment' && wordCount(text) <= FEW_WORDS) return told.aspect === 'appointment';
  if (service === 'greeting' || service === 'thanks-bye') return band === 'reject' && tells;
  const guessed = isService(service) && confidence < GUESS && read.confidence >= SURE && goesOn;
  return guessed || (band !== 'answer' && tells);
}
