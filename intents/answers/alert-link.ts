import type { AlertLink } from '../../src/core/router.ts';
import { type AnswerContext, type Draft, reply } from './context.ts';

/** An officer on duty sent the code from the desk: what became of it. */
export function alertLinked({ voice }: AnswerContext, link: AlertLink): Draft {
  return {
    replies: [reply(voice, voice.say(`alert.${link}`))],
    service: 'thanks-bye',
    aspect: 'general',
    outcome: 'small-talk',
  };
}
