export { loadCorpus } from './corpus.ts';
export type { TrainingCorpus, TrainingExample } from './examples.ts';
export type { Model } from './model.ts';
export { ENGINE_VERSION, parseModel, serialiseModel } from './serialise.ts';
export { trainModel } from './train.ts';
export { createUnderstanding, type Understand } from './understand.ts';
