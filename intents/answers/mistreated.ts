/** What people say was done to them. */
const DONE: readonly RegExp[] = [
  /(?:m['’]|nous\s)(?:a|ont|avez)\s+(?:tr[eè]s\s+)?(?:mal\s+(?:parl|trait|re[cç]u|accueilli)|insult|humili|cri[eé]\s+dessus|hurl|jet[eé]\p{L}*\s+dehors|mis\p{L}*\s+(?:dehors|[aà]\s+la\s+porte)|manqu[eé]\s+de\s+respect)|(?:impoli|agressi|m[eé]prisant|raciste|malpoli)\p{L}*\s+(?:avec|envers)\s+(?:moi|nous)/iu,
  /(?:insulted|humiliated|shouted\s+at|yelled\s+at|threw|disrespected)\s+(?:me|us)|(?:was|were)\s+(?:very\s+)?rude\s+to\s+(?:me|us)|treated\s+(?:me|us)\s+(?:badly|like)/iu,
  /(?:me|nos)\s+(?:insult|humill|gritaron|grit[oó]|echaron|ech[oó]|trat\p{L}+\s+(?:muy\s+)?mal|falt\p{L}+\s+al\s+respeto)|(?:mi|ci)\s+h(?:a|anno)\s+(?:insultat|umiliat|trattat\p{L}\s+male|cacciat)/iu,
  /ha(?:t|ben)\s+(?:mich|uns)\s+.{0,30}(?:beleidigt|angeschrien|rausgeworfen|schlecht\s+behandelt)|heb(?:ben|t)?\s+(?:me|mij|ons)\s+.{0,30}(?:beledigd|uitgescholden|weggestuurd|slecht\s+behandeld)/iu,
  /(?:^|\s)(?:7a?g[eu]?r|hgr|7gr|sebb?|3ayr|ihan|hanou)(?:ou|o|w)?(?:ni|na|nna)(?:\s|$)|jra(?:w|ou)\s+3li(?:ya|na)|ghew?to?u?\s+3li(?:ya|na)|(?:hde?r|hed)(?:ou|o)?.{0,25}bla\s+(?:i?[7h]tiram|adab)/iu,
  /(?:ح[كڭگ]ر|سب|عاير|هان|أهان|اهان|طرد|شتم)(?:و|ت)?(?:ني|نا|وني|ونا)(?:\s|$)|جراو?\s+علي(?:ا|نا)|غوت\p{L}*\s+علي(?:ا|نا)|(?:بلا|بدون|قلة)\s+(?:ال)?(?:احترام|أدب|ادب)|أساء\p{L}*\s+معاملت/u,
];

/** Where it was, or who did it. */
const AT_A_POST =
  /consul|consol|ambass|embass|embaj|amba[sx]|botschaft|konsul|[9k]on?[sz]o?l|guichet|fonctionnaire|employ[eé]|counter|staff|officer|ventanilla|funcionari|emplead|sportello|impiegat|schalter|beamt|loket|medewerker|mow?[ad]+[df]|قنصل|سفار|موظف|الشباك|الكيشي/iu;

/** Whether somebody tells how they were treated at a post: a complaint, whatever words it lacks. */
export function tellsOfMistreatment(text: string): boolean {
  return AT_A_POST.test(text) && DONE.some((one) => one.test(text));
}
