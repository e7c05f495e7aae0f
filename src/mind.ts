import { join } from 'node:path';
import { createRouter } from '../intents/router.ts';
import { createUnderstanding, type Model } from '../intents/understanding/index.ts';
import { loadModel } from '../intents/understanding/load-model.ts';
import { loadWordings, type Wordings } from '../intents/wordings/index.ts';
import { loadCatalogue } from './catalogue/load.ts';
import type { Catalogue } from './core/catalogue.ts';
import type { IntentRouter } from './core/router.ts';

export interface MindFiles {
  /** The `data` folder. */
  readonly dataDir: string;
  /** Where trained models are kept. */
  readonly cacheDir: string;
  /** The bundled training worker; without it training blocks this thread. */
  readonly workerPath?: string;
}

/** What the program knows and how it understands, of one moment. A reload makes a new one. */
export interface Mind {
  readonly catalogue: Catalogue;
  readonly wordings: Wordings;
  /** Resolves when the model is trained or read. */
  readonly router: Promise<IntentRouter>;
}

/**
 * Reads catalogue and wordings at once and the model in the background.
 * @throws {Error} in plain words when a data file is broken.
 */
export async function openMind(files: MindFiles): Promise<Mind> {
  const [catalogue, wordings] = await Promise.all([
    loadCatalogue(files.dataDir),
    loadWordings(join(files.dataDir, 'replies')),
  ]);
  const model: Promise<Model> = loadModel({
    trainingDir: join(files.dataDir, 'training'),
    cacheDir: files.cacheDir,
    ...(files.workerPath ? { workerPath: files.workerPath } : {}),
  });
  const router = model.then((trained) =>
    createRouter({
      understand: createUnderstanding(trained, catalogue.places, catalogue.missions),
      catalogue,
      wordings,
    }),
  );
  // Whoever waits for the router sees the failure; nobody waiting yet is no reason to end the process.
  router.catch(() => undefined);
  return { catalogue, wordings, router };
}
