import type { CitizenAct } from '../../src/core/citizen-act.ts';
import type { ReplyKey } from '../wordings/keys.ts';
import { askForPhone } from './call-back.ts';
import { type AnswerContext, type Draft, reply } from './context.ts';
import { forget } from './help.ts';

const SAID: Readonly<Record<Exclude<CitizenAct['kind'], 'ask-call-back'>, ReplyKey>> = {
  'leave-queue': 'queue.left',
  forget: 'forget.done',
  rate: 'satisfaction.thanks',
  categorise: 'complaint.noted',
};

/** Says that what the person decided is done; whoever keeps the books does it. */
export function citizenAct(context: AnswerContext, act: CitizenAct): Draft {
  const { voice, input } = context;
  if (act.kind === 'forget' && input.held) return forget(context);
  if (act.kind === 'ask-call-back') return askForPhone(context);
  return {
    replies: [reply(voice, voice.say(SAID[act.kind]))],
    service: act.kind === 'categorise' ? 'complaint' : 'human-agent',
    aspect: 'general',
    outcome: 'small-talk',
    act,
  };
}
