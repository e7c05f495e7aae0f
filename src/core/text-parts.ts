import { direction, type Language } from './language.ts';
import type { Choice, SourceNote } from './message.ts';

/**
 * Cuts a text into pieces of at most `limit` UTF-16 units: at blank lines, else at line ends, else at spaces, and only
 * where a single word is longer, within it, never inside a character. Joined without the white space at the cuts, the
 * pieces are the text.
 */
export function splitText(text: string, limit: number): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > limit) {
    const cut = cutBefore(rest, limit);
    pieces.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  return rest === '' && pieces.length > 0 ? pieces : [...pieces, rest];
}

function cutBefore(text: string, limit: number): number {
  const head = text.slice(0, limit + 1);
  for (const separator of ['\n\n', '\n', ' ']) {
    const at = head.lastIndexOf(separator);
    // A very short first piece would only make more pieces.
    if (at > limit / 4) return at;
  }
  const endsInsidePair =
    /[\uD800-\uDBFF]/.test(text.charAt(limit - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(limit));
  return endsInsidePair && limit > 1 ? limit - 1 : limit;
}

/** The text, or its beginning with an ellipsis, in at most `limit` UTF-16 units. */
export function shorten(text: string, limit: number): string {
  return text.length <= limit ? text : `${splitText(text, limit - 1)[0]}…`;
}

/** Left-to-right isolate: keeps an address or a number in one piece inside Arabic text. */
const ISOLATE = ['\u2066', '\u2069'] as const;

/** One short line a source: where it was read and when, without words, so that it fits every language. */
export function sourceLines(sources: readonly SourceNote[], language: Language): string[] {
  const rtl = direction(language) === 'rtl';
  return sources.map(({ url, checkedOn }) => {
    const address = rtl ? `${ISOLATE[0]}${url}${ISOLATE[1]}` : url;
    return `${address} · ${longDate(checkedOn, language)}`;
  });
}

/** A day in the register's words, with Western digits and the name of the month. */
export function longDate(day: string, language: Language): string {
  const locale = { 'ary-Arab': 'ar-MA', ar: 'ar-MA', 'ary-Latn': 'fr' }[language as string] ?? language;
  return dateFormat(locale).format(new Date(day));
}

/** Kept, because one takes longer to make than a page to write. */
const DATE_FORMATS = new Map<string, Intl.DateTimeFormat>();
function dateFormat(locale: string): Intl.DateTimeFormat {
  const known = DATE_FORMATS.get(locale);
  if (known) return known;
  const made = new Intl.DateTimeFormat(`${locale}-u-nu-latn`, { dateStyle: 'long', timeZone: 'UTC' });
  DATE_FORMATS.set(locale, made);
  return made;
}

/** The choices as numbered lines, for platforms without buttons; the router understands the numbers. */
export function numberedChoices(choices: readonly Choice[]): string {
  return choices.map(({ label }, index) => `${index + 1}. ${label}`).join('\n');
}
