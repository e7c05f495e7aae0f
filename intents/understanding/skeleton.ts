/**
 * Consonant skeletons: one form for a word in Arabic script and for the many ways of writing it in Latin letters.
 * Vowels, `w` and `y` are dropped, doubles made one, and letters that stand for one sound share a sign.
 */

const ARABIC: Readonly<Record<string, string>> = {
  ب: 'b',
  ت: 't',
  ث: 't',
  ج: 'j',
  ح: 'h',
  خ: 'x',
  د: 'd',
  ذ: 'd',
  ر: 'r',
  ز: 'z',
  س: 's',
  ش: 'C',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 'd',
  ع: 'E',
  غ: 'G',
  ف: 'f',
  ق: 'q',
  ك: 'k',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
};
const LATIN: Readonly<Record<string, string>> = {
  b: 'b',
  c: 'k',
  d: 'd',
  f: 'f',
  g: 'k',
  h: 'h',
  j: 'j',
  k: 'k',
  l: 'l',
  m: 'm',
  n: 'n',
  p: 'b',
  q: 'q',
  r: 'r',
  s: 's',
  t: 't',
  v: 'f',
  x: 'C',
  z: 'z',
  '3': 'E',
  '5': 'x',
  '7': 'h',
  '8': 'G',
  '9': 'q',
};
const DIGRAPHS: Readonly<Record<string, string>> = {
  ch: 'C',
  sh: 'C',
  kh: 'x',
  gh: 'G',
  th: 't',
  dh: 'd',
  ph: 'f',
  ce: 's',
  ci: 's',
  cy: 's',
  ge: 'j',
  gi: 'j',
};

/** The skeleton of a normalised word; empty for a word of vowels or in another script. */
export function skeleton(word: string): string {
  let result = '';
  let last = '';
  for (let at = 0; at < word.length; at++) {
    const pair = DIGRAPHS[word.slice(at, at + 2)];
    const sign = pair ?? soundOf(word, at);
    if (pair) at++;
    if (sign && sign !== last) result += sign;
    last = sign;
  }
  return result;
}

/** A final ه is mostly the feminine ending, which Latin spelling writes as a vowel. */
function soundOf(word: string, at: number): string {
  const letter = word[at] ?? '';
  if (at > 0 && at === word.length - 1 && (letter === 'ه' || letter === 'h')) return '';
  return ARABIC[letter] ?? LATIN[letter] ?? '';
}

/** A skeleton without the article that both scripts write onto the word; itself when too little would be left. */
export function withoutArticle(form: string): string {
  return form.length > 3 && form.startsWith('l') ? form.slice(1) : form;
}
