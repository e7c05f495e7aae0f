import type { EmergencyKind } from '../../src/core/understanding.ts';
import { normalise } from '../understanding/normalise.ts';

/**
 * Words that leave no doubt, in the nine registers: a net under what was learnt from examples, for the few sentences in
 * which a missed call costs most. Each sign needs its parts together; what is only likely is left to the classifier.
 * Written as `normalise` writes: no accents, Arabic letters in their plain form.
 */
const KIN = [
  'pere mere papa maman frere soeur fils fille mari femme epoux epouse oncle tante cousin cousine bebe enfant grand',
  'father mother dad mom mum brother sister son daughter husband wife uncle aunt baby child grandfather grandmother',
  'padre madre hermano hermana hijo hija marido mujer esposo esposa abuelo abuela tio tia nieto',
  'fratello sorella figlio figlia marito moglie nonno nonna zio zia vater mutter bruder schwester sohn tochter mann frau',
  'vader moeder broer zus zoon dochter man vrouw opa oma oom lwalid lwalida walidi walida bba baba mmi mama yemma khoya khouya khti',
  'weldi wldi benti bnti rajli mrati jeddi 3mmi khali',
  'والدي والدتي الوالد الوالده الواليد الواليده با ابي امي مي بابا ماما خويا اخي اختي ختي ولدي ابني بنتي ابنتي راجلي زوجي زوجتي مراتي جدي جدتي عمي خالي',
].join(' ');
const DEAD =
  '(?:est |vient de )(?:mort|morte|decede|decedee|mourir|deceder)|died|passed away|is dead|murio|muerto|fallecio|fallecido|e (?:morto|morta|deceduto|deceduta|mancato|mancata)|gestorben|verstorben|overleden|gestorven|mat|matet|twffa|twfa|tweffa|twffat|توفي|توفيت|توفت|توفا|توفات|مات|ماتت';
const JUST =
  /(?<!\S)(?:aujourd hui|ce matin|cette nuit|hier|vient de|a l instant|today|this morning|last night|yesterday|just|hoy|esta manana|anoche|ayer|acaba de|oggi|stamattina|stanotte|ieri|appena|heute|gestern|gerade|soeben|vandaag|vanochtend|vannacht|gisteren|zojuist|lyoum|lyouma|lbare7|lbareh|lbar7|daba|had sba7|had lila|اليوم|ليوم|البارح|البارحه|امس|هاد الصباح|الليله|دابا|الان|قبل قليل)(?!\S)/u;

/** Two alternatives within so many words of each other, in either order. */
function near(a: string, b: string, apart: number): RegExp {
  const [one, two, gap] = [`(?:${a})`, `(?:${b})`, `(?: \\S+){0,${apart}} `];
  return new RegExp(`(?<!\\S)(?:${one}${gap}${two}|${two}${gap}${one})(?!\\S)`, 'u');
}

const anyOf = (words: string) => words.split(' ').join('|');
const DEATH = near(anyOf(KIN), DEAD, 3);
const CHILD = anyOf(
  'fils fille enfant bebe son daughter child hijo hija figlio figlia bambino bambina sohn tochter kind zoon dochter weldi wldi benti bnti ولدي بنتي ابني ابنتي طفلي طفلتي ولدنا بنتنا',
);
const GONE =
  'a disparu|ont disparu|disparue?|kidnappee?|missing|disappeared|kidnapped|abducted|desaparecid[oa]|desaparecio|secuestrad[oa]|scompars[oa]|rapit[oa]|verschwunden|vermisst|entfuhrt|vermist|ontvoerd|verdwenen|tkhtef|tkhetfat|khtfou?|ma banch|mabanch|ما بانش|ما بانتش|مابانش|مابانتش|اختفي|اختفت|اختطف|اختطفت|تخطف|تخطفات|خطفو|خطفوا|خطفها|خطفو ليا';
const LOST_CHILD = near(CHILD, GONE, 4);
/** A child's paper may be lost too. */
const PAPER =
  /passe?po|paspoort|pasaporte|pass(?:a|e)porto|reisepass|papier|carte|carta|livret|acte|certif|document|باسبور|جواز|بطاق|كارط|شهاد|دفتر/u;

const ARREST =
  /(?<!\S)(?:(?:suis|est|sommes) en garde a vue|(?:suis|est|vient d etre|ont|m ont) (?:arretee?|menottee?) par la police|(?:police|flics?) (?:a|ont|vient d|viennent d) arret\S* (?:mon|ma|mes)|under arrest|in police custody|(?:police|they) (?:have |has |just )?(?:arrested|detained) (?:me|us|my)|han (?:detenido|arrestado) a mi|me han (?:detenido|arrestado)|estoy detenid[oa]|en el calabozo|(?:hanno|mi hanno) arrestato|in stato di (?:fermo|arresto)|(?:wurde|wurden)(?: \S+){0,3} (?:verhaftet|festgenommen)|(?:is|ben|zijn)(?: \S+){0,3} (?:gearresteerd|opgepakt)|(?:ch|sh)ed+o?u?(?:ni|h|hom|na) l?(?:boulis|police|bolis|pulis)|شدوني|شدو(?:ه|ها)? البوليس|شداتو? البوليس|(?:ا?عتقلت?و?ا?)ني|انا (?:محتجز|محتجزه|معتقل|معتقله|موقوف|موقوفه)|اعتقلوا (?:ابني|اخي|زوجي|والدي))(?!\S)/u;
const DANGER =
  /(?<!\S)(?:on (?:me|nous) (?:poursuit|suit|tire dessus)|(?:ils?|elle|on|veut|veulent|vont|va) (?:veut |veulent |va |vont )?(?:me|nous) (?:tuer|poursuivent)|(?:following|chasing|shooting at|trying to kill|going to kill|wants to kill) (?:me|us)|me (?:persiguen|estan siguiendo|quieren matar|quiere matar|van a matar)|mi (?:inseguono|stanno seguendo|vogliono uccidere|vuole uccidere|vuole ammazzare)|(?:verfolgt|verfolgen) mich|mich (?:umbringen|toten)|(?:achtervolgt|achtervolgen) (?:mij|me)|(?:mij|me) vermoorden|bagh?i(?:n|yin)? (?:i|y)?[9q]e?t(?:e)?l(?:ni|ouni)|tab3inni?|بغا يقتلني|باغي يقتلني|بغاو يقتلوني|يريد قتلي|يريدون قتلي|يريد ان يقتلني|l?3afi?y?a cha3e?la|العافيه شاعل[هاة]|(?:maison|immeuble|appartement|chambre) (?:brule|est en feu)|(?:house|building|home|flat) is (?:on fire|burning)|(?:casa|edificio|piso) (?:se esta quemando|esta ardiendo|esta en llamas|sta bruciando|e in fiamme)|(?:haus|wohnung) brennt|(?:huis|woning) staat in brand)(?!\S)/u;
const VIOLENCE =
  /(?<!\S)(?<!(?:kan|kanou|كان|كانو|avant) )(?:(?:il|mari|pere|frere|patron) (?:me|nous) (?:frappe|bat|tabasse|sequestre)|(?:husband|he|father|boss) (?:is beating|beats|hits|is hitting) (?:me|us)|me (?:pega|esta pegando|maltrata)|mi (?:picchia|sta picchiando)|schlagt mich|slaat (?:me|mij)|kaydre?b(?:ni|na)|kaydarbni|كيضربني|كيضربنا|يضربني)(?!\S)/u;

/** So many characters before and after the words of a death may tell when it was. */
const BESIDE = 50;
const LONG_AGO = /(?<!\S)(?:19|20)\d\d(?!\S)/u;

/** The emergency that a text speaks of beyond doubt; undefined where it does not. */
export function alarmIn(text: string): EmergencyKind | undefined {
  const plain = normalise(text);
  if (isFreshDeath(plain)) return 'death';
  if (LOST_CHILD.test(plain) && !PAPER.test(plain)) return 'lost-child';
  if (ARREST.test(plain)) return 'arrest';
  if (DANGER.test(plain)) return 'danger';
  return VIOLENCE.test(plain) ? 'violence' : undefined;
}

function isFreshDeath(plain: string): boolean {
  const death = DEATH.exec(plain);
  if (!death) return false;
  const around = plain.slice(Math.max(0, death.index - BESIDE), death.index + death[0].length + BESIDE);
  return JUST.test(around) && !LONG_AGO.test(around);
}
