import { join } from 'node:path';
import { createRouter } from '../intents/router.ts';
import { createUnderstanding, type Model } from '../intents/understanding/index.ts';
import { loadModel } from '../intents/understanding/load-model.ts';
import { remembering } from '../intents/understanding/remember.ts';
import { loadWordings, type Wordings } from '../intents/wordings/index.ts';
import { loadCatalogue } from './catalogue/load.ts';
import type { Catalogue } from './core/catalogue.ts';
import { AppError } from './core/errors.ts';
import type { GuideLanguage } from './core/language.ts';
import type { MissionOpening } from './core/mission-calendar.ts';
import type { IntentRouter } from './core/router.ts';
import type { Log } from './ports/log.ts';

export interface MindFiles {
  /** The `data` folder. */
  readonly dataDir: string;
  /** Where trained models are kept. */
  readonly cacheDir: string;
  /** The bundled training worker; without it training blocks this thread. */
  readonly workerPath?: string;
  /** Address of the privacy page, for the notice at first contact; absent = no link. */
  readonly privacyUrl?: ((language: GuideLanguage) => string) | undefined;
  /** How the hours of a mission stand, where officials have entered them; absent = nowhere. */
  readonly missionOpening?: ((missionId: string, at: Date) => MissionOpening | undefined) | undefined;
  readonly log: Log;
}

/** What the program knows and how it understands. Reloading replaces all of it at once, or nothing. */
export interface MindKeeper {
  /** The catalogue of the moment. */
  catalogue(): Catalogue;
  wordings(): Wordings;
  /** The router of the moment. @throws {AppError} `service.unavailable` while the first model is not ready. */
  router(): IntentRouter;
  /** Resolves when messages can be understood; rejects when the first training failed. */
  readonly ready: Promise<void>;
  /** Whether messages can be understood. */
  isReady(): boolean;
  /** Reads all files again. Broken ones are refused: it is logged why, and what was there stays. */
  reload(): Promise<void>;
}

/** Reads catalogue and wordings at once, and the model in the background. @throws when a data file is broken. */
export async function createMindKeeper(files: MindFiles): Promise<MindKeeper> {
  let known = await readKnowledge(files);
  let router: IntentRouter | undefined;
  const ready = think(files, known).then((made) => {
    router = made;
  });
  // Whoever waits for `ready` sees the failure; that nobody waits yet must not end the process.
  ready.catch(() => undefined);
  return {
    catalogue: () => known.catalogue,
    wordings: () => known.wordings,
    router() {
      if (!router)
        throw new AppError('service.unavailable', 'The model is still being trained.', {
          retryAfterSeconds: 5,
        });
      return router;
    },
    ready,
    isReady: () => router !== undefined,
    async reload() {
      try {
        const next = await readKnowledge(files);
        router = await think(files, next);
        known = next;
        files.log.info({ catalogue: known.catalogue.version }, 'data files read again');
      } catch (error) {
        files.log.error({ error }, 'data files not taken over: the former ones stay');
      }
    },
  };
}

interface Knowledge {
  readonly catalogue: Catalogue;
  readonly wordings: Wordings;
}

async function readKnowledge({ dataDir }: MindFiles): Promise<Knowledge> {
  const [catalogue, wordings] = await Promise.all([
    loadCatalogue(dataDir),
    loadWordings(join(dataDir, 'replies')),
  ]);
  return { catalogue, wordings };
}

async function think(
  { dataDir, cacheDir, workerPath, privacyUrl, missionOpening }: MindFiles,
  { catalogue, wordings }: Knowledge,
): Promise<IntentRouter> {
  const model: Model = await loadModel({
    trainingDir: join(dataDir, 'training'),
    cacheDir,
    ...(workerPath ? { workerPath } : {}),
  });
  return createRouter({
    understand: remembering(createUnderstanding(model, catalogue.places, catalogue.missions)),
    catalogue,
    wordings,
    privacyUrl,
    missionOpening,
  });
}
