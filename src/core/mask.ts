/**
 * Hides numbers of identity cards, passports, residence permits and bank cards in what citizens write, before it is
 * stored: all but the last two characters become `•`. Telephone numbers, dates, amounts and post codes stay, because
 * agents need them. The shapes are those of the papers Moroccans abroad carry; they are listed beside each pattern.
 */
export function maskDocumentNumbers(text: string): string {
  return SHAPES.reduce((masked, { pattern, applies }) => {
    return masked.replace(pattern, (whole: string, ...rest: unknown[]) => {
      const [before, number] = [String(rest[0] ?? ''), String(rest[1] ?? '')];
      return applies && !applies(number, before) ? whole : before + hide(number);
    });
  }, text);
}

/**
 * Hides telephone numbers and e-mail addresses, for logs only: in what is stored they stay, because agents need them.
 * Any nine digits in a row, with the signs that people put between them, count as a telephone number.
 */
export function maskContacts(text: string): string {
  return text.replace(EMAIL, '•@•').replace(PHONE, '•');
}

const EMAIL = /[^\s@<>"'(),:;]{1,64}@[^\s@<>"'(),:;]{1,255}/gu;
const PHONE = /(?<![\p{L}\p{N}_-])\+?\p{Nd}(?:[ ./()-]{0,2}\p{Nd}){8,14}(?![\p{L}\p{N}_-])/gu;

const DIGIT = '[0-9٠-٩۰-۹]';
/** Not glued to a letter, a digit, a mail address or a link. */
const START = '(?<![\\p{L}\\p{N}@/._-])';
const END = '(?![\\p{L}\\p{N}@])';

/** Short words that stand before amounts and post codes: “de 150000”, “le 75011”. */
const SMALL_WORDS = new Set(
  'a à au b d da de di du el en et f i il in is l la le li lo m n no o of op or ou s te to u un w y'.split(
    ' ',
  ),
);

/** Words after which a bare run of digits is the number of a paper. */
const PAPER =
  '(?:cni[e]?|c\\.?i\\.?n|lakart|lacarte|carte|passe?port|pasaporte|passaporto|paspoort|reisepass|basspor|baspor|titre|s[ée]jour|permis|permesso|soggiorno|nie|tie|bsn|rijksregister|residencia|verblijf\\p{L}{0,20}|aufenthalt\\p{L}{0,20}|permit|بطاقة|البطاقة|لاكارط|جواز|الجواز|الباسبور|باسبور|الإقامة|إقامة)';

interface Shape {
  /** Two groups: what stands before, kept; the number, hidden. */
  readonly pattern: RegExp;
  readonly applies?: (number: string, before: string) => boolean;
}

const SHAPES: readonly Shape[] = [
  // The two or three lines at the foot of a passport or card.
  { pattern: /()([A-Z0-9<]{5,44}<<[A-Z0-9<]{3,44})/gu },
  // IBAN: two letters, two digits, 11 to 30 more.
  {
    pattern: new RegExp(
      `${START}()([A-Z]{2}\\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?)${END}`,
      'gu',
    ),
    applies: (n) => /\d{6}/.test(n.replace(/ /g, '')),
  },
  // Bank card: 13 to 19 digits that fulfil Luhn's rule.
  { pattern: new RegExp(`${START}()(${DIGIT}(?:[ -]?${DIGIT}){12,18})${END}`, 'gu'), applies: fulfilsLuhn },
  // Moroccan card (A123456, AB123456) and passport (AB1234567); Spanish NIE (X1234567L) and TIE; Italian permit.
  { pattern: new RegExp(`${START}()(\\p{Script=Latin}{1,2}${DIGIT}{5,8}\\p{Script=Latin}?)${END}`, 'giu') },
  // The same with a space or a hyphen (“BK 123456”); one letter and five digits is a post code (F-75011).
  {
    pattern: new RegExp(`${START}()(\\p{Script=Latin}{1,2}[ -]${DIGIT}{5,8}\\p{Script=Latin}?)${END}`, 'giu'),
    applies: isSpacedPaper,
  },
  // Belgian card 592-1234567-89 and register 85.07.30-033.28.
  {
    pattern: new RegExp(
      `${START}()(${DIGIT}{3}-${DIGIT}{7}-${DIGIT}{2}|${DIGIT}{2}[.]${DIGIT}{2}[.]${DIGIT}{2}-${DIGIT}{3}[.]${DIGIT}{2})${END}`,
      'gu',
    ),
  },
  // Spanish DNI and the French permit's number with letters.
  { pattern: new RegExp(`${START}()(${DIGIT}{8}[A-Z]|${DIGIT}{2}[A-Z]{2}${DIGIT}{5})${END}`, 'gu') },
  // Bare digits within a few words after the name of a paper (French foreigner's number, BSN…); a telephone begins with 0 or +.
  {
    pattern: new RegExp(`(${PAPER}[^\\p{N}\\n]{0,30})([1-9١-٩]${DIGIT}{5,11})${END}`, 'giu'),
    applies: (_n, before) =>
      !before.endsWith('+') && !/(?:t[ée]l|phone|whats|num[ée]ro de t|هاتف|واتس)/iu.test(before),
  },
];

function hide(number: string): string {
  const keep = 2;
  return number.slice(0, -keep).replace(/[^ ]/gu, '•') + number.slice(-keep);
}

function isSpacedPaper(number: string): boolean {
  const [letters = '', digits = ''] = number.split(/[ -]/);
  if (SMALL_WORDS.has(letters.toLowerCase())) return false;
  const upper = letters === letters.toUpperCase();
  return digits.length >= 6 && (upper || letters.length === 2);
}

function fulfilsLuhn(number: string): boolean {
  const digits = [...number].filter((character) => /\p{Nd}/u.test(character)).map(digitValue);
  const sum = digits.reverse().reduce((total, digit, index) => {
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return digits.length >= 13 && sum % 10 === 0;
}

function digitValue(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x6f0) return code - 0x6f0;
  return code >= 0x660 ? code - 0x660 : code - 0x30;
}
