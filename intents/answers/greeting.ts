import type { ReplyKey } from '../wordings/index.ts';
import { topicChoices } from './choices.ts';
import { type AnswerContext, type Draft, reply } from './context.ts';

/**
 * Formulas at the start of a message and the formula that answers them. They choose the words of politeness only; what
 * a message asks is never decided here.
 */
const FORMULAS: readonly { readonly given: RegExp; readonly answer: ReplyKey }[] = [
  { given: /^[^\p{L}\p{N}]*(?:ا?لسلام|سلام|as+ala+m|s+ala+m|slm|slam)/iu, answer: 'greeting.salam' },
  {
    given:
      /^[^\p{L}\p{N}]*(?:صباح|sba7|sbah|buenos d[ií]as|buongiorno|good morning|goedemorgen|guten morgen)/iu,
    answer: 'greeting.morning',
  },
  {
    given:
      /^[^\p{L}\p{N}]*(?:مساء|مسا |msa |(?:re[\s-]?)?bonsoir|bsr|buenas (?:tardes|noches)|buonasera|good (?:evening|afternoon)|goede(?:nmid|navond|middag|avond)|guten abend)/iu,
    answer: 'greeting.evening',
  },
  {
    given:
      /^[^\p{L}\p{N}]*(?:مرحبا|أهلا|اهلا|ahlan|mr7ba|(?:re[\s-]?)?bonjour|re[\s-]?(?:bjr|salut|slt)|bjr|slt|salut|coucou|cc\b|hello|hi\b|hey\b|hola|ciao|salve|hallo|hoi\b|dag\b|guten tag|moin)/iu,
    answer: 'greeting.hello',
  },
];

/** The formula may have ended within a word, and “upon you” may follow it. */
const REST_OF_GREETING = /^[^\s,،.!]*[\s,،.!]*(?:(?:و?عليكم|3a?l[aei]*y?kou?m|alaykoum)[\s,،.!]*)?/iu;

/** The greeting that answers the one the text begins with; undefined if it begins with none. */
export function greetingFor(text: string): ReplyKey | undefined {
  return FORMULAS.find(({ given }) => given.test(text.trimStart()))?.answer;
}

/** What a text says after its greeting, if that is more than a word; else undefined. */
export function afterGreeting(text: string): string | undefined {
  const whole = text.trimStart();
  const formula = FORMULAS.find(({ given }) => given.test(whole))?.given;
  if (!formula) return undefined;
  const words = whole.replace(formula, '').replace(REST_OF_GREETING, '').trim();
  return words.split(/\s+/).length > 1 ? words : undefined;
}

/** A message that only greets. Greeted back once; later greetings only get the way on. */
export function greeting(context: AnswerContext, first: boolean): Draft {
  const { voice, input, catalogue } = context;
  const back = first
    ? `${voice.say(greetingFor(input.text) ?? 'greeting.hello')} ${voice.say('greeting.how')}`
    : voice.say('greeting.again');
  const choices = topicChoices(catalogue, voice);
  return {
    replies: [reply(voice, back, { choices })],
    service: 'greeting',
    aspect: 'general',
    outcome: 'small-talk',
  };
}
