import type { Memory } from '../../src/core/conversation.ts';
import type { Language } from '../../src/core/language.ts';
import { type Aspect, type Control, isService, type ServiceId } from '../../src/core/services.ts';
import type { Understanding } from '../../src/core/understanding.ts';
import { afterGreeting } from '../answers/greeting.ts';
import { afterThanks, isAcknowledgement } from '../answers/thanks-bye.ts';
import { isBarePlace, saysSomething, wordCount } from '../questions.ts';
import { clausesOf } from '../understanding/segments.ts';
import { announcesQuestion, asksWhoWeAre } from './about-us.ts';
import { alarmIn } from './alarm.ts';
import { withoutDenied } from './corrections.ts';
import { withoutFigures } from './figures.ts';
import { goesOn, readInTalk, type TalkAtHand, type TopicName } from './in-talk.ts';
import { withoutAbuse } from './insults.ts';
import { joinedQuestions } from './joined.ts';
import { questionsInParts, readByParts } from './parts.ts';
import { asksWhetherAnybodyIsThere } from './presence.ts';

/** Understands one text by itself. */
export type Understand = (text: string) => Understanding;

export interface Reader {
  readonly understand: Understand;
  /** What people call a service, best in this language: stands in for the topic when a message leans on it. */
  readonly topicNames: (service: ServiceId, language: Language) => readonly TopicName[];
}

/** A message with what was made of it; the text may be only the part of it that asks. */
export interface Heard {
  readonly text: string;
  readonly meaning: Understanding;
}

/**
 * Understands a message as part of a talk: past its greeting or thanks, without what a correction takes back, completed
 * from the topic at hand where it leans on that, and with the further questions of its parts.
 */
export function readMessage(reader: Reader, text: string, memory: Memory): Heard {
  const { understand } = reader;
  const plain = withoutFigures(text);
  const whole = alarmed(sober(understand(plain || text), text, memory), plain);
  const asked = afterGreeting(plain) ?? plain;
  if (!plain || asksWhetherAnybodyIsThere(asked)) {
    const service = plain ? 'human-agent' : 'thanks-bye';
    return { text, meaning: plainly(whole, service) };
  }
  if (announcesQuestion(asked) || asksWhoWeAre(asked)) return { text, meaning: plainly(whole, 'greeting') };
  if (isAdvertising({ text, meaning: whole })) return { text, meaning: plainly(whole, 'out-of-scope') };
  const heard = pastAbuse(understand, { text: plain, meaning: whole });
  return heard ? readPlain(reader, heard, memory) : { text, meaning: plainly(whole, 'out-of-scope') };
}

function readPlain(reader: Reader, { text, meaning: whole }: Heard, memory: Memory): Heard {
  const { understand } = reader;
  if (whole.emergency || whole.languageAsked || whole.language === 'zgh') return { text, meaning: whole };
  const topic = memory.asked?.service ?? memory.service;
  const opened = pastOpening(understand, { text, meaning: whole });
  const corrected = topic ? pastDenial(understand, opened) : opened;
  if (corrected.meaning.emergency) return { ...corrected, meaning: spokenAs(whole, corrected.meaning) };
  const parted = joinedQuestions(understand, corrected) ?? readByParts(understand, corrected);
  if (parted) return { ...corrected, meaning: spokenAs(whole, parted) };
  const inTalk = topic ? leaning(reader, corrected, { topic, memory }) : corrected;
  const more = [...inTalk.meaning.more, ...questionsInParts(understand, corrected.text, inTalk.meaning)];
  return { text: inTalk.text, meaning: spokenAs(whole, { ...inTalk.meaning, more }) };
}

/** Under this a message's own subject is hardly a guess. */
const HARDLY = 0.2;
const MOST_WORDS = 25;
/** They hold for any subject; a place or a general remark does not ask about the one at hand. */
const ASKED_LAST: readonly Aspect[] = ['fee', 'documents', 'duration', 'eligibility', 'appointment'];

/** Completed from the topic at hand: the message, or where it means nothing as a whole, the question it ends with. */
function leaning(reader: Reader, heard: Heard, talk: TalkAtHand): Heard {
  const meaning = readInTalk(reader, heard, talk);
  const whole = { ...heard, meaning };
  if (meaning.band === 'answer' || meaning.elliptic || wordCount(heard.text) > MOST_WORDS) return whole;
  const guesses = [meaning, ...meaning.alternatives];
  if (guesses.some(({ service, confidence }) => isService(service) && confidence >= HARDLY)) return whole;
  const clauses = clausesOf(heard.text);
  const text = clauses.at(-1);
  if (!text || clauses.length < 2) return whole;
  const last = readInTalk(reader, { text, meaning: reader.understand(text) }, talk);
  const asks = last.elliptic && last.band === 'answer' && ASKED_LAST.includes(last.aspect);
  return asks && !last.emergency ? { text, meaning: last } : whole;
}

/** A subject as sure as this is what somebody wants who has lost a relative just now. */
const SURE_SUBJECT = 0.9;
const OF_DEATH: readonly Understanding['service'][] = [
  'body-repatriation',
  'death-registration',
  'social-assistance',
  'consulate-info',
];

/** With the emergency that the words leave no doubt of, where what was learnt from examples missed it. */
function alarmed(meaning: Understanding, text: string): Understanding {
  const kind = meaning.emergency ? undefined : alarmIn(text);
  if (!kind) return meaning;
  const { service, confidence } = meaning;
  const other = isService(service) && confidence >= SURE_SUBJECT && !OF_DEATH.includes(service);
  return kind === 'death' && other ? meaning : { ...meaning, emergency: { kind, confidence: 1 } };
}

/** So sure must an emergency be in a message that leans on the talk, or asks for something of its own… */
export const PLAINLY = 0.6;
/** …and in one of few words, of which one names a place. */
const OF_A_PLACE = 0.4;
const LINK = /https?:\/\/|www\.|(?<![@\p{L}])[a-z\d-]+\.(?:[a-z]{2,4})\/\S/iu;

/**
 * “Child” as an answer, “I am in Lille”, “and if my sister came instead”: no emergency unless it is plainly one; nor is
 * a text with a link. After an emergency a bare place is the answer to where.
 */
function sober(meaning: Understanding, text: string, memory: Memory): Understanding {
  const { emergency, elliptic, slots, language } = meaning;
  if (!emergency) return meaning;
  const where = isBarePlace(text, slots);
  const leans = elliptic || LINK.test(text) || (memory.service && goesOn(text, language));
  const calm = emergency.confidence < (leans ? PLAINLY : where ? OF_A_PLACE : 0);
  if (!calm && !(where && memory.afterEmergency)) return meaning;
  const { emergency: _, ...rest } = meaning;
  return rest;
}

/** What an angry message asks, without its abuse; undefined where it asks nothing. */
function pastAbuse(understand: Understand, heard: Heard): Heard | undefined {
  const rest = heard.meaning.emergency ? undefined : withoutAbuse(heard.text);
  if (rest === undefined) return heard;
  if (!rest) return undefined;
  const inside = understand(rest);
  const { meaning } = heard;
  if (isQuestionAlready(meaning) && meaning.service === inside.service && meaning.service !== 'out-of-scope')
    return heard;
  if (inside.emergency || (inside.elliptic && saysSomething(inside))) return { text: rest, meaning: inside };
  const asks = isQuestionAlready(inside) && inside.service !== 'out-of-scope';
  return asks ? { text: rest, meaning: inside } : undefined;
}

/** A link beside words that were not understood: advertising. */
function isAdvertising({ text, meaning }: Heard): boolean {
  return meaning.band !== 'answer' && LINK.test(text);
}

/** Greeting or thanks must not hide the question after them; “ok” alone is no question. */
function pastOpening(understand: Understand, whole: Heard): Heard {
  const { text, meaning } = whole;
  if (isAcknowledgement(text)) return { text, meaning: plainly(meaning, 'thanks-bye') };
  const greeted = afterGreeting(text);
  const thanked = afterThanks(text);
  const rest = greeted ?? thanked;
  if (!rest) return whole;
  const inside = understand(rest);
  if (isQuestionAlready(meaning)) {
    const same =
      inside.service === meaning.service && inside.band === 'answer' && !inside.elliptic && !inside.emergency;
    return same ? { text: rest, meaning: inside } : whole;
  }
  if (inside.band === 'reject' || inside.service === 'greeting' || inside.service === 'thanks-bye')
    return inside.elliptic && saysSomething(inside) ? { text: rest, meaning: inside } : whole;
  if (inside.elliptic || thanked !== undefined)
    return saysSomething(inside) ? { text: rest, meaning: inside } : whole;
  return { text: rest, meaning: inside };
}

/** What formulas say for certain, whatever else was guessed. */
function plainly({ emergency: _, ...meaning }: Understanding, service: Control): Understanding {
  return { ...meaning, service, aspect: 'general', confidence: 1, band: 'answer', elliptic: false, more: [] };
}

function isQuestionAlready({ service, elliptic, band }: Understanding): boolean {
  return band === 'answer' && !elliptic && service !== 'greeting' && service !== 'thanks-bye';
}

/** “Not the passport, the card”: what was taken back is not asked for. */
function pastDenial(understand: Understand, heard: Heard): Heard {
  const rest = withoutDenied(heard.text);
  if (!rest) return heard;
  const meaning = understand(rest);
  const tells = meaning.elliptic ? saysSomething(meaning) : meaning.band !== 'reject';
  return tells ? { text: rest, meaning } : heard;
}

/** The language is always that of the whole message. */
function spokenAs({ language, languageConfidence }: Understanding, meaning: Understanding): Understanding {
  return { ...meaning, language, languageConfidence };
}
