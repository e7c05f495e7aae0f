import { normalise } from '../understanding/normalise.ts';

/** “I have a question”, and nothing of what it is: somebody wants to be asked in. As `normalise` writes. */
const ANNOUNCED = [
  // French
  '(?:j ai|j aurais|jai|g) (?:juste )?(?:une|1|des|qq|quelques)(?: petites?)? questions?',
  '(?:juste )?une(?: petite)? question|petite question',
  '(?:est ce que )?(?:je )?(?:peux|peut|pourrais)(?: je)? (?:vous )?poser une question',
  'je (?:voudrais|veux|souhaite) (?:un|une|des) (?:renseignements?|informations?|infos?)',
  '(?:besoin|demande) d(?: une)? (?:infos?|informations?|renseignements?)',
  // English
  '(?:i have|i ve got|i got|just)(?: just)? (?:a|one|some)(?: quick)? questions?',
  '(?:can|could|may) i ask (?:you )?(?:something|a question)',
  'i need (?:some )?(?:info|information|help)',
  // Spanish
  '(?:tengo )?una (?:pregunta|consulta|duda)',
  '(?:quiero|quisiera|queria) (?:hacer )?(?:una )?(?:pregunta|consulta|informacion)',
  // Italian, German, Dutch
  '(?:ho )?una domanda|vorrei (?:delle )?informazioni',
  'ich (?:habe|hatte) (?:da )?(?:mal )?eine frage|(?:eine|kurze) frage',
  '(?:ik heb )?een vraag(?:je)?',
  // Darija in Latin letters
  '(?:3ndi|3andi|endi|3endi) (?:wa7ed |wahed |chi |1 )?(?:so2al|sou2al|so al|soal|sual|sou al|question)',
  '(?:wach )?(?:bghit|bghet|baghi|baghya|nbghi|n9der|momkin|mumkin) (?:ghir )?n?se?wl[ae]?k(?:om|oum)?(?: (?:3la|f) (?:wa7ed |chi )?l?7aja)?',
  '(?:bghit|bghet|nbghi) (?:chi )?(?:ma3loumat|ma3lomat|infos?|istifsar)',
  // Darija and Arabic in Arabic letters
  'عندي (?:واحد )?(?:ال)?(?:سوال|سءال|استفسار)|لدي (?:سوال|استفسار)',
  '(?:بغيت|نقدر|ممكن|باغي|باغيه) (?:غير )?نسول(?:ك|كم)?(?: علي (?:واحد |شي )?(?:ال)?حاجه)?',
  'اريد (?:ان )?(?:اسال|استفسر)|(?:بغيت|اريد) (?:شي )?(?:معلومات?|استفسار|معلومه)',
];
const PLEASE = '(?: (?:svp|stp|please|3afak|3afakom|عافاك|من فضلكم|por favor))?';

/** “Are you a robot?”, “who are you?”. */
const WHO = [
  // French
  '(?:etes vous|vous etes|es tu|tu es|t es|c est|je parle (?:a|avec)) (?:un |une )?(?:robot|bot|machine|ia|humain|vraie? personne)',
  'qui (?:etes vous|es tu|t es|tu es|vous etes)|(?:vous etes|t es|tu es) qui',
  '(?:c est|c|cest) (?:quoi|koi|qui) (?:cette |cet |ce )?(?:appli|application|service|bot|numero|dalil)',
  // English
  '(?:are you|r u|is this|am i talking to) (?:a |an )?(?:real |actual )?(?:robot|bot|machine|ai|human|person)',
  'who (?:are you|r u|is this)|what (?:are you|is your name)',
  // Spanish
  '(?:eres|es usted|hablo con) (?:un |una )?(?:robot|bot|maquina|humano|persona)(?: real)?|quien (?:eres|es usted)',
  // Italian, German, Dutch
  '(?:sei|parlo con) (?:un |una )?(?:robot|bot|macchina|persona)|chi sei',
  '(?:bist du|sind sie) (?:ein |eine )?(?:roboter|bot|maschine|mensch)|wer (?:bist du|sind sie)',
  '(?:ben je|bent u) (?:een )?(?:robot|bot|machine|mens)|wie (?:ben je|bent u)',
  // Darija in Latin letters
  '(?:nta|nti|ntouma|ntoma|inta|enta) (?:robot|robo|bot|machine|bnadem|insan)',
  'chkoun (?:nta|nti|ntouma|ntoma|hada|m3aya)|ach(?:no|nou)? (?:smitek|nta)',
  // Darija and Arabic in Arabic letters
  '(?:انت|نت|نتا|نتي|نتوما) (?:روبو|روبوت|بوت|اله|بنادم|انسان)',
  'شكون (?:نتا|نت|نتي|انت|نتوما|هذا|هادا|معايا)|من (?:انت|انتم|معي)|ما اسمك',
];
const ASKING = '(?:(?:mais|but|wach|wash|واش|هل) )?';
/** “… or a human?” */
const OR = '(?: (?:ou|or|o|wla|ولا|oder|of) \\S+(?: \\S+){0,2})?';

const announced = whole(`(?:${ANNOUNCED.join('|')})${PLEASE}`);
const who = whole(`${ASKING}(?:${WHO.join('|')})${OR}`);

function whole(pattern: string): RegExp {
  return new RegExp(`^${pattern}$`, 'u');
}

/** Whether a text only says that a question is coming. */
export function announcesQuestion(text: string): boolean {
  return announced.test(normalise(text));
}

/** Whether a text only asks who or what answers here. */
export function asksWhoWeAre(text: string): boolean {
  return who.test(normalise(text));
}
