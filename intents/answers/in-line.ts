import { ASK_CALL_BACK, encodeAct } from '../../src/core/citizen-act.ts';
import type { Choice } from '../../src/core/message.ts';
import type { Reply } from '../../src/core/router.ts';
import { isService } from '../../src/core/services.ts';
import { standingParams } from '../../src/core/standing.ts';
import type { Voice } from '../wordings/voice.ts';
import { encodeChoice } from './choice-ids.ts';
import { citizenAct } from './citizen-act.ts';
import { type AnswerContext, type Draft, reply } from './context.ts';
import { wishInLine } from './queue-words.ts';

const AGENT = encodeChoice({ kind: 'agent' });

/** Whoever waits and asks of the wait itself is told how they stand, or leaves; a question about a service is none. */
export function inLine(context: AnswerContext): Draft | undefined {
  const { input, understanding } = context;
  const wish = input.queued ? wishInLine(input.text) : undefined;
  if (wish === 'leave') return citizenAct(context, { kind: 'leave-queue' });
  const named =
    understanding?.band === 'answer' && !understanding.elliptic && isService(understanding.service);
  return wish && !named ? standing(context) : undefined;
}

function standing({ input: { standing: known }, voice }: AnswerContext): Draft {
  const { zone, ...params } = known ? standingParams(known, voice.language) : {};
  const said = { ...params, ...(zone !== undefined && { zone: voice.ltr(String(zone)) }) };
  const call = { id: ASK_CALL_BACK, label: voice.say('call-back.choice') };
  const choices = [...(known?.mayBeRung ? [call] : []), leaveChoice(voice)];
  return {
    replies: [reply(voice, known ? voice.say(known.key, said) : voice.say('agent.already'), { choices })],
    service: 'human-agent',
    aspect: 'general',
    outcome: 'answered',
  };
}

export function leaveChoice(voice: Voice): Choice {
  return { id: encodeAct({ kind: 'leave-queue' }), label: voice.say('queue.leave') };
}

/** Whoever has asked for an agent already is not offered one, but the way out of the line. */
export function offerLeaving(replies: readonly Reply[], voice: Voice): readonly Reply[] {
  return replies.map((one) => {
    if (!one.choices?.some(({ id }) => id === AGENT)) return one;
    const leave = leaveChoice(voice.as(one.language));
    return { ...one, choices: one.choices.map((choice) => (choice.id === AGENT ? leave : choice)) };
  });
}
