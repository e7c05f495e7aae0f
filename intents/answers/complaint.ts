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

/** Asking how to complain is a question; telling what went wrong is a complaint. */
export function isComplaining(aspect: Aspect): boolean {
  return aspect === 'general';
}
