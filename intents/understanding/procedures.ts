import { DEFAULT_OPTIONS } from './classifier.ts';
import type { TrainingExample } from './examples.ts';
import { said, trainHead } from './heads.ts';
import { type Head, NONE } from './model.ts';
import { hashOf } from './random.ts';
import { type Bag, buildVocabulary, type Vocabulary, vectorise } from './vectors.ts';

/** Tells the procedures of one service apart; small, and blind to everything but this service. */
export interface ServiceProcedures {
  readonly service: string;
  readonly vocabulary: Vocabulary;
  readonly head: Head;
}

const FOLDS = 3;
const FEATURES = DEFAULT_OPTIONS.features;
const LIMITS = { minTexts: 2, maxFeatures: 20_000 };

/** One for each service whose examples point at procedures. */
export function trainProcedures(
  examples: readonly TrainingExample[],
  bags: readonly Bag[],
): ServiceProcedures[] {
  const services = new Map<string, number[]>();
  examples.forEach(({ kind, service }, i) => {
    if (kind === 'service' && service) services.set(service, [...(services.get(service) ?? []), i]);
  });
  return [...services].flatMap(([service, own]) => {
    if (!own.some((i) => examples[i]?.procedure)) return [];
    const ownBags = own.map((i) => bags[i] as Bag);
    const vocabulary = buildVocabulary(ownBags, FEATURES, LIMITS);
    const headExamples = own.map((i, at) => ({
      vector: vectorise(vocabulary, ownBags[at] as Bag),
      labels: [examples[i]?.procedure ?? NONE],
      fold: hashOf(examples[i]?.text ?? '') % FOLDS,
    }));
    const { head } = trainHead({ examples: headExamples, features: vocabulary.hashes.length, folds: FOLDS });
    return [{ service, vocabulary, head }];
  });
}

/** The procedure of the service at which the words point, if they do. */
export function procedureOf(
  all: readonly ServiceProcedures[],
  service: string,
  bag: Bag,
): string | undefined {
  const own = all.find((one) => one.service === service);
  return own && said(own.head, vectorise(own.vocabulary, bag));
}
