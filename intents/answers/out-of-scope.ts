import { agentChoice, popularServices, serviceChoices } from './choices.ts';
import { type AnswerContext, type Draft, reply } from './context.ts';

/** Not what Dalil is for, insults among it: said plainly and calmly, with what it can do. */
export function outOfScope({ voice, catalogue }: AnswerContext): Draft {
  const choices = [...serviceChoices(popularServices(catalogue), { catalogue, voice }), agentChoice(voice)];
  return {
    replies: [reply(voice, voice.say('out-of-scope'), { choices })],
    service: 'out-of-scope',
    aspect: 'general',
    outcome: 'out-of-scope',
  };
}
