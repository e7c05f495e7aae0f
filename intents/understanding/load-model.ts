import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { hashOfFiles, loadCorpus, readTrainingFiles } from './corpus.ts';
import type { Model } from './model.ts';
import { ENGINE_VERSION, parseModel, serialiseModel } from './serialise.ts';
import { TRAINING_PARTS, type TrainingPart, trainModel } from './train.ts';

export interface LoadModelOptions {
  readonly trainingDir: string;
  /** Where trained models are kept; made if missing. */
  readonly cacheDir: string;
  /** The bundled `train-worker.js`, run in two threads. Without it training runs in this one and blocks it for long. */
  readonly workerPath?: string;
}

/** The model of the training folder: from the cache if nothing changed, else trained and kept. */
export async function loadModel(options: LoadModelOptions): Promise<Model> {
  const hash = hashOfFiles(await readTrainingFiles(options.trainingDir));
  const path = join(options.cacheDir, `model-${ENGINE_VERSION}-${hash.slice(0, 24)}.bin`);
  const kept = await readKept(path);
  if (kept) return kept;
  const bytes = serialiseModel(
    options.workerPath
      ? await trainInThreads(options.workerPath, options.trainingDir)
      : trainModel(await loadCorpus(options.trainingDir)),
  );
  await keep(options.cacheDir, path, bytes);
  return parseModel(bytes);
}

async function readKept(path: string): Promise<Model | undefined> {
  try {
    const bytes = await readFile(path);
    return parseModel(new Uint8Array(bytes));
  } catch {
    // Missing or cut off: it is made anew.
    return undefined;
  }
}

/** Written beside and then renamed, so that a reader never sees half a file. A cache that cannot be written is no fault. */
async function keep(dir: string, path: string, bytes: Uint8Array): Promise<void> {
  try {
    await mkdir(dir, { recursive: true });
    await writeFile(`${path}.${process.pid}`, bytes);
    await rename(`${path}.${process.pid}`, path);
  } catch {
    // The next start trains again.
  }
}

/** What a training thread is given, and what it answers. */
export interface TrainOrder {
  readonly trainingDir: string;
  readonly part: TrainingPart;
}
export type TrainReply = { readonly part: Partial<Model> } | { readonly error: string };

async function trainInThreads(workerPath: string, trainingDir: string): Promise<Model> {
  const parts = Object.keys(TRAINING_PARTS) as TrainingPart[];
  const trained = await Promise.all(parts.map((part) => trainInThread(workerPath, { trainingDir, part })));
  return Object.assign({}, ...trained) as Model;
}

function trainInThread(workerPath: string, order: TrainOrder): Promise<Partial<Model>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerPath, { workerData: order });
    worker.once('message', (reply: TrainReply) => {
      if ('part' in reply) resolve(reply.part);
      else reject(new Error(reply.error));
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`Training ended without a model (code ${code}).`)));
  });
}
