export type WrittenScript = 'latin' | 'arabic';
export type Script = WrittenScript | 'tifinagh' | 'none';

const LETTERS = {
  latin: /\p{Script=Latin}/gu,
  arabic: /\p{Script=Arabic}/gu,
  tifinagh: /\p{Script=Tifinagh}/gu,
};
/** Enough to know the script of a text. */
const SAMPLE = 1_000;

/** The script of most letters. */
export function scriptOf(text: string): Script {
  const sample = text.slice(0, SAMPLE).normalize('NFKC');
  let best: Script = 'none';
  let most = 0;
  for (const [script, pattern] of Object.entries(LETTERS)) {
    const count = sample.match(pattern)?.length ?? 0;
    if (count > most) [best, most] = [script as Script, count];
  }
  return best;
}
