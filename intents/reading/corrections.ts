/** “Not” before what was meant wrongly: at the beginning, after a “no” or a pause; Darija's “machi” anywhere. */
const NOT = String.raw`(?:(?<=^\s*|[,،.;!–-]\s*|^\s*(?:non|no|la|lla|لا|nee|nein)[\s,،.!]+)(?:c'est pas|ce n'est pas|pas|not|no|niet|nicht|non(?!\s+pas)|ليس|ليست|it's not|no es|non è)|(?<=^|\s)(?:ماشي|مش|machi|mashi|ma chi))`;
/** Small words that may stand between “not” and the thing. */
const SMALL = String.raw`(?:(?:le|la|les|l'|un|une|pour|the|an?|for|el|los|una?|para|de|del|dyal|diyal|d|l|ديال|het|een|voor|der|die|das|den|ein|eine|einen|für|il|lo|i|gli|per|mon|ma|my|mi)[\s]+|l')`;
const DENIED = new RegExp(String.raw`${NOT}\s+${SMALL}{0,3}[^\s,،.;!?؟]+`, 'iu');
// “La” is an article in three languages: it is a no before a pause or another word of denial.
const NO_WORD =
  /^\s*(?:(?:non|no|nope|lla|لا|lala|nee|nein)(?=[\s,،.!]|$)|la(?=\s*(?:[,،.!]|$)|\s+(?:la|machi|mashi|bghit)(?!\p{L})))/iu;
/** Left behind at the seam: pauses and “but”. */
const SEAM =
  /^(?:[\s,،.;!–-]|(?:mais|but|sino|pero|maar|sondern|ma|bensì|بل|ولكن|walakin|wlkn)\s|(?:non|no|لا|nee|nein)[\s,،.!])+/iu;

/** The message without the thing that it says is not meant; undefined if it takes nothing back or nothing is left. */
export function withoutDenied(text: string): string | undefined {
  const match = DENIED.exec(text);
  if (!match) return undefined;
  const before = text.slice(0, match.index).replace(NO_WORD, '').trim();
  const after = text.slice(match.index + match[0].length);
  const rest = [before, after.replace(SEAM, '').trim()].filter(Boolean).join(' ').trim();
  return /\p{L}{2}/u.test(rest) ? rest : undefined;
}

/** Whether a message begins by saying no to what was understood before. */
export function startsWithNo(text: string): boolean {
  return NO_WORD.test(text);
}

/** Words that take up what was meant, in the nine registers. */
const MEANT =
  /je (?:voulais|veux) dire|je parl(?:e|ais) (?:de|du)|i (?:meant?|was talking about)|(?:quer[ií]a|quise) decir|me (?:refiero|refer[ií]a)|(?:bedoel|bedoelde|meine|meinte)(?!\p{L})|(?:intendevo|volevo dire|intendo)(?!\p{L})|(?<!\p{L})(?:[اأ]?قصدي?|كنقصد|أقصد|بغيت نقول)(?!\p{L})|(?<!\p{L})(?:kan|ka\s?n)?9(?:e|a)?s[dt]i?(?!\p{L})|bghit n9ol/iu;

/** Whether a message puts right what was understood before. */
export function isCorrection(text: string): boolean {
  return startsWithNo(text) || MEANT.test(text) || withoutDenied(text) !== undefined;
}
