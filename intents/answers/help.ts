import { agentChoice, popularServices, serviceChoices } from './choices.ts';
import { type AnswerContext, type Draft, reply } from './context.ts';

/** What can be asked, and how. */
export function help({ voice, catalogue }: AnswerContext): Draft {
  const choices = [...serviceChoices(popularServices(catalogue), { catalogue, voice }), agentChoice(voice)];
  return {
    replies: [reply(voice, voice.say('help'), { choices })],
    service: 'greeting',
    aspect: 'general',
    outcome: 'small-talk',
  };
}

/** The wish that one's messages be erased: that this cannot be done here, and who can take it down. */
export function forget({ voice }: AnswerContext): Draft {
  return {
    replies: [reply(voice, voice.say('forget'), { choices: [agentChoice(voice)] })],
    service: 'out-of-scope',
    aspect: 'general',
    outcome: 'refused',
  };
}
