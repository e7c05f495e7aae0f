import { topicChoices } from './choices.ts';
import { type AnswerContext, type Draft, reply } from './context.ts';
import { whichAspect } from './did-you-mean.ts';
import { emergency } from './emergency.ts';
import { thanksBye } from './thanks-bye.ts';

const DISTRESS = /\u{1F198}/u;
const CONTENT = /[\p{Extended_Pictographic}]/u;
/** A thumb down, an angry face. */
const DISPLEASED = /[\u{1F44E}\u{1F620}\u{1F621}\u{1F92C}\u{1F624}\u{1F612}\u{1F644}\u{1F4A9}\u{1F595}]/u;

/** Whether a text has neither letters nor figures: emoji, “?”, “…”. */
export function isWordless(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text);
}

/**
 * A sign of distress calls for help; a friendly sign closes like thanks; a question mark or an angry face gets the way
 * on. None of them is a failure of the talk, nor mends one.
 */
export function wordless(context: AnswerContext): Draft {
  const { input, memory, understanding } = context;
  if (DISTRESS.test(input.text) && understanding) return emergency(context, 'danger', understanding);
  const pleased = CONTENT.test(input.text) && !DISPLEASED.test(input.text);
  const draft = pleased && memory.introduced ? thanksBye(context) : (whichAspect(context) ?? wayOn(context));
  return { ...draft, remember: { failures: memory.failures } };
}

/** What can be asked, where nothing has been yet. */
function wayOn({ voice, catalogue }: AnswerContext): Draft {
  const choices = topicChoices(catalogue, voice);
  return {
    replies: [reply(voice, voice.say('greeting.how'), { choices })],
    service: 'out-of-scope',
    aspect: 'general',
    outcome: 'clarified',
  };
}
