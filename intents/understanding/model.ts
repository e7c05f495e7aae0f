import type { CaseHeads } from './cases.ts';
import type { Classifier } from './classifier.ts';
import type { LanguageModel } from './language/identify.ts';
import type { Linear } from './linear.ts';
import type { ServiceProcedures } from './procedures.ts';

/** A further question put to the features of the service classifier. */
export interface Head {
  readonly labels: readonly string[];
  readonly linear: Linear;
  readonly sharpness: number;
  /** Probability from which a label other than `NONE` is better said than left out. */
  readonly from: number;
}

/** Confidence from which a text is answered, and under which it is refused; between, the person is asked. */
export interface Bands {
  readonly answer: number;
  readonly reject: number;
}

/** What training makes. Opaque outside this folder: keep it with `serialiseModel`, use it with `createUnderstanding`. */
export interface Model {
  /** Hash of the corpus it was trained on. */
  readonly corpusHash: string;
  readonly service: Classifier;
  readonly aspect: Head;
  readonly cases: CaseHeads;
  readonly procedures: readonly ServiceProcedures[];
  readonly emergency: Head;
  /** Probability of any emergency from which it is one. */
  readonly emergencyFrom: number;
  /** Services that emergencies touch. */
  readonly emergencyServices: readonly string[];
  readonly languageAsked: Head;
  readonly language: LanguageModel;
  readonly bands: { readonly latin: Bands; readonly arabic: Bands };
}

/** Labels of the service head that are no service: a text that goes on with one, a request for another language. */
export const FOLLOW_UP = 'follow-up';
export const LANGUAGE_SWITCH = 'language-switch';
/** Label of a head when the words say nothing of its matter. */
export const NONE = 'none';
