import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { hashOfFiles, loadCorpus, readTrainingFiles } from './corpus.ts';
import type { Model } from './model.ts';
import { ENGINE_VERSION, parseModel, serialiseModel } from './serialise.ts';
import { trainModel } from './train.ts';

export interface LoadModelOptions {
  readonly trainingDir: string;
  /** Where trained models are kept; made if missing. */
  readonly cacheDir: string;
  /** The bundled `train-worker.js`. Without it training runs in this thread and blocks it for seconds. */
  readonly workerPath?: string;
}

/** The model of the training folder: from the cache if nothing changed, else trained and kept. */
export async function loadModel(options: LoadModelOptions): Promise<Model> {
  const hash = hashOfFiles(await readTrainingFiles(options.trainingDir));
  const path = join(options.cacheDir, `model-${ENGINE_VERSION}-${hash.slice(0, 24)}.bin`);
  const kept = await readKept(path);
  if (kept) return kept;
  const bytes = options.workerPath
    ? await trainInWorker(options.workerPath, options.trainingDir)
    : serialiseModel(trainModel(await loadCorpus(options.trainingDir)));
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

/** What the worker answers. */
export type TrainReply = { readonly bytes: Uint8Array } | { readonly error: string };

function trainInWorker(workerPath: string, trainingDir: string): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerPath, { workerData: { trainingDir } });
    worker.once('message', (reply: TrainReply) => {
      if ('bytes' in reply) resolve(reply.bytes);
      else reject(new Error(reply.error));
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`Training ended without a model (code ${code}).`)));
  });
}
