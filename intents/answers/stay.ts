import { agentChoice } from './choices.ts';
import { type AnswerContext, type Draft, reply } from './context.ts';

/**
 * After an emergency in the same talk: what names no question gets a quiet sentence instead of topics to choose. The
 * turn counts as what it was.
 */
export function stayWith({ voice, input }: AnswerContext, draft: Draft): Draft {
  const choices = input.queued ? [] : [agentChoice(voice)];
  return { ...draft, replies: [reply(voice, voice.say('emergency.with-you'), { choices })] };
}
