import type { Age, Situation, Slots, Understanding } from '../../src/core/understanding.ts';
import { wordCount } from '../questions.ts';

/** In longer messages such a word may be about anybody. */
const MOST_WORDS = 16;

/** Beginnings of plain words, all registers together; matched where a word begins. */
const AGES: Record<Age, RegExp> = {
  minor: stems(
    'mineur|enfant|b[ée]b[ée]|gamin|ado\\b|drari|derri|wlidat|9aser|9asser|qaser|child|kid\\b|kids|minor\\b|toddler|baby',
    'niñ[oa]|menor|beb[ée]|kind\\b|kinder|kleinkind|minderjährig|dochtertje|zoontje|minderjarig|bambin|minore|minorenne|neonat',
    'طفل|أطفال|اطفال|قاصر|رضيع|دراري|الدراري|دري\\b|صغير\\s',
  ),
  adult: stems(
    'adulte|majeur|adult\\b|adults|adulto|mayor de edad|volwassen|meerderjarig|maggiorenne|erwachsen|volljährig',
    'kbir\\b|kbira\\b|kbar\\b|بالغ|راشد|كبير\\b|الكبار|للكبار|كبار\\b',
  ),
};
const SITUATIONS: Record<Exclude<Situation, 'change'>, RegExp> = {
  theft: stems(
    'vol[ée]e?s?\\b|stolen|robad[oa]|robaron|gestolen|gestohlen|rubat[oa]|tsr|tserr|mserr|msro|serr?[9q]|chfro|chefro',
    'سرق|تسرق|مسروق|شفر|تشفر',
  ),
  loss: stems(
    'perdue?s?\\b|égaré|lost\\b|perdid[oa]|perdí|extravi|verloren|kwijt|smarrit|pers[oa]\\b|tlef|tlft|tlfat|telfat|dya3|da3\\b|da3et|d3at|wdder|weddert',
    'ضاع|ضيع|ضايع|فقد|تلفات|تلفت|تلف\\s?لي|تودر|وضر',
  ),
  damage: stems(
    'abîm|abim|damaged|torn\\b|dañad|deteriorad|beschadigd|danneggiat|beschädigt|مقطع|ممزق|م?تقطع',
  ),
  'first-issue': stems(
    'premi[èe]re (?:fois|demande|carte)|1[èe]?re fois|first time|primera vez|eerste keer|prima volta|erste[sn]? mal|zum ersten|aw+el m|lmerra lew|أول مرة|اول مرة|لأول|المرة الأولى',
  ),
  renewal: stems(
    'renouv|expir|p[ée]rim|renew|renov|caduc|vencid|vernieuw|verlopen|verleng|rinnov|scadut|verlänger|abgelaufen|erneuer|njed|tejdid|tajdid|tsala|salat\\b|salaw',
    'تجديد|نجدد|جددت|سالات|تسالات|سالا\\b|منته|انته|صلاحيت',
  ),
};

/** Sons and daughters: minors where hardly more than them is said. */
const CHILDREN = stems(
  'ma fille|mon fils|my (?:son|daughter|boy|girl)|mi hij[oa]|meine?[rn]? (?:kleine[rn]? )?(?:sohn|tochter)|mijn (?:zoon|dochter)',
  'mi[ao] figli[ao]|bnti\\b|benti\\b|weldi\\b|wldi\\b|wladi\\b|ابني|ابنتي|بنتي|البنت\\b|ولدي|الولد\\b|ولادي|طفلتي|طفلي',
);
const HARDLY_MORE = 8;

/** `و ل ب ف ك ال` may be written onto an Arabic word. */
function stems(...lists: readonly string[]): RegExp {
  const words = lists.join('|').replace(/\\b/g, '(?![\\p{L}\\p{M}])');
  return new RegExp(`(?<![\\p{L}\\p{M}])(?:[وفبلك]{0,2}(?:ال|ل)?)(?:${words})`, 'iu');
}

/** “10 years old”; not “for ten years” or “two years ago”. */
const YEARS =
  /(?<!(?:depuis|il y a|since|for|hace|desde|seit|vor|sinds|da|منذ|هادي|hadi|mn)\s*)(?<!\d)(\d{1,2})\s*(?:ans?\b|años?|years?|yrs?|yo\b|anni|jahre?n?|jaar|snin|sna\b|3am\b|chher|mois|months?|سنين|سنوات|سنة|عام|شهر|شهور)(?!\s*(?:ago|geleden|fa\b))/iu;
const ADULT_FROM = 18;

/** Fills in the case that plain words tell where nothing was heard of it; contradicting words tell nothing. */
export function withCaseWords(text: string, meaning: Understanding): Understanding {
  if (wordCount(text) > MOST_WORDS) return meaning;
  const { slots } = meaning;
  const age = slots.age ?? ageIn(text);
  const situation = slots.situation ?? situationIn(text);
  if (age === slots.age && situation === slots.situation) return meaning;
  const told: Slots = { ...(age ? { age } : {}), ...(situation ? { situation } : {}) };
  return { ...meaning, slots: { ...slots, ...told } };
}

function ageIn(text: string): Age | undefined {
  const minor = AGES.minor.test(text);
  const adult = AGES.adult.test(text);
  if (minor !== adult) return minor ? 'minor' : 'adult';
  const years = YEARS.exec(text)?.[1];
  if (minor) return undefined;
  if (years === undefined) return CHILDREN.test(text) && wordCount(text) <= HARDLY_MORE ? 'minor' : undefined;
  return Number(years) < ADULT_FROM ? 'minor' : 'adult';
}

function situationIn(text: string): Situation | undefined {
  const told = Object.entries(SITUATIONS).filter(([, words]) => words.test(text));
  const found = told.map(([situation]) => situation as Situation);
  if (found.length === 1) return found[0];
  // “Lost or stolen” is asked as one.
  return found.length === 2 && found.includes('loss') && found.includes('theft') ? 'loss' : undefined;
}
