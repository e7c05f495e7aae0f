import { CASE_WORDS } from './lexicon/case-words.ts';
import { SignTable } from './sign-table.ts';

const CASES = new SignTable(CASE_WORDS);

const YEARS =
  /^(?:ans?|years?|yrs?|yo|y|anos?|anni|anno|jaar|jarige?|jahren?|jahrige[rn]?|snin|sna|3am|3wam|سنين|سنوات|سنه|عام|عاما|اعوام)$/u;
const MONTHS = /^(?:mois|months?|mes|meses|mesi|maanden?|monate?n?|chhor|chhour|chhra|شهور|اشهر|شهر)$/u;
/** Words right before an age that are not said before a stretch of time. */
const AGED =
  /^(?:de|a|age|agee|aged|is|of|3ndo|3endo|3ando|3ndha|3endha|3andha|3ndi|3omro|3omrha|عندو|عندها|عنده|عمره|عمرها|عمرو|سنه|tiene|ha|di|van|von|im|ist|mit)$/u;
const NUMBERS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'واحد واحده one un une uno una eins een',
    'عامين زوج جوج two deux dos due zwei twee jouj joj',
    'تلت ثلاث تلاته ثلاثه three trois tres tre drei drie tlata telt',
    'اربع ربع اربعه ربعه four quatre cuatro quattro vier reb3a rb3',
    'خمس خمسه five cinq cinco cinque funf vijf khemsa khems',
    'ست سته six seis sei sechs zes setta stt',
    'سبع سبعه seven sept siete sette sieben zeven seb3a sb3',
    'تمن تمنيه ثماني ثمانيه تمانيه eight huit ocho otto acht tmenya tmn',
    'تسع تسعه تسعود nine neuf nueve nove neun negen ts3oud',
    'عشر عشره ten dix diez dieci zehn tien 3achra',
  ].flatMap((words, at) => words.split(' ').map((word) => [word, at + 1])),
);
const OF_AGE = 18;

/** What the words say of the case, as signs of `case-words.ts` and of ages in figures or words. */
export function caseSigns(words: readonly string[]): string[] {
  const signs = words.flatMap((_, at) => CASES.at(words, at));
  words.forEach((word, at) => {
    const number = /^\d{1,3}$/.test(word) ? Number(word) : NUMBERS[word];
    const joined = /^(\d{1,2})(\p{L}+)$/u.exec(word);
    if (number !== undefined) signs.push(...ageSigns(number, words[at + 1] ?? '', words[at - 1] ?? ''));
    else if (joined) signs.push(...ageSigns(Number(joined[1]), joined[2] ?? '', words[at - 1] ?? ''));
  });
  return signs;
}

function ageSigns(number: number, unit: string, before: string): string[] {
  const side = number < OF_AGE ? 'young' : 'old';
  const aged = AGED.test(before);
  if (YEARS.test(unit)) return [`years ${side}`, ...(aged ? [`aged ${side}`] : [])];
  if (MONTHS.test(unit)) return ['months', ...(aged ? ['aged months'] : [])];
  return aged && number > 0 && number < 100 ? [`perhaps ${side}`] : [];
}
