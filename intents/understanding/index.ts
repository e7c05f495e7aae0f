import type { Mission, Place } from '../../src/core/catalogue.ts';
import type { Understanding } from '../../src/core/understanding.ts';
import type { TrainingCorpus } from './examples.ts';
import type { Model } from './model.ts';

export type { TrainingCorpus, TrainingExample } from './examples.ts';
export type { Model } from './model.ts';

/** Understands one text; any string, in bounded time, never throws. */
export type Understand = (text: string) => Understanding;

/** Trains on the corpus. Deterministic: the same corpus gives the same model. */
export function trainModel(corpus: TrainingCorpus): Model {
  return { corpusHash: corpus.hash };
}

/** A model as bytes, for the cache. */
export function serialiseModel(model: Model): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(model));
}

/** @throws {Error} if the bytes are not a model of this version of the engine. */
export function parseModel(bytes: Uint8Array): Model {
  return JSON.parse(new TextDecoder().decode(bytes)) as Model;
}

/** A function that understands texts with this model, knowing these places and missions. */
export function createUnderstanding(
  _model: Model,
  _places: readonly Place[],
  _missions: readonly Mission[],
): Understand {
  return () => ({
    service: 'out-of-scope',
    aspect: 'general',
    confidence: 0,
    aspectConfidence: 0,
    slots: {},
    language: 'fr',
    languageConfidence: 0,
    alternatives: [],
    band: 'reject',
    elliptic: false,
    more: [],
  });
}
