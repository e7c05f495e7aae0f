import { encodeChoice } from './choice-ids.ts';
import { type AnswerContext, type Draft, reply } from './context.ts';
import { leaveChoice } from './in-line.ts';

/** The word that services for mass messages taught people; alone, with a “please” at most. */
const WORD =
  /^[^\p{L}\p{N}]*(?:stop|stopp|unsubscribe|arr[eê]te[zr]?|d[eé]sabonne[zr]?(?:[\s-]moi)?|d[eé]sinscription|baja|darme de baja|disiscriv\p{L}*)(?:[\s,.!]+(?:svp|stp|please|pls|por favor|3afak\p{L}*|عافاك\p{L}*|من فضلكم?|stop))*[^\p{L}\p{N}]*$/iu;
/** A verb of writing or sending, denied, and “me”. */
const WISHES: readonly RegExp[] = [
  /(?:ne\s)?m['’\s]?(?:[eé]crivez|envoyez|contactez)\s+plus|arr[eê]te[zr]?\s+de\s+m['’\s]?(?:e\s)?(?:[eé]crire|envoyer|contacter)|(?:plus|pas)\s+recevoir\s+(?:de|vos|ces|aucun)\p{L}*\s*(?:messages?|notifications?|sms)|d[eé]sabonne[zr]?[\s-]moi/iu,
  /(?:stop|quit)\s+(?:sending|texting|messaging|writing|contacting)\s+(?:to\s+)?(?:me|us)?|(?:don['’]?t|do not)\s+(?:send|text|message|write|contact)\s+(?:to\s+)?me\s+(?:any\s?more|again)|unsubscribe\s+me/iu,
  /(?:no\s+(?:me\s+)?(?:escrib|env[ií])\p{L}*\s+m[aá]s|dejen?\s+de\s+(?:escribir|enviar|mandar)me|no\s+quiero\s+recibir\s+m[aá]s)/iu,
  /non\s+(?:scrivetemi|mandatemi|scrivermi)\s+pi[uù]|smett\p{L}+\s+di\s+(?:scrivermi|mandarmi)|non\s+voglio\s+pi[uù]\s+ricevere/iu,
  /(?:stuur|schrijf)\s+(?:me|mij)\s+(?:geen|niet)\s+(?:berichten\s+)?meer|geen\s+berichten\s+meer\s+(?:ontvangen|sturen)|keine\s+nachrichten\s+mehr|schreiben\s+sie\s+mir\s+nicht\s+mehr/iu,
  /ma\s?(?:t(?:e)?b9aw(?:ch|sh)?|tb9awch|tb9ach)\s+t?(?:sifto|sift|ktbo|kteb|tsifto|ketbo)|ma\s?tsi(?:f|ft)to?(?:ch|sh|uch|ouch)\s+(?:liya|lia|lina)/iu,
  /ما\s?تبقاو?ش\s+ت?(?:صيفطو?|سيفطو?|كتبو?|بعثو?)|ما\s?ت(?:صيفطو?|كتبو?)ش\s+لي(?:ا|نا)?\s+(?:الميساج|الرسا|حتى|بقا)|(?:لا|عدم)\s+(?:ترسلوا?|تكتبوا?|إرسال|ارسال)\s+.{0,20}(?:لي|إلي|الي|بعد الآن|مجددا|مرة أخرى)/u,
];
/** A longer message says more than that. */
const MOST_CHARACTERS = 90;

/** Whether somebody wants no more messages. */
export function wantsNoMessages(text: string): boolean {
  if (text.length > MOST_CHARACTERS) return false;
  return WORD.test(text) || WISHES.some((one) => one.test(text));
}

/** The bot only ever answers: said so, with the ways to end more than that. */
export function stop({ voice, input }: AnswerContext): Draft {
  const erase = { id: encodeChoice({ kind: 'forget' }), label: voice.say('stop.erase') };
  const choices = input.queued ? [leaveChoice(voice), erase] : [erase];
  return {
    replies: [reply(voice, voice.say('stop.noted'), { choices })],
    service: 'thanks-bye',
    aspect: 'general',
    outcome: 'small-talk',
  };
}
