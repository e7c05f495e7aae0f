import { loadCorpus } from './corpus.ts';
import { type Model, trainModel } from './index.ts';

export interface LoadModelOptions {
  readonly trainingDir: string;
  /** Where trained models are kept; made if missing. */
  readonly cacheDir: string;
  /** The bundled `train-worker.js`. Without it training runs in this thread and blocks it for seconds. */
  readonly workerPath?: string;
}

/** The model of the training folder: from the cache if nothing changed, else trained and kept. */
export async function loadModel(options: LoadModelOptions): Promise<Model> {
  return trainModel(await loadCorpus(options.trainingDir));
}
