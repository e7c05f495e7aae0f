import type { Catalogue } from '../core/catalogue.ts';
import { AppError } from '../core/errors.ts';
import type { Language, LocalText } from '../core/language.ts';
import type { SourceNote } from '../core/message.ts';
import type { Aspect, ServiceId } from '../core/services.ts';
import type { Slots } from '../core/understanding.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../ports/store.ts';

/** Renders one aspect of one case as the bot does; `undefined` for a service that is not in the catalogue. */
export type Suggest = (query: {
  readonly service: ServiceId;
  readonly aspect: Aspect;
  readonly slots: Slots;
  readonly language: Language;
  readonly mission?: string | undefined;
  readonly at: Date;
}) =>
  | {
      readonly text: string;
      readonly language: Language;
      readonly sources?: readonly SourceNote[];
      readonly procedure: string;
      readonly known: boolean;
    }
  | undefined;

export interface SuggestionParts {
  readonly store: Pick<Store, 'conversations'>;
  readonly suggest: Suggest;
  readonly catalogue: () => Catalogue;
  readonly now: Clock;
}

export interface SuggestionQuestion {
  readonly conversation: string;
  readonly service: ServiceId;
  readonly aspect: Aspect;
  readonly procedure?: string | undefined;
  /** The citizen's, unless the agent wants another. */
  readonly language?: Language | undefined;
}

export interface Suggested {
  readonly suggestion: NonNullable<ReturnType<Suggest>>;
  /** All ways of the service, to choose between. */
  readonly procedures: readonly { readonly id: string; readonly name: LocalText }[];
}

/**
 * The paragraph on a service that fits the conversation: in the citizen's language, for the case they described.
 * @throws {AppError} `conversation.unknown`, `resource.unknown`
 */
export async function suggestionFor(
  { store, suggest, catalogue, now }: SuggestionParts,
  { conversation: id, service, aspect, procedure, language }: SuggestionQuestion,
): Promise<Suggested> {
  const conversation = await store.conversations.get(id);
  if (!conversation) throw new AppError('conversation.unknown', 'There is no conversation of that id.');
  const { memory, mission } = conversation;
  const suggestion = suggest({
    service,
    aspect,
    // Where they are holds for every service; the case only for the one it was said of.
    slots: {
      ...(memory.service === service && !procedure ? memory.slots : placeOf(memory.slots)),
      ...(procedure && { procedure }),
    },
    language: language ?? conversation.language ?? 'fr',
    mission,
    at: now(),
  });
  if (!suggestion) throw new AppError('resource.unknown', 'The catalogue has no such service.');
  const procedures = catalogue().service(service)?.procedures ?? [];
  return { suggestion, procedures: procedures.map((one) => ({ id: one.id, name: one.short })) };
}

function placeOf({ country, city, mission }: Slots): Slots {
  return { ...(country && { country }), ...(city && { city }), ...(mission && { mission }) };
}
