import { withoutAbuse } from '../reading/insults.ts';
import { agentChoice, complaintChoice, topicChoices } from './choices.ts';
import { type AnswerContext, type Draft, reply } from './context.ts';

/** Not what Dalil is for: said plainly, with what it can do. Anger is met calmly, with somebody to tell it to. */
export function outOfScope(context: AnswerContext): Draft {
  const isAngry = withoutAbuse(context.said) !== undefined;
  return {
    replies: [isAngry ? toAngry(context) : toOthers(context)],
    service: 'out-of-scope',
    aspect: 'general',
    outcome: 'out-of-scope',
  };
}

function toAngry({ voice, input }: AnswerContext) {
  const choices = [...(input.queued ? [] : [agentChoice(voice)]), complaintChoice(voice)];
  return reply(voice, voice.say('angry'), { choices });
}

function toOthers({ voice, catalogue }: AnswerContext) {
  const choices = topicChoices(catalogue, voice);
  return reply(voice, voice.say('out-of-scope'), { choices });
}
