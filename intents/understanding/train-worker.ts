import { parentPort, workerData } from 'node:worker_threads';
import { loadCorpus } from './corpus.ts';
import type { TrainOrder, TrainReply } from './load-model.ts';
import { TRAINING_PARTS } from './train.ts';

/** Entry of a training thread: trains one part on `workerData.trainingDir` and answers with it. */
async function train(): Promise<TrainReply> {
  try {
    const { trainingDir, part } = workerData as TrainOrder;
    return { part: TRAINING_PARTS[part](await loadCorpus(trainingDir)) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : 'training failed' };
  }
}

void train().then((reply) => parentPort?.postMessage(reply));
