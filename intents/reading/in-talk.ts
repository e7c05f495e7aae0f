import type { Memory } from '../../src/core/conversation.ts';
import type { Language } from '../../src/core/language.ts';
import { isService, type ServiceId } from '../../src/core/services.ts';
import type { Slots, Understanding } from '../../src/core/understanding.ts';
import { onlyPlace, saysSomething, wordCount } from '../questions.ts';
import type { Heard, Reader } from './index.ts';

/** Longer messages speak for themselves. */
const MOST_WORDS = 12;
/** Messages this short lean on the talk… */
const FEW_WORDS = 3;
/** …and those that begin with “and”, or that alone mean nothing and with the topic's help much. */
const SOME_WORDS = 8;
/** A place with at most so many words is about that place. */
const PLACE_WORDS = 4;
/** From this on an aspect heard with the topic's help counts. */
const ASPECT_HEARD = 0.6;
/** From this on the words hint at a service of their own… */
const HINT = 0.2;
/** …which under this the topic at hand may overrule. */
const GUESS = 0.5;
const SURE = 0.75;
/** A subject less sure than that gives way to a particular question about the one at hand. */
const GUESSED = 0.4;
/** So sure must an aspect be where only the topic's help made sense of the message. */
const ASPECT_SURE = 0.8;
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

/** Somebody who shall go in the writer's stead: a question about who may, not a wish for an agent. */
const IN_MY_STEAD =
  /à ma place|a ma place|en mon nom|quelqu['’]un d['’]autre|une autre personne|someone else|somebody else|another person|otra persona|iemand anders|qualcun altro|un'altra persona|jemand ander|eine andere person|شخص [آا]خر|شي (?:واحد|حد) [آا]خر|chi (?:wa7ed|wa7d|had|7ed) (?:akhor|a5or|akhour)|(?:f\s?)?bl?as+ti\b|f blasti|بلاصتي|مكاني|نيابة عني|بدلا? (?:عني|مني)|in my place|on my behalf|instead of me|en mi lugar|en mi nombre|in mijn plaats|namens mij|(?:al|a) (?:mio posto|posto mio)|a nome mio|per conto mio|an meiner stelle|in meinem namen/iu;

/** Whether a message begins with “and” and its like. */
export function goesOn(text: string, language: Understanding['language']): boolean {
  return language !== 'zgh' && AND[language].test(text);
}

/** What a talk is about. */
export interface TalkAtHand {
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
  const unsure = meaning.elliptic || meaning.service === 'human-agent' || meaning.confidence < GUESS;
  if (unsure && IN_MY_STEAD.test(text))
    return followUp(meaning, { aspect: 'eligibility', aspectConfidence: 1, slots: meaning.slots });
  if (meaning.elliptic && meaning.aspect !== 'general') return meaning;
  const rest = text.replace(AND[meaning.language], '');
  const isAdded = rest !== text;
  if (isOtherPlace(meaning, isAdded ? wordCount(rest) : words, isAdded)) return followUp(meaning, meaning);
  if (speaksForItself(meaning, isAdded)) return meaning;
  for (const service of topicsFor(topic, memory)) {
    for (const { name, named } of reader.topicNames(service, meaning.language)) {
      for (const words of new Set([text, rest])) {
        const read = reader.understand(`${name} ${words}`);
        if (read.service !== service || read.band !== 'answer') continue;
        if (read.emergency && !named.emergency) continue;
        const told = beyond(read, named);
        if (mayLean({ text, alone: meaning, read, told, goesOn: isAdded }))
          return followUp(meaning, { ...told, slots: { ...told.slots, ...ownSlots(meaning) } });
      }
    }
  }
  return meaning;
}

/** What a message that leans on the talk says of the case by itself. */
function ownSlots({ elliptic, slots }: Understanding): Slots {
  return elliptic ? slots : {};
}

/** A subject of its own that no topic at hand could overrule: looking further would change nothing. */
function speaksForItself({ service, elliptic, confidence, band }: Understanding, isAdded: boolean): boolean {
  if (elliptic || !isService(service) || service === 'appointment') return false;
  return confidence >= (isAdded || band !== 'answer' ? GUESS : HINT);
}

/** What people call a topic, and how that name alone is understood. */
export interface TopicName {
  readonly name: string;
  readonly named: Understanding;
}

/** So many names of a topic are tried. */
const MOST_NAMES = 2;

/** The names that are understood as the topic; a label is short, and may be heard as something else. */
export function clearest(service: ServiceId, all: TopicName[]): TopicName[] {
  const clear = all.filter(({ named }) => named.service === service && named.band === 'answer');
  return (clear.length > 0 ? clear : all).slice(0, MOST_NAMES);
}

function followUp(alone: Understanding, { aspect, aspectConfidence, slots }: Told): Understanding {
  return { ...alone, aspect, aspectConfidence, slots, band: 'answer', elliptic: true, more: [] };
}

/** “And the one in Seville?”: a place and hardly anything else. */
function isOtherPlace({ slots, band, service }: Understanding, words: number, goesOn: boolean): boolean {
  if (!onlyPlace(slots) || words > PLACE_WORDS) return false;
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
  const beside = read.more.find((one) => one.service === read.service && one.aspect !== named.aspect);
  const slots = Object.entries(read.slots).filter(
    ([slot, value]) => named.slots[slot as keyof Slots] !== value,
  );
  return {
    aspect: heard ? read.aspect : (beside?.aspect ?? 'general'),
    aspectConfidence: heard ? read.aspectConfidence : ASPECT_HEARD,
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
function mayLean(readings: Readings): boolean {
  const { alone, read, told, goesOn } = readings;
  const { service, band, confidence, elliptic } = alone;
  const tells = saysSomething(told);
  if (elliptic) return tells;
  if (service === 'human-agent' && (band !== 'reject' || confidence >= HINT)) return false;
  if (service === 'appointment' && band !== 'reject')
    return told.aspect === 'appointment' && (isBrief(readings) || isGuess(readings));
  if (band !== 'answer' && (isAmongGuesses(readings) || isPlain(readings))) return true;
  if (service === 'greeting' || service === 'thanks-bye')
    return band === 'reject' && tells && isBrief(readings);
  if (isService(service) && confidence >= HINT)
    return goesOn && confidence < GUESS && read.confidence >= SURE;
  return band !== 'answer' && tells && isBrief(readings);
}

/** Where a message's subject is not clear, the one at hand is likelier than any other that is thinkable. */
function isAmongGuesses({ alone, read }: Readings): boolean {
  const guess = alone.alternatives.find(({ service }) => service === read.service);
  return guess !== undefined && guess.confidence >= Math.max(HINT, alone.confidence / 2);
}

/** “With or without an appointment?”: hardly a subject of its own. */
function isGuess({ text, alone }: Readings): boolean {
  return wordCount(text) <= PLACE_WORDS + 1 && alone.confidence < SURE;
}

/** Few enough words that the topic makes sense of, with a particular question. */
function isPlain({ text, alone, read, told }: Readings): boolean {
  return (
    alone.confidence < (alone.service === 'out-of-scope' ? HINT : GUESSED) &&
    wordCount(text) <= SOME_WORDS &&
    read.confidence >= SURE &&
    told.aspect !== 'general' &&
    told.aspectConfidence >= ASPECT_SURE
  );
}

/** So few words that they lean on something, or words that go on from what was said. */
function isBrief({ text, goesOn }: Readings): boolean {
  return wordCount(text) <= (goesOn ? SOME_WORDS : FEW_WORDS);
}
