/** Longest text that is looked at, in UTF-16 units; of a longer one the beginning and the end. */
export const TEXT_LIMIT = 4_000;
/** Most words of a text that make features; of more, the first and the last. */
const WORD_LIMIT = 400;
/** Longest run without a space that counts as a word; the rest is cut off. */
const WORD_LENGTH = 40;

const INVISIBLE = /\p{Default_Ignorable_Code_Point}+/gu;
const MARKS = /\p{Mn}+/gu;
const ELONGATED = /(\p{L})\1{2,}/gu;
const TATWEEL = /\u0640+/gu;
const WORDS = /[\p{L}\p{N}]+/gu;

/** Arabic letters that people write one for another, each under its plain form. */
const ARABIC_FORMS: Readonly<Record<string, string>> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ئ: 'ي',
  ؤ: 'و',
  ة: 'ه',
  ک: 'ك',
  گ: 'ك',
  ڭ: 'ك',
  ݣ: 'ك',
  ڨ: 'ق',
  پ: 'ب',
  ڤ: 'ف',
  ڥ: 'ف',
  چ: 'ش',
  ژ: 'ج',
  ء: '',
};
const ARABIC_VARIANT = /[أإآٱىیئؤةکگڭݣڨپڤڥچژء]/gu;
const FOREIGN_DIGIT = /[\u0660-\u0669\u06f0-\u06f9]/gu;
const LATIN_FORMS: Readonly<Record<string, string>> = {
  ß: 'ss',
  œ: 'oe',
  æ: 'ae',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
};
const LATIN_VARIANT = /[ßœæøłđı]/gu;
/** Greek and Cyrillic letters that look like Latin ones: within a Latin word they stand for these. */
const [ALIKE, LATIN] = ['авеніјкморсѕтухαεικνορτυχ', 'abehijkmopcstyxaeikvoptux'] as const;
const OF_TWO_SCRIPTS =
  /\p{Script=Latin}\p{N}*[\p{Script=Cyrillic}\p{Script=Greek}]|[\p{Script=Cyrillic}\p{Script=Greek}]\p{N}*\p{Script=Latin}/u;
const NOT_LATIN = /[\p{Script=Cyrillic}\p{Script=Greek}]/gu;

/** At most `limit` units of a text, whole characters, keeping its beginning and its end, where questions stand. */
export function clip(text: string, limit = TEXT_LIMIT): string {
  if (text.length <= limit) return text;
  const half = limit >> 1;
  return `${text.slice(0, half)} ${text.slice(-half)}`;
}

/**
 * One spelling for what is the same to the reader: compatibility forms, case, accents, diacritics, Arabic letter
 * variants, digits of all scripts, elongation; invisible and direction characters go. Everything else becomes a space.
 */
export function normalise(text: string): string {
  return normalWords(text).join(' ');
}

/** The words of a text in their normal form. */
export function normalWords(text: string): string[] {
  const plain = clip(clip(text).normalize('NFKC').toLowerCase().replace(INVISIBLE, ''))
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(TATWEEL, '')
    .replace(ARABIC_VARIANT, (letter) => ARABIC_FORMS[letter] ?? letter)
    .replace(LATIN_VARIANT, (letter) => LATIN_FORMS[letter] ?? letter)
    .replace(FOREIGN_DIGIT, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(ELONGATED, '$1');
  const words = plain.match(WORDS) ?? [];
  const kept =
    words.length > WORD_LIMIT ? [...words.slice(0, WORD_LIMIT / 2), ...words.slice(-WORD_LIMIT / 2)] : words;
  return kept.map((word) => {
    const short = word.length > WORD_LENGTH ? word.slice(0, WORD_LENGTH) : word;
    return OF_TWO_SCRIPTS.test(short) ? inLatin(short) : short;
  });
}

function inLatin(word: string): string {
  return word.replace(NOT_LATIN, (letter) => LATIN[ALIKE.indexOf(letter)] ?? letter);
}
