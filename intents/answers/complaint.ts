import type { Aspect } from '../../src/core/services.ts';
import { type AnswerContext, type Draft, reply } from './context.ts';
import { escalationFor } from './talk-to-agent.ts';

/** Somebody complains: an agent gets it, ahead of ordinary questions. */
export function complaint(context: AnswerContext): Draft {
  const { input, voice, memory } = context;
  return {
    replies: [reply(voice, voice.say(input.queued ? 'complaint.already' : 'complaint.taken'))],
    service: 'complaint',
    aspect: 'general',
    outcome: 'escalated',
    escalation: { ...escalationFor('complaint', context, memory.slots), topic: 'complaint' },
    remember: { service: 'complaint', aspect: 'general' },
  };
}

/** Who asks about complaining names the thing… */
const NAMED =
  /plain(?:te|dre|ds)|r[eé]clam|chikay|chekay|shikay|شكاي|شكوى|نشتكي|اشتكي|أشتكي|complain|complaint|quej|denunci|klacht|klagen|beschwer|lament/iu;
/** …about these it is a question in any words. */
const ASKED: readonly Aspect[] = ['documents', 'procedure', 'status', 'eligibility', 'fee'];

/** Asking how to complain is a question; telling what went wrong (“three hours of queueing”) is a complaint. */
export function isComplaining(aspect: Aspect, text: string): boolean {
  return aspect === 'general' || (!ASKED.includes(aspect) && !NAMED.test(text));
}
