import type { CitizenAct } from '../../src/core/citizen-act.ts';
import type { ReplyKey } from '../wordings/keys.ts';
import { type AnswerContext, type Draft, reply } from './context.ts';

const SAID: Readonly<Record<CitizenAct['kind'], ReplyKey>> = {
  'leave-queue': 'queue.left',
  rate: 'satisfaction.thanks',
  categorise: 'complaint.noted',
};

/** Says that what the person decided is done; whoever keeps the books does it. */
export function citizenAct({ voice }: AnswerContext, act: CitizenAct): Draft {
  return {
    replies: [reply(voice, voice.say(SAID[act.kind]))],
    service: act.kind === 'categorise' ? 'complaint' : 'human-agent',
    aspect: 'general',
    outcome: 'small-talk',
    act,
  };
}
