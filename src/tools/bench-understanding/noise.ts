import { hashOf, randomFrom } from '../../../intents/understanding/random.ts';

/** Share of words that get a slip of the pen. */
const SLIPS = 0.1;
const SHORTEST = 4;

/** The text as a hurried person types it: in one word of ten a letter left out, doubled or swapped. Repeatable. */
export function withSlips(text: string): string {
  const random = randomFrom(hashOf(text));
  return text
    .split(' ')
    .map((word) => (word.length >= SHORTEST && random() < SLIPS ? slip(word, random) : word))
    .join(' ');
}

function slip(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 2));
  const [before, letter, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
  const kind = Math.floor(random() * 3);
  if (kind === 0) return before + after;
  if (kind === 1) return before + letter + letter + after;
  return before + after.charAt(0) + letter + after.slice(1);
}
