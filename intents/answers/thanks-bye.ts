import { type AnswerContext, type Draft, reply } from './context.ts';

/** “Thank you”, “goodbye”: one line back, no more questions. */
export function thanksBye({ voice }: AnswerContext): Draft {
  return {
    replies: [reply(voice, voice.say('thanks'))],
    service: 'thanks-bye',
    aspect: 'general',
    outcome: 'small-talk',
  };
}
