import { Router } from 'express';
import type { Catalogue } from '../core/catalogue.ts';
import type { MissionOpening } from '../core/mission-calendar.ts';
import { apiRoutes } from './api-routes.ts';
import { assetRoutes } from './assets.ts';
import { pageRoutes } from './page-routes.tsx';
import { searchOf } from './search.ts';

export interface GuideParts {
  /** The catalogue as it is now; a reload makes a new one. */
  readonly catalogue: () => Catalogue;
  /** How a mission's hours stand now, as they were entered at the desk; nothing for one without them. */
  readonly openingOf: (missionId: string) => MissionOpening | undefined;
  /** Where the build left style, script and fonts. */
  readonly publicDir: string;
}

/** The public guide: pages for people, `/api` for programs, and their files. Mounted at the root, last. */
export function createGuideRouter({ catalogue, openingOf, publicDir }: GuideParts): Router {
  const search = searchOf(catalogue);
  const router = Router();
  router.use(assetRoutes(publicDir));
  router.use('/api', apiRoutes({ catalogue, openingOf }, search));
  router.use(pageRoutes({ catalogue, openingOf }, search));
  return router;
}
