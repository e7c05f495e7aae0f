import type { Memory } from '../../src/core/conversation.ts';
import type { Language } from '../../src/core/language.ts';
import type { ServiceId } from '../../src/core/services.ts';
import type { Understanding } from '../../src/core/understanding.ts';
import { afterGreeting } from '../answers/greeting.ts';
import { afterThanks, isAcknowledgement } from '../answers/thanks-bye.ts';
import { onlyPlace, saysSomething, wordCount } from '../questions.ts';
import { withoutDenied } from './corrections.ts';
import { readInTalk } from './in-talk.ts';
import { questionsInParts } from './parts.ts';

/** Understands one text by itself. */
export type Understand = (text: string) => Understanding;

export interface Reader {
  readonly understand: Understand;
  /** What people call a service, best in this language: stands in for the topic when a message leans on it. */
  readonly topicNames: (service: ServiceId, language: Language) => readonly string[];
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
  const whole = sober(understand(text), text);
  if (whole.emergency || whole.languageAsked || whole.language === 'zgh') return { text, meaning: whole };
  const topic = memory.asked?.service ?? memory.service;
  const opened = pastOpening(understand, { text, meaning: whole });
  const corrected = topic ? pastDenial(understand, opened) : opened;
  if (corrected.meaning.emergency) return { ...corrected, meaning: spokenAs(whole, corrected.meaning) };
  const inTalk = topic ? readInTalk(reader, corrected, { topic, memory }) : corrected.meaning;
  const meaning = {
    ...inTalk,
    more: [...inTalk.more, ...questionsInParts(understand, corrected.text, inTalk)],
  };
  return { text: corrected.text, meaning: spokenAs(whole, meaning) };
}

/** So sure must an emergency be in a message that leans on the talk or only names a place. */
const PLAINLY = 0.6;
const PLACE_WORDS = 5;

/** “Child” as an answer, “I am in Lille”: no emergency unless it is plainly one. */
function sober(meaning: Understanding, text: string): Understanding {
  const { emergency, elliptic, slots } = meaning;
  if (!emergency || emergency.confidence >= PLAINLY) return meaning;
  const leans = elliptic || (onlyPlace(slots) && wordCount(text) <= PLACE_WORDS);
  if (!leans) return meaning;
  const { emergency: _, ...calm } = meaning;
  return calm;
}

/** Greeting or thanks must not hide the question after them; “ok” alone is no question. */
function pastOpening(understand: Understand, whole: Heard): Heard {
  const { text, meaning } = whole;
  if (isAcknowledgement(text))
    return {
      text,
      meaning: { ...meaning, service: 'thanks-bye', aspect: 'general', band: 'answer', elliptic: false },
    };
  const greeted = afterGreeting(text);
  const thanked = afterThanks(text);
  const rest = greeted ?? thanked;
  if (!rest || isQuestionAlready(meaning)) return whole;
  const inside = understand(rest);
  if (inside.band === 'reject' || inside.service === 'greeting' || inside.service === 'thanks-bye')
    return inside.elliptic && saysSomething(inside) ? { text: rest, meaning: inside } : whole;
  if (inside.elliptic || thanked !== undefined)
    return saysSomething(inside) ? { text: rest, meaning: inside } : whole;
  return { text: rest, meaning: inside };
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
