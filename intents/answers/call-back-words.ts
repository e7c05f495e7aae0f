import { normalise } from '../understanding/normalise.ts';

/** “Call me”, in the registers that people write, as `normalise` writes them. */
const WISH = [
  // French. “Je me rappelle” is no wish, “qu’on me rappelle” is.
  '(?:r?appell?e[sz]?|recontacte[sz]?|telephone[sz]?) (?:moi|nous)(?: par telephone)?',
  '(?:contactez|joignez|recontactez) (?:moi|nous) par telephone',
  '(?:pouvez|pourriez|peut|peux|pourrait|veuillez|merci de(?: bien vouloir)?|(?:pouvez|pourriez) vous|vous (?:pouvez|pourriez)|priere de) (?:me|m|nous) (?:r?appeler|telephoner)',
  'qu(?:e|) (?:\\S+ ){1,3}(?:me|nous) (?:r?appell?e(?:nt|z)?|r?appeliez|telephone(?:nt)?)',
  'etre rappelee?s?',
  '(?:demande|souhaite|veux|voudrais|besoin d) (?:(?:de|d|un|etre) )*rappel(?: telephonique)?',
  // English
  '(?:call|ring|phone) (?:me|us)(?: back| up)?',
  '(?:give (?:me|us) a (?:call|ring)|(?:request|want|need|like|have|get) a (?:call ?back|(?:phone )?call)|be called(?: back)?)(?: back)?',
  // Spanish. “Me llamo” gives a name.
  '(?:llameme|llamenme|llamame|llamadme|llamennos|llamenos)',
  '(?:que|puede[ns]?|podrian?|quiero|necesito) (?:\\S+ )?(?:me|nos) (?:llamen?|llamar|devuelvan? la llamada)',
  '(?:puede[ns]?|podrian?|podeis) (?:volver a )?llamar(?:me|nos)|devuelvan?me la llamada',
  // Italian. “Mi chiamo” gives a name.
  '(?:ri)?chiam(?:atemi|ami|ateci)|mi (?:ri)?chiam(?:i|ino|ate)(?: per favore)?',
  '(?:potete|puo|puoi|potreste|potrebbe) (?:ri)?chiamar(?:mi|ci)|essere richiamat[aoi]',
  // German
  'ruf(?:en|t|e)?(?: sie)? mich(?: bitte)?(?: doch| mal)?(?: \\S+)?(?: zuruck| an)',
  '(?:konnen|konnten|kann|konnte) (?:\\S+ )?mich (?:bitte )?(?:jemand )?(?:\\S+ )?(?:anrufen|zuruckrufen)|(?:um|einen) ruckruf|zuruckgerufen werden',
  // Dutch
  'bel(?:t|len)?(?: u)? (?:me|mij)(?: alstublieft| aub)?(?: \\S+)?(?: terug| op)?',
  '(?:kunt|kunnen|kan|wilt|willen) (?:\\S+ )?(?:me|mij) (?:\\S+ )?(?:terug ?)?bellen|terugbelverzoek|terug ?gebeld worden',
  // Darija in Latin letters
  '[tiyn]?3[aeiy]{1,3}t{1,2}[ou]{0,2} ?(?:3?l(?:i|y|iy|iyy|ey)a|li|lina)',
  '[tiy]{0,2}t[ae]?s{1,2}[ae]?l{1,2}[ou]{0,2} ?(?:biya|biyya|bia|bya|bina|m3aya)',
  '[tiy]?s[ou]{1,2}n{1,2}[iy]{1,2}(?:w|u|ou)? ?(?:3liya|3lia|3lya|liya|lia)',
  '[tiy]?(?:r?app?el|tilifon|telefon)(?:i|y)?(?:w|u|ou|o|ez|er)? ?(?:liya|lia|lya|ni|wni)',
  // Darija in Arabic letters
  '[تي]?عي{1,2}طو?ا? ?(?:ليا|لي|عليا|لينا)',
  '[تي]?(?:صوني|سوني)و?ا? (?:عليا|ليا|علينا)',
  // Arabic, and Darija that borrows from it
  '(?:الاتصال|(?:ا|ت|ي|تت)?ت?اصلو?ا?|[اتي]?تتصلو?ا?|اتصلو?ا?|يتصلو?ا?) (?:بي|بيا|بنا|معي|معايا)(?: هاتفيا)?',
  '(?:كلموني|كلمني|هاتفوني|هاتفني|عاودولي)(?: (?:بالهاتف|هاتفيا|في التليفون|فالتيليفون))?',
].join('|');

/** What stands in front of them turns them round. */
const DENIED =
  /(?:^| )(?:ne|n|don t|dont|do not|never|no|non|nicht|niet|ma|pas|personne|nobody|لا|ما|لم|بلا) (?:\S+ ){0,2}$/;

/** Words that may follow: please, when, on which number. Others make it another sentence: “rappelez-moi les documents”. */
const AFTER = new Set(
  [
    'svp stp s il te vous plait plais merci beaucoup d avance bonjour demain soir ce cet cette matin midi apres avant aujourd hui maintenant vite vitement urgent urgence urgemment tout toute de suite des que possible rapidement plus tard au plus vite lundi mardi mercredi jeudi vendredi samedi dimanche sur le la ce mon numero telephone whatsapp a au h heures vers entre quand vous pouvez voulez serez si dans la journee en arabe francais agent',
    'please pls plz thanks thank you tomorrow today tonight morning afternoon evening now asap soon as possible urgently later on at this my number phone monday tuesday wednesday thursday friday saturday sunday am pm back when can in english arabic',
    'por favor gracias manana hoy tarde noche ahora urgente urgentemente pronto lo antes posible al a las este mi numero telefono lunes martes miercoles jueves viernes sabado domingo cuando pueda puedan',
    'per favore grazie domani oggi stasera mattina pomeriggio ora adesso subito urgente urgentemente appena possibile prima al alle mio questo numero telefono quando potete lunedi martedi mercoledi giovedi venerdi sabato domenica',
    'bitte danke morgen heute abend nachmittag jetzt sofort dringend bald so wie moglich zuruck an unter dieser meiner nummer um uhr montag dienstag mittwoch donnerstag freitag',
    'alstublieft aub graag dank u bedankt morgen vandaag vanavond middag nu meteen snel dringend zo mogelijk terug op dit mijn nummer om uur maandag dinsdag woensdag donderdag vrijdag',
    '3afak 3afakom 3afakoum afak lah ykhellik ykhlik ykhalikom choukran chokran ghda ghedda daba lyoum lyom lila f la3chiya sba7 bzerba d9i9a f had hna numero nmra nemra dyali tilifoun merra okhra',
    'عافاك عافاكم من الله يخليك يخليكم شكرا من فضلك فضلكم رجاء المرجو غدا غدا صباحا مساء اليوم الان دابا غدا غدوا ف في هاد هذا الرقم رقمي النمره ديالي هنا عاجلا بسرعه مستعجل مره اخري ضروري وشكرا هاتفيا',
  ]
    .join(' ')
    .split(' '),
);

/** What it is about, or why, may follow in any words. */
const ABOUT = new Set(
  'pour concernant propos sujet car parce et about regarding because for and por sobre para porque y per riguardo perche e wegen weil und voor over omdat en 3la 3ala bach bash 7it w بخصوص بشان حول على علي باش حيت لان و'.split(
    ' ',
  ),
);

const PHRASE = new RegExp(`(?<!\\S)(?:${WISH})(?!\\S)`, 'u');
/** Whoever writes more than that says more than that. */
const MOST_WORDS = 25;

/** Whether somebody asks in words to be rung up. */
export function wishToBeCalled(text: string): boolean {
  const plain = normalise(text);
  if (plain.split(' ').length > MOST_WORDS) return false;
  const found = PHRASE.exec(plain);
  if (!found || DENIED.test(plain.slice(0, found.index))) return false;
  for (const word of plain
    .slice(found.index + found[0].length)
    .split(' ')
    .filter(Boolean)) {
    if (ABOUT.has(word)) return true;
    if (!AFTER.has(word) && !/^\d+h?$/.test(word)) return false;
  }
  return true;
}
