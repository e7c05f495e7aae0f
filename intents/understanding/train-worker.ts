import { parentPort, workerData } from 'node:worker_threads';
import { loadCorpus } from './corpus.ts';
import type { TrainReply } from './load-model.ts';
import { serialiseModel } from './serialise.ts';
import { trainModel } from './train.ts';

/** Entry of the training thread: trains on `workerData.trainingDir` and answers with the model's bytes. */
async function train(): Promise<TrainReply> {
  try {
    const { trainingDir } = workerData as { trainingDir: string };
    return { bytes: serialiseModel(trainModel(await loadCorpus(trainingDir))) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : 'training failed' };
  }
}

void train().then((reply) => parentPort?.postMessage(reply));
