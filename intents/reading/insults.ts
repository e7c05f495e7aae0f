import { normalise } from '../understanding/normalise.ts';

/**
 * Abuse in the nine registers, as `normalise` writes it. A message that holds nothing else asks nothing, whatever a
 * classifier makes of its words; what else a message holds is read without it. Words that also have a harmless sense
 * (thief, dog, donkey) count where they are thrown at somebody.
 */
const ABUSE = [
  // French
  'connards?|connasses?|conna(?:rd|sse)|salauds?|salopes?|salopards?|encules?|enfoires?|batards?|abrutis?|fdp|ntm|nique (?:ta|vos|tes|votre) \\S+|fils de (?:pute|chien)|putain|ta gueule|vos gueules|ferme(?:z)? (?:la|ta gueule|vos gueules)|va te faire(?: \\S+)?|allez vous faire(?: \\S+)?|va chier|casse toi|bande d(?:e|) ?(?:\\S+)?|bons? a rien|vous (?:me )?(?:faites|fais) chier|tu (?:me )?fais chier|(?:de |c est (?:de la |d la )?)?merde|bordel',
  '(?:tu es|t es|t|vous etes|vs etes|ets|espece d?e?) (?:des |un |une |vraiment |trop |tous |que |tellement )*(?:cons?|conne|nul(?:le)?s?|idiote?s?|imbeciles?|debiles?|incapables?|incompetente?s?|voleurs?|escrocs?|stupides?|betes?|chiens?|merdes?|inutiles?|clowns?)(?: (?:et|a) \\S+)*',
  // English
  'fuck(?:ing)?(?: (?:you|off|u|this|it))?|f u|motherfuckers?|ass ?holes?|bastards?|bitch(?:es)?|piece of (?:shit|crap)|bullshit|shut up|go to hell|screw you|wtf|(?:you(?: a?re?)?|u|ur|your|this is|what) (?:all |an? |such |so |just |really |fucking |bunch of )*(?:idiots?|stupid|morons?|useless|dumb|thieves|crooks|incompetent|shit|crap|pathetic|clowns?)(?: (?:bot|robot|machine|people|idiots?|thing))?',
  // Spanish
  'gilipollas|hij[oa]s? de (?:puta|perra)|hdp|puta(?: madre)?|cabron(?:es|a)?|mierda|de mierda|vete (?:a la mierda|al carajo)|que te den|(?:eres|sois|son|es)(?: un| una| unos| unas| tan| muy)* (?:idiotas?|imbeciles?|inutil(?:es)?|ladron(?:es)?|sinverguenzas?|estupid[oa]s?|tont[oa]s?|payas[oa]s?|incompetentes?)',
  // Italian
  'vaffanculo|stronz[oiae]|coglion[ei]|figli? di puttana|cazzo|di merda|(?:sei|siete)(?: un| una| dei| degli| delle| proprio)* (?:idiot[aie]|cretin[oiae]|imbecill[ei]|ladri|stupid[oiae]|inutil[ei]|incapaci|buffoni)',
  // German
  'arschl(?:och|ocher)|hurensohn|fick dich|verpiss dich|halt(?:s| s|et)? (?:die fresse|maul|s maul|das maul)|scheiss(?:e|laden|verein)?|(?:du bist|ihr seid|sie sind)(?: ein| eine| so| alle| echt| ja)* (?:idiot(?:en)?|vollidiot(?:en)?|dumm|blod|unfahig|nutzlos|betruger|diebe)',
  // Dutch
  'klootzak(?:ken)?|hoer(?:en)?|kut(?:bot)?|rot op|val dood|kanker\\S*|(?:je bent|jullie zijn|u bent)(?: een| echt| zo| allemaal| stelletje)* (?:idioot|idioten|sukkels?|dom|nutteloos|dieven|waardeloos|eikels?)',
  // Darija in Latin letters
  't9aw+ed+o?u?|tqaw+ed+o?u?|t9owd\\S*|(?:sir |siro |seer )?(?:t9awed|tqawed|t9aoud|tkawed)|(?:sir|siro|seer) (?:t\\S+ )?(?:ti7wi|t7wa|tn3el|tn3al|tnaker)|(?:[9q]a?[h7]|ka[h7])b[ae]t?|(?:wl?[ae]?d|weld|oulad|wlad|awlad) (?:l|el|al)? ?(?:[9qk]a?[h7]ba|7ram|hram|kalb|klab)|(?:za|ze)mm?[ae]?l|zwamel|zw?am[ae]l|z[ae]?bb?i|[9qk]la?wi|3?nik (?:m+o?k\\S*|ommek|yemmak)|nik|nikomok|din m+o?k|[iy]n3al \\S+(?: \\S+)?|(?:lah|allah) (?:i|y)n3al(?:kom|ek|k)|mkall?[ae]?k[h]?in?|lm[ae]skho?t|lah ya?(?:kh|5)o?d fi?kom l?[h7]a[9q]|bhi?m[ae]|bhayem|(?:nta|ntia|ntoma|ntouma|a|ya|wa) (?:\\S+ )?(?:l ?)?(?:[h7]mar|[h7]mir|kelb|kalb|klab|b[h7]aym|jahil|mkalla?kh|cheffara?|cheffar|chefara|hmaq|7ma9|m3wa9\\S*)',
  // Darija and Arabic in Arabic letters
  'تقود(?:و|وا)?|سير(?:و)? (?:تقود\\S*|تحوا|تنعل)|قحب[هة]?|قحاب|(?:ولد|ولاد|اولاد|ابن|بنت) (?:القحبه|الحرام|الكلب|الكلاب|العاهره)|زامل|الزامل|زوامل|زبي|قلاوي|القلاوي|نيك\\S*|الخرا|مكلخ(?:ين)?|(?:انت|نت|نتا|نتي|نتوما|انتم|انتوما|يا|ا|وا)(?: \\S+)? (?:ال)?(?:حمار|حماره|حمير|كلب|كلاب|بهيمه|بهايم|بغل|شفار|شفاره|لصوص|غبي|اغبياء|حقير|حقراء|جاهل|تافه|حيوان(?:ات)?|فاشل(?:ين)?|مكلخ(?:ين)?)|الله (?:ينعل\\S*|يلعن\\S*|ياخد فيكم الحق)|لعنه الله عليكم|(?:ين|يل)عل (?:بو|دين|ام)\\S*(?: \\S+)?|تبا (?:لك|لكم)|اخرس(?:وا)?|سد (?:فمك|كرك)',
].join('|');

/** They are abuse where they are all that is said. */
const ALONE =
  '^(?:l ?)?(?:[h7]mar|[h7]mir|kelb|kalb|klab|cheffara?|حمار|حمير|كلب|كلاب|شفاره|لصوص|voleurs?|escrocs?|nuls?|idiote?s?|imbeciles?|incapables?|stupid|idiots?|useless|thieves|inutil(?:es)?|ladrones|ladri|idioot)$';

const ABUSED = new RegExp(`(?<!\\S)(?:${ABUSE})(?!\\S)|${ALONE}`, 'gu');

/** A text without the abuse in it, in normal form; undefined where there is none. */
export function withoutAbuse(text: string): string | undefined {
  const plain = normalise(text);
  const rest = plain.replace(ABUSED, ' ').replace(/ +/g, ' ').trim();
  return rest === plain ? undefined : rest;
}
