import type { Language } from '../../../src/core/language.ts';
import { fitSharpness, type Scored, softmax } from '../calibration.ts';
import { bestOf } from '../classifier.ts';
import { quantise } from '../linear.ts';
import { hashOf } from '../random.ts';
import { languageBag } from './bag.ts';
import { type NaiveBayes, naiveScores, trainNaiveBayes } from './naive-bayes.ts';
import { PROFILES } from './profiles.ts';
import { type Script, scriptOf } from './script.ts';

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

/** Learns from examples and from the built-in profiles. */
export function trainLanguage(rows: readonly LanguageRow[]): LanguageModel {
  const profiles = Object.entries(PROFILES).flatMap(([language, texts]) =>
    texts.map((text) => ({ text, language })),
  );
  return trainIdentifiers([...profiles, ...rows]);
}

/** Without the profiles: for measuring on data of its own. */
export function trainIdentifiers(rows: readonly LanguageRow[]): LanguageModel {
  const ofScript = (script: Script) => rows.filter((row) => scriptOf(row.text) === script);
  return { latin: trainIdentifier(ofScript('latin')), arabic: trainIdentifier(ofScript('arabic')) };
}

/** One text in so many is withheld to learn how sure the answers may be. */
const HELD_OUT = 5;

function trainIdentifier(rows: readonly LanguageRow[]): Identifier {
  const labels = [...new Set(rows.map((row) => row.language))].sort();
  const examples = rows.map(({ text, language }) => ({
    bag: languageBag(text),
    label: labels.indexOf(language),
  }));
  const isHeld = (i: number) => hashOf(rows[i]?.text ?? '') % HELD_OUT === 0;
  const judge = trainNaiveBayes(
    examples.filter((_, i) => !isHeld(i)),
    labels.length,
  );
  const held: Scored[] = rows.flatMap(({ text }, i) =>
    isHeld(i)
      ? beginnings(text).map((part) => ({
          scores: naiveScores(judge, languageBag(part)),
          label: examples[i]?.label ?? 0,
        }))
      : [],
  );
  const bayes = trainNaiveBayes(examples, labels.length);
  return { labels, bayes: { ...bayes, linear: quantise(bayes.linear) }, sharpness: fitSharpness(held) };
}

/** The text and its first two words: short messages are the ones of which one is less sure. */
function beginnings(text: string): string[] {
  const words = text.split(/\s+/u);
  return words.length > 2 ? [text, words.slice(0, 2).join(' ')] : [text];
}

export interface LanguageGuess {
  readonly language: Language | 'zgh';
  /** 0 to 1. */
  readonly confidence: number;
}

/** The register of a text. Without letters: French, with confidence 0. */
export function identify(model: LanguageModel, text: string): LanguageGuess {
  const script = scriptOf(text);
  if (script === 'tifinagh') return { language: 'zgh', confidence: 1 };
  if (script === 'none') return { language: 'fr', confidence: 0 };
  const { labels, bayes, sharpness } = model[script];
  const bag = languageBag(text);
  const probabilities = softmax(naiveScores(bayes, bag), sharpness);
  const best = bestOf(probabilities);
  const confidence = bag.hashes.length === 0 ? 0 : (probabilities[best] ?? 0);
  return { language: (labels[best] ?? 'fr') as Language, confidence };
}
