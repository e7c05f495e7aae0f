/** Arabic letters that people write one for another. */
const ARABIC_FORMS: Readonly<Record<string, string>> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ئ: 'ي',
  ؤ: 'و',
  ة: 'ه',
  گ: 'ك',
  ڭ: 'ك',
  پ: 'ب',
};

/**
 * A text as it is searched: lower case, without accents, vowel signs and lengthening, Arabic letters under their
 * plain form, everything that is neither letter nor digit a space.
 */
export function fold(text: string): string {
  return text
    .replace(/[أإآٱىئؤةگڭپ]/g, (letter) => ARABIC_FORMS[letter] ?? letter)
    .normalize('NFKD')
    .replace(/[\p{Mn}\u0640]+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
