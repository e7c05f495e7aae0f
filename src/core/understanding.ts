import type { Language } from './language.ts';
import type { Aspect, Control, ServiceId } from './services.ts';

/** Whose paper it is. */
export type Age = 'adult' | 'minor';
/** Why the paper is asked for. */
export const SITUATIONS = ['first-issue', 'renewal', 'loss', 'theft', 'damage', 'change'] as const;
export type Situation = (typeof SITUATIONS)[number];

/** What a text says about the case, beside the service. Absent = not said. */
export interface Slots {
  readonly age?: Age;
  readonly situation?: Situation;
  /** A procedure of the service, when the words point at one (an adoul's power of attorney, an apostille…). */
  readonly procedure?: string;
  /** ISO 3166-1 alpha-2 code of the country named. */
  readonly country?: string;
  /** The city as the gazetteer names it (an English or local name, not the person's spelling). */
  readonly city?: string;
  /** The mission named, or the only one of the city named. */
  readonly mission?: string;
}

export const EMERGENCY_KINDS = ['danger', 'arrest', 'death', 'lost-child', 'violence', 'stranded'] as const;
export type EmergencyKind = (typeof EMERGENCY_KINDS)[number];

/** One question within a text. Two questions in one message make two. */
export interface Question {
  readonly service: ServiceId | Control;
  readonly aspect: Aspect;
  /** Calibrated probability, 0 to 1, that `service` is right. */
  readonly confidence: number;
  readonly slots: Slots;
}

/** Language, service, aspect, confidence and slots of one text. */
export interface Understanding extends Question {
  readonly language: Language | 'zgh';
  /** 0 to 1. Below about 0.5 (one word, a number, a name) the conversation's language should stand. */
  readonly languageConfidence: number;
  /** 0 to 1, that `aspect` is right. */
  readonly aspectConfidence: number;
  /** The next best services, best first, at most three, without the chosen one. */
  readonly alternatives: readonly { readonly service: ServiceId | Control; readonly confidence: number }[];
  /** `answer` above the upper band, `clarify` between the bands, `reject` under the lower. */
  readonly band: 'answer' | 'clarify' | 'reject';
  /** The text carries no service of its own (“et le prix ?”): the conversation's stands. */
  readonly elliptic: boolean;
  /** Set when danger, arrest, death… is spoken of; it goes before everything else. */
  readonly emergency?: { readonly kind: EmergencyKind; readonly confidence: number };
  /** A request to go on in another language (“in English please”). */
  readonly languageAsked?: Language;
  /** The further questions of a message that asks several things. */
  readonly more: readonly Question[];
}
