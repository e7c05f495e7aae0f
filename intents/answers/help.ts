import { encodeAct } from '../../src/core/citizen-act.ts';
import { agentChoice, topicChoices } from './choices.ts';
import { type AnswerContext, type Draft, reply } from './context.ts';

/** What can be asked, and how. */
export function help(context: AnswerContext): Draft {
  return helpful(context, context.voice.say('help'));
}

/** That a machine answers, and what it can do; at first contact the introduction says the former. */
export function whoWeAre(context: AnswerContext): Draft {
  const { voice, memory } = context;
  return helpful(
    context,
    memory.introduced ? `${voice.say('intro.bot')} ${voice.say('help')}` : voice.say('help'),
  );
}

function helpful({ voice, catalogue }: AnswerContext, text: string): Draft {
  const choices = topicChoices(catalogue, voice);
  return {
    replies: [reply(voice, text, { choices })],
    service: 'greeting',
    aspect: 'general',
    outcome: 'small-talk',
  };
}

/** The wish for a copy of what is kept: where it can be fetched, or who hands it out. */
export function copyOfAll({ voice, input }: AnswerContext): Draft {
  const { copyLink } = input;
  const params = copyLink && { url: voice.ltr(copyLink.url), minutes: copyLink.minutes };
  const said = params
    ? reply(voice, voice.say('copy.link', params))
    : reply(voice, voice.say('copy.agent'), { choices: [agentChoice(voice)] });
  return { replies: [said], service: 'human-agent', aspect: 'general', outcome: 'answered' };
}

/** The wish that one's messages be erased: asked once more, because it cannot be undone. */
export function forget({ voice, input }: AnswerContext): Draft {
  const yes = { id: encodeAct({ kind: 'forget' }), label: voice.say('forget.choice') };
  const asked = reply(voice, voice.say('forget.ask'), { choices: [yes] });
  const kept = reply(voice, voice.say('forget.held'), { choices: [agentChoice(voice)] });
  return {
    replies: [input.held ? kept : asked],
    service: 'human-agent',
    aspect: 'general',
    outcome: input.held ? 'refused' : 'clarified',
  };
}
