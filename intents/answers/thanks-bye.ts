import { type AnswerContext, type Draft, reply } from './context.ts';

/** Words that only say “I have understood”; they close a talk like thanks. */
const ACKNOWLEDGED =
  /^(?:ok(?:ay|ey)?|oki|okk+|d'?accord|dac+|daccord|entendu|compris|j'ai compris|bien compris|parfait|super|nickel|c'est bon|c bon|ça marche|ca marche|wakha|waxa|wa5a|واخا|وخا|safi|saf|صافي|mzyan|mezyan|mzn|مزيان|fhemt|fhmt|فهمت|حسنا|حسناً|طيب|تمام|تم|got it|understood|perfect|great|alright|all right|fine|vale|de acuerdo|entendido|perfecto|muy bien|va bene|capito|perfetto|d'accordo|in ordnung|alles klar|verstanden|gut|prima|begrepen|goed|oké|oke|👍|👌)$/iu;

const THANKS =
  /^[^\p{L}\p{N}]*(?:(?:ok(?:ay)?|d'accord|bien|super|parfait|wakha|safi|واخا|صافي|vale|great)[\s,،.!]+)?(?:merci|mrc|mci|choukran|chokran|chukran|shukran|chkran|شكرا|شكراً|thanks|thank you|thx|tnx|gracias|grazie|danke|vielen dank|dank u|dank je|dankjewel|dankuwel|bedankt|بارك الله فيكم?|جزاكم? الله خيرا|الله يرحم (?:ال|ليك )?والديكم?|lah ye?rhem (?:l )?walidi[nk]|baraka llaho? fi[ky]om?)/iu;
/** What may follow within the formula: how much, to whom. */
const REST_OF_THANKS =
  /^[^\s,،.!]*(?:[\s,،.!]+(?:beaucoup|bcp|bien|infiniment|mille fois|à vous|bzaf|bezzaf|بزاف|جزيلا|جزيلاً|كثيرا|لك|لكم|khouya|khoya|sidi|خويا|سيدي|الله يحفظك|a lot|so much|very much|muchas|mucho|mille|molte|tante|schön|sehr|vielmals|wel|zeer|heel erg|monsieur|madame))*[\s,،.!:;؛-]*/iu;

/** Whether a message only says that it was understood. */
export function isAcknowledgement(text: string): boolean {
  return ACKNOWLEDGED.test(
    text
      .trim()
      .replaceAll('’', "'")
      .replace(/[\s.!،,…]+$/u, ''),
  );
}

/** What a text says after the thanks it begins with; undefined if it begins with none or says no more. */
export function afterThanks(text: string): string | undefined {
  const whole = text.trimStart();
  if (!THANKS.test(whole)) return undefined;
  const rest = whole.replace(THANKS, '').replace(REST_OF_THANKS, '').trim();
  return /\p{L}{2}/u.test(rest) ? rest : undefined;
}

/** “Thank you”, “goodbye”: one line back, no more questions. */
export function thanksBye({ voice }: AnswerContext): Draft {
  return {
    replies: [reply(voice, voice.say('thanks'))],
    service: 'thanks-bye',
    aspect: 'general',
    outcome: 'small-talk',
  };
}
