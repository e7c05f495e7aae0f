import type { TrainingExample } from '../../../intents/understanding/examples.ts';
import type { Understand } from '../../../intents/understanding/index.ts';
import { LANGUAGES, type Language } from '../../core/language.ts';
import { isService } from '../../core/services.ts';

/** One message of the validation split and what was made of it. */
export interface Judged {
  readonly example: TrainingExample;
  readonly service: string;
  readonly aspect: string;
  readonly confidence: number;
  readonly serviceRight: boolean;
  readonly aspectRight: boolean;
  readonly languageRight: boolean;
  readonly alarm: boolean;
}

/** What is refused counts as out of scope, as in `npm run understand`. */
export function judge(understand: Understand, example: TrainingExample): Judged {
  const heard = understand(example.text);
  const refused = heard.band === 'reject' && !heard.emergency && !heard.elliptic;
  const service = refused ? 'out-of-scope' : heard.service;
  const aspect = refused ? 'general' : heard.aspect;
  return {
    example,
    service,
    aspect,
    confidence: heard.confidence,
    serviceRight: service === example.service,
    aspectRight: [example.aspect, ...example.alsoAspects].includes(heard.aspect) && !refused,
    languageRight: heard.language === example.language,
    alarm: heard.emergency !== undefined,
  };
}

/** Messages that were taken for another service, by what was wanted and what was heard; the commonest first. */
export interface Confusion {
  readonly wanted: string;
  readonly heard: string;
  readonly texts: readonly string[];
}

export function confusionsOf(judged: readonly Judged[]): Confusion[] {
  const found = new Map<string, { wanted: string; heard: string; texts: string[] }>();
  for (const { example, service, serviceRight } of judged) {
    if (serviceRight || example.kind !== 'service') continue;
    const wanted = example.service ?? '';
    const key = `${wanted} ${service}`;
    const one = found.get(key) ?? { wanted, heard: service, texts: [] };
    one.texts.push(example.text);
    found.set(key, one);
  }
  return [...found.values()].sort((a, b) => b.texts.length - a.texts.length);
}

/** Messages of like confidence, and how many of them were understood. */
export interface CalibrationStep {
  readonly from: number;
  readonly to: number;
  readonly messages: number;
  /** 0 to 1. */
  readonly meanConfidence: number;
  /** 0 to 1. */
  readonly right: number;
}

const STEPS = 10;

/** Ten steps of confidence; steps without messages are left out. */
export function calibrationOf(judged: readonly Judged[]): CalibrationStep[] {
  return Array.from({ length: STEPS }, (_, step) => {
    const [from, to] = [step / STEPS, (step + 1) / STEPS];
    const own = judged.filter(
      ({ confidence }) => Math.min(STEPS - 1, Math.floor(confidence * STEPS)) === step,
    );
    return {
      from,
      to,
      messages: own.length,
      meanConfidence: shareOf(own, ({ confidence }) => confidence),
      right: shareOf(own, ({ serviceRight }) => (serviceRight ? 1 : 0)),
    };
  }).filter(({ messages }) => messages > 0);
}

function shareOf<T>(all: readonly T[], value: (one: T) => number): number {
  return all.reduce((sum, one) => sum + value(one), 0) / (all.length || 1);
}

/** Examples that a service should have in each register, at least. */
export const WANTED: Readonly<Record<Language, number>> = {
  'ary-Latn': 30,
  'ary-Arab': 30,
  fr: 30,
  ar: 20,
  en: 15,
  es: 15,
  nl: 5,
  it: 5,
  de: 5,
};

export interface ThinSpot {
  readonly service: string;
  readonly language: Language;
  readonly examples: number;
  readonly wanted: number;
}

/** Services and registers with too few training examples. */
export function thinSpotsOf(training: readonly TrainingExample[]): ThinSpot[] {
  const services = [...new Set(training.flatMap(({ service }) => (isService(service) ? [service] : [])))];
  return services.sort().flatMap((service) =>
    LANGUAGES.flatMap((language) => {
      const examples = training.filter(
        (one) => one.kind === 'service' && one.service === service && one.language === language,
      ).length;
      const wanted = WANTED[language];
      return examples < wanted ? [{ service, language, examples, wanted }] : [];
    }),
  );
}
