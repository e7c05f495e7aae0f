import { ASKING_WORDS } from './lexicon/asking-words.ts';
import { SignTable } from './sign-table.ts';

const ASKINGS = new SignTable(ASKING_WORDS);

/** That no word asks anything says something, too. */
const NOTHING = 'nothing';

/** What the words ask of a matter, as signs of `asking-words.ts`: each once, then two by two. */
export function askingSigns(words: readonly string[]): string[] {
  const found = [...new Set(words.flatMap((_, at) => ASKINGS.at(words, at)))].sort();
  if (found.length === 0) return [NOTHING];
  const pairs = found.flatMap((one, at) => found.slice(at + 1).map((other) => `${one} ${other}`));
  return [...found, ...pairs];
}
