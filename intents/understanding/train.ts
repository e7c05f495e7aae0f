import { isService } from '../../src/core/services.ts';
import { applyLogistic, softmax } from './calibration.ts';
import { trainCases } from './cases.ts';
import { DEFAULT_OPTIONS, type HeldRow, trainClassifier } from './classifier.ts';
import { quantile } from './evaluate.ts';
import type { TrainingCorpus, TrainingExample } from './examples.ts';
import { type HeadExample, trainHead } from './heads.ts';
import { trainLanguage } from './language/identify.ts';
import { scriptOf } from './language/script.ts';
import { quantise } from './linear.ts';
import { type Bands, FOLLOW_UP, LANGUAGE_SWITCH, type Model, NONE } from './model.ts';
import { trainProcedures } from './procedures.ts';
import { hashOf } from './random.ts';
import { bagOf, buildVocabulary, type Vector, vectorise } from './vectors.ts';

const HEAD_FOLDS = 2;

/** The halves of training, about as long: neither needs the other, so that two threads can share the work. */
export const TRAINING_PARTS = { topics: trainTopics, heads: trainHeads } as const;
export type TrainingPart = keyof typeof TRAINING_PARTS;

/** Trains on the corpus. Deterministic: the same corpus gives the same model. */
export function trainModel(corpus: TrainingCorpus): Model {
  return { ...trainTopics(corpus), ...trainHeads(corpus) };
}

type Topics = Pick<Model, 'corpusHash' | 'service' | 'bands'>;

/** Which service a text is about, and how sure one may be. */
function trainTopics({ examples, hash }: TrainingCorpus): Topics {
  const labels = [...new Set(examples.map(serviceLabel))].sort();
  const rows = examples.map((example) => ({
    text: example.text,
    label: labels.indexOf(serviceLabel(example)),
  }));
  const { classifier, held } = trainClassifier(rows, labels, DEFAULT_OPTIONS);
  return {
    corpusHash: hash,
    service: { ...classifier, linear: quantise(classifier.linear) },
    bands: fitBands({ examples, held, labels, trust: (one) => applyLogistic(classifier.trust, one.inputs) }),
  };
}

/** All else that a text says; the heads read the features of the service classifier. */
function trainHeads({ examples }: TrainingCorpus): Omit<Model, keyof Topics> {
  const bags = examples.map(({ text }) => bagOf(text, DEFAULT_OPTIONS.features));
  const vocabulary = buildVocabulary(bags, DEFAULT_OPTIONS.features, DEFAULT_OPTIONS);
  const vectors = bags.map((bag) => vectorise(vocabulary, bag));
  const trainer = headTrainer(examples, vectors, vocabulary.hashes.length);
  return {
    aspect: trainer(hasAspect, (example) => [example.aspect, ...example.alsoAspects]).head,
    cases: trainCases(examples, bags),
    procedures: trainProcedures(examples, bags),
    ...trainEmergency(trainer),
    emergencyServices: [
      ...new Set(examples.flatMap(({ emergency, service }) => (emergency && service ? [service] : []))),
    ].sort(),
    languageAsked: trainer(isSwitch, (example) => [example.languageAsked ?? 'fr']).head,
    language: trainLanguage(examples),
  };
}

function serviceLabel(example: TrainingExample): string {
  if (example.kind === 'follow-up') return FOLLOW_UP;
  if (example.kind === 'language-switch') return LANGUAGE_SWITCH;
  return example.service ?? 'social-assistance';
}

const isSwitch = (example: TrainingExample) => example.kind === 'language-switch';
/** What has no aspects would only teach that a question for a price may be none. */
const hasAspect = ({ kind, service }: TrainingExample) =>
  kind === 'follow-up' || (kind === 'service' && isService(service));

type Trainer = ReturnType<typeof headTrainer>;

function headTrainer(examples: readonly TrainingExample[], vectors: readonly Vector[], features: number) {
  return (
    use: (example: TrainingExample) => boolean,
    labelsOf: (example: TrainingExample) => readonly string[],
  ) => {
    const chosen: HeadExample[] = [];
    examples.forEach((example, i) => {
      if (use(example))
        chosen.push({
          vector: vectors[i] as Vector,
          labels: labelsOf(example),
          fold: hashOf(example.text) % HEAD_FOLDS,
        });
    });
    return trainHead({ examples: chosen, features, folds: HEAD_FOLDS });
  };
}

/** False alarms per text at which the emergency lane opens… */
const FALSE_ALARMS = 0.002;
/** …but it opens from this probability whatever they are: a false alarm costs an agent a minute, a missed one a life. */
const SURE_ENOUGH = 0.3;

function trainEmergency(trainer: Trainer): Pick<Model, 'emergency' | 'emergencyFrom'> {
  const { head, held } = trainer(
    () => true,
    (example) => [example.emergency ?? NONE],
  );
  const calm = head.labels.indexOf(NONE);
  const alarms: number[] = [];
  for (const [example, one] of held)
    if (example.labels[0] === NONE) alarms.push(1 - (softmax(one.scores, head.sharpness)[calm] ?? 0));
  const emergencyFrom = Math.min(SURE_ENOUGH, Math.max(0.12, quantile(alarms, 1 - FALSE_ALARMS)));
  return { emergency: head, emergencyFrom };
}

interface BandTask {
  readonly examples: readonly TrainingExample[];
  readonly held: readonly HeldRow[];
  readonly labels: readonly string[];
  readonly trust: (held: HeldRow) => number;
}

/** Share of understood texts that may fall under the lower band and under the upper one. */
const REFUSED = 0.02;
const CLARIFIED = 0.15;

/** Per script, from texts that the judging machine had not seen and that are in scope. */
function fitBands({ examples, held, labels, trust }: BandTask): Model['bands'] {
  const own = held.filter(
    (one) => !one.foreign && labels[one.best] === serviceLabel(examples[one.row] as TrainingExample),
  );
  const inScope = own.filter((one) => labels[one.best] !== 'out-of-scope');
  const bandsOf = (arabic: boolean): Bands => {
    const trusts = inScope
      .filter((one) => (scriptOf(examples[one.row]?.text ?? '') === 'arabic') === arabic)
      .map(trust);
    const reject = clamp(quantile(trusts, REFUSED), 0.15, 0.6);
    return { reject, answer: clamp(quantile(trusts, CLARIFIED), reject + 0.1, 0.75) };
  };
  return { latin: bandsOf(false), arabic: bandsOf(true) };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
