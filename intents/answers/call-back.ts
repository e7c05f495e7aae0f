import { type LocalMoment, momentIn } from '../../src/core/moment.ts';
import type { CallBackAnswer } from '../../src/core/router.ts';
import { type AnswerContext, type Draft, reply } from './context.ts';
import { escalationFor } from './talk-to-agent.ts';

/** A call that is due this soon is promised for when an agent is free. */
const SOON_MS = 60_000;

/** “Call me back”: which number? Whoever did not wait for an agent yet does now. */
export function askForPhone(context: AnswerContext): Draft {
  return asking(context, 'call-back.ask');
}

/** The number came, and has been kept apart; or it cannot be rung, and is asked for again. */
export function phoneGiven(context: AnswerContext, answer: CallBackAnswer): Draft {
  if (answer === 'unclear') return asking(context, 'call-back.unclear');
  const { voice, input } = context;
  const soon = answer.due.at.getTime() - input.at.getTime() <= SOON_MS;
  const text = soon
    ? voice.say('call-back.taken-soon')
    : voice.say('call-back.taken', moment(context, answer.due));
  return { ...drafted(context), replies: [reply(voice, text)] };
}

function moment({ voice }: AnswerContext, due: LocalMoment) {
  const said = momentIn(due, voice.language);
  return { ...said, zone: voice.ltr(said.zone) };
}

function asking(context: AnswerContext, key: 'call-back.ask' | 'call-back.unclear'): Draft {
  const { voice } = context;
  return {
    ...drafted(context),
    replies: [reply(voice, voice.say(key))],
    asked: { question: 'call-back' },
  };
}

function drafted(context: AnswerContext): Omit<Draft, 'replies'> {
  const { input, memory } = context;
  return {
    service: 'human-agent',
    aspect: 'general',
    outcome: 'escalated',
    escalation: input.queued ? undefined : escalationFor('asked', context, memory.slots),
  };
}
