import { normalise } from '../understanding/normalise.ts';

/** “I have a question”, and nothing of what it is: somebody wants to be asked in. As `normalise` writes. */
const ANNOUNCED =
  /^(?:(?:j ai|j aurais|jai|g) (?:juste )?(?:une|1|des|qq|quelques)(?: petites?)? questions?|(?:une|petite|juste une)(?: petite)? question|(?:est ce que )?(?:je )?(?:peux|peut|pourrais)(?: je)? (?:vous )?poser une question|je (?:voudrais|veux|souhaite) (?:un|une|des) (?:renseignements?|informations?|infos?)|(?:besoin|demande) d(?: une|)? (?:info|infos|information|informations|renseignement|renseignements)|(?:i have|i ve got|i got|just)(?: just)? (?:a|one|some)(?: quick)? questions?|(?:can|could|may) i ask (?:you )?(?:something|a question)|i need (?:some )?(?:info|information|help)|(?:tengo|una)(?: una)? (?:pregunta|consulta|duda)|(?:quiero|quisiera|queria) (?:hacer )?(?:una )?(?:pregunta|consulta|informacion)|ho una domanda|una domanda|vorrei (?:delle )?informazioni|ich (?:habe|hatte) (?:da )?(?:eine|mal eine) frage|(?:eine|kurze) frage|ik heb een vraag|een vraag(?:je)?|(?:3ndi|3andi|endi|3endi) (?:wa7ed |wahed |chi |1 )?(?:so2al|sou2al|so al|soal|sual|sou al|question)|(?:bghit|bghet|baghi|baghya|nbghi|n9der|wach n9der|momkin|mumkin) (?:ghir )?n?se?wl[ae]?k(?:om|oum)?(?: (?:3la|f) (?:wa7ed |chi )?(?:l)?7aja)?|(?:bghit|bghet|nbghi) (?:chi )?(?:ma3loumat|ma3lomat|info|infos|istifsar)|عندي (?:واحد )?(?:ال)?(?:سوال|سؤال|سءال|استفسار)|لدي (?:سوال|استفسار)|(?:بغيت|نقدر|ممكن|باغي|باغيه) (?:غير )?نسول(?:ك|كم)?(?: على (?:واحد |شي )?(?:ال)?حاجه)?|اريد (?:ان )?(?:اسال|استفسر)|(?:بغيت|اريد) (?:شي )?(?:معلومات?|استفسار|معلومه))(?: (?:svp|stp|please|3afak|3afakom|عافاك|من فضلكم|por favor))?$/u;

/** “Are you a robot?”, “who are you?”. */
const WHO =
  /^(?:(?:mais|but|wach|wash|واش|هل) )?(?:(?:etes vous|vous etes|es tu|tu es|t es|c est|je parle (?:a|avec))(?: (?:a |avec )?)(?:un |une |qui|quoi)?(?: ?(?:robot|bot|machine|ia|vraie? personne|humain|personne reelle))?|qui (?:etes vous|es tu|t es|tu es|vous etes)|(?:c est|c|cest) (?:quoi|koi|qui) (?:cette|cet|ce|ca|dalil)? ?(?:appli|application|service|bot|numero|dalil)?|(?:are you|r u|is this|am i talking to) (?:a |an )?(?:real |actual )?(?:robot|bot|machine|ai|human|person|real)(?: person)?|who (?:are you|r u|is this)|what (?:are you|is this)|what is your name|(?:eres|es usted|hablo con) (?:un |una )?(?:robot|bot|maquina|humano|persona)(?: real)?|quien (?:eres|es usted)|(?:sei|e|parlo con) (?:un |una )?(?:robot|bot|macchina|persona)|chi (?:sei|e)|(?:bist du|sind sie) (?:ein |eine )?(?:roboter|bot|maschine|mensch)|wer (?:bist du|sind sie)|(?:ben je|bent u) (?:een )?(?:robot|bot|machine|mens)|wie (?:ben je|bent u)|(?:nta|nti|ntouma|ntoma|inta|enta) (?:robot|robo|bot|machine|bnadem|insan)|chkoun (?:nta|nti|ntouma|ntoma|hada|m3aya)|ach(?:no|nou)? (?:smitek|nta|hadchi)|(?:انت|نت|نتا|نتي|نتوما) (?:روبو|روبوت|بوت|اله|بنادم|انسان)|شكون (?:نتا|نت|نتي|انت|نتوما|هذا|هادا|معايا)|من (?:انت|انتم|معي)|ما اسمك)(?: (?:ou|or|o|wla|ولا|oder|of) (?:\S+ ?){1,3})?$/u;

/** Whether a text only says that a question is coming. */
export function announcesQuestion(text: string): boolean {
  return ANNOUNCED.test(normalise(text));
}

/** Whether a text only asks who or what answers here. */
export function asksWhoWeAre(text: string): boolean {
  return WHO.test(normalise(text));
}
