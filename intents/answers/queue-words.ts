/** They wait no more: wanting to wait, denied; or “cancel” and nothing else that it could be about. */
const LEAVING: readonly RegExp[] = [
  /(?:veux|souhaite|vais)\s+(?:plus|pas)\s+(?:l['’]\s?)?attendre|arr[eê]te\p{L}*\s+d['’]attendre|quitter\s+la\s+file|plus\s+besoin\s+d['’]\s?(?:un\s+)?(?:agent|attendre)/iu,
  /(?:don['’]?t|do\s+not|no\s+longer)\s+want\s+to\s+wait(?:\s+any\s?more)?|leave\s+the\s+(?:queue|line)|stop\s+waiting/iu,
  /(?:no\s+quiero\s+(?:seguir\s+)?esper|ya\s+no\s+(?:quiero\s+)?esper|dejar\s+la\s+cola)/iu,
  /non\s+voglio\s+(?:pi[uù]\s+)?aspettare|nicht\s+(?:mehr|länger)\s+warten|niet\s+(?:meer|langer)\s+wachten/iu,
  /ma\s?(?:b9i?t|nb9a|ghadi|bghit)\p{L}*\s(?:.{0,12}\s)?n?(?:tsenn?a|stenn?a|testenn?a)/iu,
  /ما\s?(?:بقيت|نبقا|نبقى|غادي|بغيت)\p{L}*\s(?:.{0,12}\s)?(?:نتسن|نستن)[اىأ]|(?:لا|لم\s+أعد)\s+أريد\s+(?:أن\s+)?(?:أنتظر|الانتظار)/u,
  /^[^\p{L}\p{N}]*(?:annule[zr]?|cancel(?:ar)?|annulla|annuleren|abbrechen|لغي|ألغ|إلغاء|الغاء|annuli)(?:\s+(?:ma|la|mi|my|the|meine|mijn|l['’]?)?\s?(?:demande|attente|request|solicitud|richiesta|anfrage|aanvraag|talab|الطلب|الانتظار))?(?:[\s,]+(?:svp|stp|please|por favor|3afak\p{L}*|عافاك\p{L}*))*[^\p{L}\p{N}]*$/iu,
];

/** How long it still takes, whether anybody is there; that it cannot be borne any longer is no wish to leave. */
const WAITING: readonly RegExp[] = [
  /(?:peux|puedo|posso)\s+(?:plus|pas|seguir|m[aá]s|pi[uù])?\s*(?:attendre|esper|aspett)|(?:can['’]?t|cannot)\s+wait/iu,
  /combien.*(?:attend|patient)|(?:temps|dur[eé]e|d[eé]lai)\s+d['’]attente|ma\s+place\s+dans|mon\s+tour|encore\s+longtemps|(?:quand|dans\s+combien).*(?:r[eé]pond|agent|quelqu['’]un|conseiller)|y\s?a(?:-t-il)?\s+(?:toujours\s+)?(?:quelqu['’]un|personne)|vous\s+[eê]tes\s+(?:toujours\s+)?l[aà]|toujours\s+personne|longtemps.*attend|j['’]attends/iu,
  /how\s+(?:long|much\s+longer).*(?:wait|queue|line)|how\s+much\s+longer|waiting\s+time|my\s+(?:place|position|turn)|any(?:body|one)\s+(?:there|here)|still\s+waiting|when.*(?:agent|someone|somebody|answer|reply)/iu,
  /cu[aá]nto.*esper|tiempo\s+de\s+espera|mi\s+turno|hay\s+alguien|sigo\s+esperando|quanto.*aspett|tempo\s+d['’\si]+attesa|c['’]\s?[eè]\s+qualcuno|mio\s+turno/iu,
  /wie\s+lange.*wart|wartezeit|ist\s+(?:da\s+)?jemand|an\s+der\s+reihe|hoe\s+lang.*wacht|wachttijd|is\s+er\s+iemand|aan\s+de\s+beurt/iu,
  /(?:ch7al|chhal|ch9ad|fo?u?9ach|fo?u?kach|wa9tach|imta).*(?:ts?enn?a|stenn?a|jawb|l?agent|mowadaf)|kay[e]?n\s+chi\s+(?:7ed|wa7ed|had)|(?:nobti|dori|nouba)(?:\s|$)|(?:mazal|ba9i).*tsenn/iu,
  /(?:شحال|فوقاش|وقتاش|[إا]مت[ىا]|كم|متى).*(?:[نأا]ت?سن|[أا]نتظر|الانتظار|جاوب|موظف|دوري|نوبتي)|كاين\s+شي\s+(?:حد|واحد)|هل\s+(?:من|يوجد|هناك)\s+أحد|مدة\s+الانتظار|(?:مازال|باقي).*(?:تسن|نتظر)/u,
];

/** When work begins again, of nobody in particular. */
const OPENING =
  /(?:quand|quelle\s+heure).*ouvr|ouvr\p{L}*.*(?:quand|quelle\s+heure)|heures?\s+d['’]ouverture|when.*open|opening\s+hours|cu[aá]ndo.*abr|quando.*apr|wann.*(?:offen|öffn|geöffnet)|wanneer.*open|(?:fou?9ach|wa9tach|imta).*(?:7el|7all)|(?:فوقاش|وقتاش|متى|[إا]مت[ىا]).*(?:[تكي]حل|[تي]فتح)/iu;
/** The hours of a post are another question. */
const POST = /consul|ambass|embass|embaj|amba[sx]|botschaft|konsul|[9k]on?so|[9k]ounso|s[ei]fara|قنصل|سفار/iu;

/** A longer message says more than that. */
const MOST_CHARACTERS = 90;

/** What somebody who waits for an agent may ask of the wait itself; only to be read while they wait. */
export function wishInLine(text: string): 'leave' | 'standing' | undefined {
  if (text.length > MOST_CHARACTERS) return undefined;
  if (LEAVING.some((one) => one.test(text))) return 'leave';
  if (WAITING.some((one) => one.test(text))) return 'standing';
  return OPENING.test(text) && !POST.test(text) ? 'standing' : undefined;
}
