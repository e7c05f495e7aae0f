import { franc } from 'franc';
import { detect } from 'tinyld';
import type { TrainingCorpus } from '../../../intents/understanding/examples.ts';
import {
  identify,
  type LanguageModel,
  trainIdentifiers,
  trainLanguage,
} from '../../../intents/understanding/language/identify.ts';
import type { BenchRow } from './sets.ts';

/** The set's codes as registers; Kabyle is none of ours. */
const REGISTERS: Readonly<Record<string, string>> = { ary: 'ary-Arab' };
const SEVEN = ['ar', 'fr', 'en', 'es', 'nl', 'it', 'de'];
const SHORT = 30;

/** Lines of figures on language identification: trained on the set itself, and on the project's own examples. */
export function languageReport(rows: readonly BenchRow[], corpus: TrainingCorpus): string[] {
  const known = rows
    .filter((row) => row.lang !== 'kab')
    .map((row) => ({ ...row, language: REGISTERS[row.lang] ?? row.lang }));
  const test = known.filter((row) => row.split === 'test');
  const train = known.filter((row) => row.split === 'train' && row.lang !== 'zgh');
  return [
    ...trainedFigures('the set', () => trainIdentifiers(train), test),
    ...trainedFigures('data/training', () => trainLanguage(corpus.examples), test),
    ...figures('tinyld', (text) => detect(text, { only: SEVEN }), test),
    ...figures('franc', (text) => FROM_FRANC[franc(text, FRANC_OPTIONS)] ?? '', test),
  ];
}

type Row = BenchRow & { readonly language: string };

/** Its codes of three letters; asked for the seven only, in which it is best. */
const FROM_FRANC: Readonly<Record<string, string>> = {
  arb: 'ar',
  fra: 'fr',
  eng: 'en',
  spa: 'es',
  nld: 'nl',
  ita: 'it',
  deu: 'de',
};
const FRANC_OPTIONS = { only: Object.keys(FROM_FRANC), minLength: 1 };

type Guess = (text: string) => string;

function trainedFigures(source: string, train: () => LanguageModel, test: readonly Row[]): string[] {
  const started = performance.now();
  const model = train();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  return figures(`trained on ${source} in ${seconds} s`, (text) => identify(model, text).language, test);
}

function figures(name: string, guess: Guess, test: readonly Row[]): string[] {
  const started = performance.now();
  const guesses = test.map((row) => ({ row, guess: guess(row.text) }));
  const each = (performance.now() - started) / (test.length || 1);
  const share = (use: (row: Row) => boolean, right: (guess: string, row: Row) => boolean) => {
    const used = guesses.filter(({ row }) => use(row));
    return `${((100 * used.filter(({ row, guess }) => right(guess, row)).length) / (used.length || 1)).toFixed(2)} of ${used.length}`;
  };
  const inSeven = (row: Row) => SEVEN.includes(row.language);
  const inArabic = (row: Row) => row.language === 'ar' || row.language === 'ary-Arab';
  // Standard Arabic taken for Darija is counted in its own line.
  const right = (guess: string, row: Row) =>
    guess === row.language || (inArabic(row) && guess === 'ary-Arab');
  return [
    `languages, ${name}, ${each.toFixed(3)} ms each`,
    `  seven languages            ${share(inSeven, right)}`,
    `  the same, under ${SHORT} letters ${share((row) => inSeven(row) && row.text.length < SHORT, right)}`,
    `  each                       ${SEVEN.map((one) => `${one} ${share((row) => row.language === one, right)}`).join(', ')}`,
    `  Latin-letter Darija found  ${share(
      (row) => row.language === 'ary-Latn',
      (guess) => guess === 'ary-Latn',
    )}`,
    `  … where it is not          ${share(
      (row) => inSeven(row) && row.language !== 'ar',
      (guess) => guess === 'ary-Latn',
    )}`,
    `  Darija or standard Arabic  ${share(inArabic, (guess, row) => guess === row.language)}`,
  ];
}
