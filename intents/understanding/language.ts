import type { Language } from '../../src/core/language.ts';
import { fitSharpness, softmax } from './calibration.ts';
import type { FeatureOptions } from './features.ts';
import { languageBag } from './language-features.ts';
import { PROFILES } from './language-profiles.ts';
import { type Linear, quantise, scoresOf, trainLinear } from './linear.ts';
import { hashOf } from './random.ts';
import { buildVocabulary, type Vector, type Vocabulary, vectorise } from './vectors.ts';

/** Tells the registers of one script apart. */
export interface Identifier {
  readonly labels: readonly string[];
  readonly vocabulary: Vocabulary;
  readonly linear: Linear;
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

export type Script = 'latin' | 'arabic' | 'tifinagh' | 'none';

const FEATURES: FeatureOptions = { words: 0.8, characters: 1, skeletons: 0 };
const LIMITS = { minTexts: 2, maxFeatures: 60_000 };
const LETTERS = {
  latin: /\p{Script=Latin}/gu,
  arabic: /\p{Script=Arabic}/gu,
  tifinagh: /\p{Script=Tifinagh}/gu,
};

/** The script of most letters. */
export function scriptOf(text: string): Script {
  const sample = text.slice(0, 1_000);
  let best: Script = 'none';
  let most = 0;
  for (const [script, pattern] of Object.entries(LETTERS)) {
    const count = sample.match(pattern)?.length ?? 0;
    if (count > most) [best, most] = [script as Script, count];
  }
  return best;
}

/** Learns from whole texts, from pieces of a few words of them, and from the built-in profiles. */
export function trainLanguage(rows: readonly LanguageRow[]): LanguageModel {
  const profiles = Object.entries(PROFILES).flatMap(([language, texts]) =>
    texts.map((text) => ({ text, language })),
  );
  return identifierPair([...profiles, ...rows]);
}

/** Without the profiles: for measuring on data of its own. */
export function identifierPair(rows: readonly LanguageRow[]): LanguageModel {
  const ofScript = (script: Script) => rows.filter((row) => scriptOf(row.text) === script);
  return { latin: trainIdentifier(ofScript('latin')), arabic: trainIdentifier(ofScript('arabic')) };
}

function trainIdentifier(rows: readonly LanguageRow[]): Identifier {
  const labels = [...new Set(rows.map((row) => row.language))].sort();
  const pieces = rows.flatMap((row) =>
    piecesOf(row.text).map((text) => ({ text, label: labels.indexOf(row.language) })),
  );
  const bags = pieces.map((piece) => languageBag(piece.text));
  const vocabulary = buildVocabulary(bags, FEATURES, LIMITS);
  const vectors = bags.map((bag) => vectorise(vocabulary, bag));
  const train = (chosen: readonly number[]) =>
    trainLinear(
      chosen.map((i) => vectors[i] as Vector),
      (i, label) => pieces[chosen[i] as number]?.label === label,
      { features: vocabulary.hashes.length, classes: labels.length, cost: 1, passes: 12 },
    );
  const all = pieces.map((_, i) => i);
  const [held, rest] = [
    all.filter((i) => heldOut(pieces[i]?.text)),
    all.filter((i) => !heldOut(pieces[i]?.text)),
  ];
  const judge = train(rest);
  const scored = held.map((i) => ({
    scores: scoresOf(judge, vectors[i] as Vector),
    label: pieces[i]?.label ?? 0,
  }));
  return { labels, vocabulary, linear: quantise(train(all)), sharpness: fitSharpness(scored) };
}

function heldOut(text = ''): boolean {
  return hashOf(text) % 5 === 0;
}

/** The text itself and a few windows of one to four words: short messages look like these. */
function piecesOf(text: string): string[] {
  const words = text.split(/\s+/).filter(Boolean);
  const pieces = [text];
  for (const [at, length] of [
    [hashOf(text) % words.length, 1],
    [hashOf(`${text}2`) % words.length, 2],
    [hashOf(`${text}3`) % words.length, 3],
    [hashOf(`${text}4`) % words.length, 4],
  ] as const)
    if (words.length > length) pieces.push(words.slice(at, at + length).join(' '));
  return pieces;
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
  const { label, confidence } = identifyScript(model[script], text);
  return { language: label as Language, confidence };
}

/** The best label of one script's identifier; a text of which nothing is known gets a low confidence. */
export function identifyScript(identifier: Identifier, text: string): { label: string; confidence: number } {
  const vector = vectorise(identifier.vocabulary, languageBag(text));
  const probabilities = softmax(scoresOf(identifier.linear, vector), identifier.sharpness);
  const best = probabilities.indexOf(Math.max(...probabilities));
  const known = vector.indices.length === 0 ? 0 : 1;
  return { label: identifier.labels[best] ?? 'fr', confidence: (probabilities[best] ?? 0) * known };
}
