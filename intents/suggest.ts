import { EMPTY_MEMORY } from '../src/core/conversation.ts';
import type { Language } from '../src/core/language.ts';
import type { IntentRouter, Reply } from '../src/core/router.ts';
import type { Aspect, ServiceId } from '../src/core/services.ts';
import type { Slots } from '../src/core/understanding.ts';
import { encodeChoice } from './answers/choice-ids.ts';
import { knowsCase, selectCase } from './answers/select-case.ts';

/** What an agent wants to say to a citizen. */
export interface SuggestionQuery {
  readonly service: ServiceId;
  readonly aspect: Aspect;
  /** What is known of the case; the usual procedure where nothing is. */
  readonly slots: Slots;
  readonly language: Language;
  /** The mission the citizen writes from. */
  readonly mission?: string | undefined;
  readonly at: Date;
}

export interface Suggestion extends Pick<Reply, 'text' | 'language' | 'sources'> {
  /** The procedure it speaks of. */
  readonly procedure: string;
  /** False: the catalogue does not know, and the text says so. */
  readonly known: boolean;
}

/**
 * The very paragraph that the bot would send to somebody who pressed that choice, so that human and bot say the same.
 * `undefined` for a service that the catalogue does not have.
 */
export function suggest(router: IntentRouter, query: SuggestionQuery): Suggestion | undefined {
  const service = router.catalogue.service(query.service);
  if (!service) return undefined;
  const of = selectCase(service, query.slots);
  const slots: Slots = knowsCase(query.slots) ? query.slots : { procedure: of.procedure.id };
  const { service: id, aspect, language, mission, at } = query;
  const turn = router.route({
    text: '',
    choice: encodeChoice({ kind: 'question', service: id, aspect, slots }),
    // `service`: a procedure that two services share is this one's.
    memory: { ...EMPTY_MEMORY, introduced: true, service: id, lastTurnAt: at.toISOString() },
    language,
    languageChosen: true,
    ...(mission ? { mission } : {}),
    queued: true,
    at,
  });
  const [reply] = turn.replies;
  if (!reply) return undefined;
  const { text, sources } = reply;
  return {
    text,
    language: reply.language,
    ...(sources ? { sources } : {}),
    procedure: of.procedure.id,
    known: turn.outcome === 'answered',
  };
}
