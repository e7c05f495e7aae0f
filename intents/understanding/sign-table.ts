/** و ف ب ل ك and the article, written onto the next word. */
const PREFIX = /^و?(?:[فبلك]?ال|لل|[وفبلك])(?=\p{Script=Arabic}{3})/u;

interface Phrase {
  readonly sign: string;
  /** The words after the first. */
  readonly rest: readonly Pattern[];
}

/** A word, or with `open` the beginning of one. */
interface Pattern {
  readonly text: string;
  readonly open: boolean;
}

/** Finds the signs that words leave, of a lexicon such as `case-words.ts`: one line a sign, first its name. */
export class SignTable {
  private readonly exact = new Map<string, Phrase[]>();
  private readonly beginnings = new Map<string, Phrase[]>();
  private readonly longestBeginning: number;

  constructor(lexicon: string) {
    for (const line of lexicon.split('\n')) {
      const [sign = '', ...entries] = line.split(' ').filter(Boolean);
      for (const entry of entries) this.add(sign, entry);
    }
    this.longestBeginning = Math.max(...[...this.beginnings.keys()].map((key) => key.length));
  }

  private add(sign: string, entry: string): void {
    const [first, ...rest] = entry.split('_').map(patternOf);
    if (!first) return;
    const table = first.open ? this.beginnings : this.exact;
    table.set(first.text, [...(table.get(first.text) ?? []), { sign, rest }]);
  }

  /** The signs of the phrases that begin at this word, each once. */
  at(words: readonly string[], place: number): string[] {
    const word = words[place] ?? '';
    const bare = word.replace(PREFIX, '');
    const phrases =
      bare === word ? this.beginningWith(word) : [...this.beginningWith(word), ...this.beginningWith(bare)];
    const found = phrases
      .filter(({ rest }) => rest.every((pattern, at) => matches(pattern, words[place + 1 + at])))
      .map(({ sign }) => sign);
    return found.length > 1 ? [...new Set(found)] : found;
  }

  private beginningWith(word: string): Phrase[] {
    const found = [...(this.exact.get(word) ?? [])];
    for (let end = Math.min(word.length, this.longestBeginning); end > 1; end--)
      found.push(...(this.beginnings.get(word.slice(0, end)) ?? []));
    return found;
  }
}

function patternOf(text: string): Pattern {
  return text.endsWith('*') ? { text: text.slice(0, -1), open: true } : { text, open: false };
}

function matches({ text, open }: Pattern, word = ''): boolean {
  return open ? word.startsWith(text) : word === text;
}
