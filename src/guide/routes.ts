import { Router } from 'express';
import type { Catalogue } from '../core/catalogue.ts';
import { apiRoutes } from './api-routes.ts';
import { assetRoutes } from './assets.ts';
import { pageRoutes } from './page-routes.tsx';
import { searchOf } from './search.ts';

export interface GuideParts {
  /** The catalogue as it is now; a reload makes a new one. */
  readonly catalogue: () => Catalogue;
  /** Where the build left style, script and fonts. */
  readonly publicDir: string;
}

/** The public guide: pages for people, `/api` for programs, and their files. Mounted at the root, last. */
export function createGuideRouter({ catalogue, publicDir }: GuideParts): Router {
  const search = searchOf(catalogue);
  const router = Router();
  router.use(assetRoutes(publicDir));
  router.use('/api', apiRoutes(catalogue, search));
  router.use(pageRoutes(catalogue, search));
  return router;
}
