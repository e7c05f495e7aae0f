import { topicChoices } from './choices.ts';
import { type AnswerContext, type Draft, reply } from './context.ts';

/** Tifinagh is recognised and cannot be answered yet: said in Arabic and in French, with the way on. */
export function tamazight({ voice, catalogue, memory }: AnswerContext): Draft {
  const french = voice.as('fr');
  const arabic = voice.as('ar');
  const choices = topicChoices(catalogue, french);
  return {
    replies: [reply(arabic, arabic.say('tamazight')), reply(french, french.say('tamazight'), { choices })],
    service: 'out-of-scope',
    aspect: 'general',
    outcome: 'not-understood',
    remember: { failures: memory.failures + 1 },
  };
}
