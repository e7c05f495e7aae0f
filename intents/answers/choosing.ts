import type { Choice } from '../../src/core/message.ts';

/** “Second” in the nine registers; the position in the list is the choice's. */
const ORDINALS: readonly RegExp[] = [
  /^(?:(?:le |la |the |de |het |der |die |das |il |el |l)?(?:premiere?|first|primer[oa]?|prim[oa]|eerste|erste[rns]?|1(?:er|ere|st|e))|(?:ال)?(?:اول|اولي|اولى)|l?(?:lw?l?a?wla|lewla|lowla|lwl|louwla)|واحد|اللولا|اللولة)$/u,
  /^(?:(?:le |la |the |de |het |der |die |das |il |el |l)?(?:deuxieme|seconde?|second[oa]|segund[oa]|tweede|zweite[rns]?|2(?:e|eme|nd))|(?:ال)?ثاني(?:ة|ه)?|l?tan?ya|ltanya|tani|ltani|جوج|جوجة|التانية|التاني)$/u,
  /^(?:(?:le |la |the |de |het |der |die |das |il |el |l)?(?:troisieme|third|tercer[oa]?|terz[oa]|derde|dritte[rns]?|3(?:e|eme|rd))|(?:ال)?ثالث(?:ة|ه)?|l?talta|ltalta|talt|تلاتة|التالتة|التالت)$/u,
];
const SHORTEST_PART = 3;
/** What may stand around a number or a place in the list: “option 2”, “the second one please”. */
const BEFORE =
  /^(?:(?:je prends|je choisis|plutot|i(?:'ll)? (?:take|choose)|elijo|scelgo|ich nehme|ik neem|bghit|khtarit|بغيت|نختار|اختار|أختار) )?(?:(?:le |la |l'|the |el |il |de |het |der |die |das )?(?:option|choix|numero|num|number|n|no|nr|nummer|opcion|opzione|optie|keuze|auswahl|ra9m|raqm|رقم|الاختيار|الخيار|خيار) ?[°º.]? ?(?=\S))?/u;
const AFTER =
  /(?:[ ,](?:one|option|opcion|opzione|optie|choix|svp|stp|please|pls|por favor|per favore|bitte|graag|aub|3afak|3afakom|عافاك|عافاكم|من فضلك|من فضلكم))+$/u;

/** The choice a text names: its number, its place in words, or its label. */
export function namedChoice(text: string, choices: readonly Choice[]): Choice | undefined {
  const said = fold(text);
  if (!said) return undefined;
  const bare = said.replace(AFTER, '').replace(BEFORE, '');
  const number = /^[([]?(\d{1,2})[)\].]?$/.exec(bare)?.[1];
  if (number) return choices[Number(number) - 1];
  const place = ORDINALS.findIndex((ordinal) => ordinal.test(bare) || ordinal.test(said));
  if (place >= 0) return choices[place];
  return choices.find(({ label }) => fold(label) === said);
}

/** The only choice whose label holds the text as a word: “mineur” for “Pour un mineur”. */
export function partlyNamedChoice(text: string, choices: readonly Choice[]): Choice | undefined {
  const said = fold(text);
  if (said.length < SHORTEST_PART) return undefined;
  const holding = choices.filter(({ label }) => ` ${spaced(label)} `.includes(` ${spaced(said)} `));
  return holding.length === 1 ? holding[0] : undefined;
}

const YES = /^(?:oui|ouais|yes|yeah|yep|si|ja|jawohl|iyeh|iyyeh|ayeh|ah|wah|نعم|اه|ايه|ايوا|واه|اجل)$/u;
const NO = /^(?:non|no|nope|la|lla|lala|لا|nee|nein)$/u;

/** The choice that a bare yes or no takes, where one of them begins with that word in any language. */
export function yesOrNoChoice(text: string, choices: readonly Choice[]): Choice | undefined {
  const said = fold(text);
  const meant = [YES, NO].find((words) => words.test(said));
  return meant && choices.find(({ label }) => meant.test(spaced(label).split(' ')[0] ?? ''));
}

/** Whether a text is only yes or no. */
export function isYesOrNo(text: string): boolean {
  const said = fold(text);
  return YES.test(said) || NO.test(said);
}

/** Folded, with spaces for punctuation. */
function spaced(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}']+/gu, ' ')
    .trim();
}

/** Case, accents, diacritics, other digits, invisible characters and closing punctuation make no difference. */
function fold(text: string): string {
  return text
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .normalize('NFKD')
    .replace(/[\p{M}\u0640\p{Default_Ignorable_Code_Point}]/gu, '')
    .toLowerCase()
    .replace(/[’']/g, "'")
    .replace(/[\s.!?؟،,:…]+$/u, '')
    .replace(/\s+/g, ' ')
    .trim();
}
