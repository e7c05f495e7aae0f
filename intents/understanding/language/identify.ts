import type { Language } from '../../../src/core/language.ts';
import { fitSharpness, type Scored, softmax } from '../calibration.ts';
import { bestOf } from '../classifier.ts';
import { quantise } from '../linear.ts';
import { hashOf } from '../random.ts';
import { languageBag, wordsIn } from './bag.ts';
import { COMMON_WORDS } from './common-words.ts';
import { type NaiveBayes, naiveScores, Tally } from './naive-bayes.ts';
import { PROFILES } from './profiles.ts';
import { scriptOf, type WrittenScript } from './script.ts';

/** Tells the registers of one script apart. */
export interface Identifier {
  readonly labels: readonly string[];
  readonly bayes: NaiveBayes;
  readonly sharpness: number;
}

/** One identifier per script; Tifinagh needs none. */
export interface LanguageModel {
  readonly latin: Identifier;
  readonly arabic: Identifier;
}

export interface LanguageRow {
  readonly text: string;
  readonly language: string;
}

/** Learns from examples and from the built-in phrases and words. */
export function trainLanguage(rows: readonly LanguageRow[]): LanguageModel {
  return trainIdentifiers([...rowsOf(PROFILES), ...rowsOf(COMMON_WORDS), ...rows]);
}

function rowsOf(texts: Readonly<Record<string, readonly string[]>>): LanguageRow[] {
  return Object.entries(texts).flatMap(([language, list]) => list.map((text) => ({ text, language })));
}

/** From these rows alone: for measuring on data of its own. */
export function trainIdentifiers(rows: readonly LanguageRow[]): LanguageModel {
  const ofScript = (script: WrittenScript) => rows.filter((row) => scriptOf(row.text) === script);
  return {
    latin: trainIdentifier(ofScript('latin'), 'latin'),
    arabic: trainIdentifier(ofScript('arabic'), 'arabic'),
  };
}

/** One text in so many is withheld to learn how sure the answers may be. */
const HELD_OUT = 5;

function trainIdentifier(rows: readonly LanguageRow[], script: WrittenScript): Identifier {
  const labels = [...new Set(rows.map((row) => row.language))].sort();
  const examples = rows.map(({ text, language }) => {
    const words = wordsIn(text)[script];
    return { words, bag: languageBag(words), label: labels.indexOf(language) };
  });
  const isHeld = (i: number) => hashOf(rows[i]?.text ?? '') % HELD_OUT === 0;
  const tally = new Tally(labels.length);
  for (const example of examples.filter((_, i) => !isHeld(i))) tally.add(example);
  const judge = tally.estimate();
  const borrowing = borrowingAmong(labels);
  const held: Scored[] = examples.flatMap(({ words, label }, i) =>
    isHeld(i)
      ? beginnings(words).map((part) => ({
          scores: naiveScores(judge, languageBag(part), borrowing),
          label,
        }))
      : [],
  );
  for (const example of examples.filter((_, i) => isHeld(i))) tally.add(example);
  const bayes = tally.estimate();
  const small = { ...bayes, linear: quantise(bayes.linear) };
  return { labels, bayes: small, sharpness: fitSharpness(held) };
}

/** A text and its first two words: short messages are the ones of which one is less sure. */
function beginnings(words: readonly string[]): (readonly string[])[] {
  return words.length > 2 ? [words, words.slice(0, 2)] : [words];
}

const isDarija = (label: string | undefined) => label === 'ary-Arab' || label === 'ary-Latn';

/** Darija takes words from French, Spanish, standard Arabic…; they take none from it. */
function borrowingAmong(labels: readonly string[]): number[] {
  return labels.flatMap((label, c) => (isDarija(label) ? [c] : []));
}

export interface LanguageGuess {
  readonly language: Language | 'zgh';
  /** 0 to 1. */
  readonly confidence: number;
}

const NOTHING_SAID: LanguageGuess = { language: 'fr', confidence: 0 };

/** The register of a text. Without letters: French, with confidence 0. */
export function identify(model: LanguageModel, text: string): LanguageGuess {
  const script = scriptOf(text);
  if (script === 'tifinagh') return { language: 'zgh', confidence: 1 };
  if (script === 'none') return NOTHING_SAID;
  const { latin, arabic } = wordsIn(text);
  if (latin.length === 0 && arabic.length === 0) return NOTHING_SAID;
  if (latin.length === 0) return guess(model.arabic, arabic);
  if (arabic.length === 0) return guess(model.latin, latin);
  return guessMixed(model, latin, arabic);
}

/** The sentence is in the script of most words, but Darija stays Darija around a longer French name in Latin letters. */
function guessMixed(
  model: LanguageModel,
  latin: readonly string[],
  arabic: readonly string[],
): LanguageGuess {
  const inArabic = guess(model.arabic, arabic);
  if (arabic.length >= latin.length) return inArabic;
  const inLatin = guess(model.latin, latin);
  const isFrame = isDarija(inArabic.language) && !isDarija(inLatin.language);
  return isFrame && inArabic.confidence > FRAME ? inArabic : inLatin;
}

/** So sure must the Darija of few words be to be the frame of many others. */
const FRAME = 0.9;

function guess({ labels, bayes, sharpness }: Identifier, words: readonly string[]): LanguageGuess {
  const scores = naiveScores(bayes, languageBag(words), borrowingAmong(labels));
  const probabilities = softmax(scores, sharpness);
  const best = bestOf(probabilities);
  return { language: (labels[best] ?? 'fr') as Language, confidence: probabilities[best] ?? 0 };
}
