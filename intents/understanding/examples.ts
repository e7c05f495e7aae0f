import type { Language } from '../../src/core/language.ts';
import type { Aspect, Control, ServiceId } from '../../src/core/services.ts';
import type { Age, EmergencyKind, Situation } from '../../src/core/understanding.ts';

/** What the example teaches. A `follow-up` has no service of its own; an `emergency` may touch one. */
export type ExampleKind = 'service' | 'follow-up' | 'emergency' | 'language-switch';

/** One line of a training file with its marks. */
export interface TrainingExample {
  readonly kind: ExampleKind;
  readonly text: string;
  readonly language: Language;
  readonly service?: ServiceId | Control;
  readonly aspect: Aspect;
  /** Further aspects asked in the same message. */
  readonly alsoAspects: readonly Aspect[];
  readonly age?: Age;
  readonly situation?: Situation;
  readonly procedure?: string;
  readonly emergency?: EmergencyKind;
  readonly languageAsked?: Language;
  /** Every example of its file that says something of the case is marked: no mark says that it does not. */
  readonly marksComplete?: boolean;
}

/** All training examples, in a fixed order. */
export interface TrainingCorpus {
  readonly examples: readonly TrainingExample[];
  /** SHA-256 of the files' content, hexadecimal. */
  readonly hash: string;
}
