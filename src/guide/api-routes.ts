import { Router } from 'express';
import type { Catalogue, Mission, Service } from '../core/catalogue.ts';
import { AppError } from '../core/errors.ts';
import { GUIDE_LANGUAGES, type GuideLanguage } from '../core/language.ts';
import { isService } from '../core/services.ts';
import { addressOf } from './addresses.ts';
import { findMissions, missionName } from './missions.ts';
import { textOf } from './query.ts';
import type { GuideParts } from './routes.ts';
import type { Search } from './search.ts';
import { sendCompressed } from './send.ts';

/** The catalogue as JSON, open to every page: the same records that the guide and the bot read. */
export function apiRoutes(
  { catalogue, openingOf }: Pick<GuideParts, 'catalogue' | 'openingOf'>,
  search: () => Search,
): Router {
  const view = (mission: Mission) => ({
    ...viewMission(catalogue(), mission),
    opening: openingOf(mission.id),
  });
  const router = Router();
  router.use((_request, response, next) => {
    response.set({ 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'public, max-age=60' }).type('json');
    next();
  });
  router.get('/services', async (request, response) => {
    const { version, services } = catalogue();
    const body = { version, services: services.map(briefService) };
    await sendCompressed({ request, response }, JSON.stringify(body));
  });
  router.get('/services/:id', async (request, response) => {
    const { id } = request.params;
    const service = isService(id) ? catalogue().service(id) : undefined;
    if (!service)
      throw new AppError('resource.unknown', 'There is no service of this id: see /api/services.');
    await sendCompressed({ request, response }, JSON.stringify(service));
  });
  router.get('/search', async (request, response) => {
    const services = search()(textOf(request, 'q')).map(briefService);
    await sendCompressed({ request, response }, JSON.stringify({ services }));
  });
  router.get('/missions', async (request, response) => {
    const filter = { country: textOf(request, 'country'), q: textOf(request, 'q') };
    const missions = findMissions(catalogue(), filter).map(view);
    await sendCompressed({ request, response }, JSON.stringify({ missions }));
  });
  router.get('/missions/:id', (request, response) => {
    const mission = catalogue().mission(request.params.id);
    if (!mission)
      throw new AppError('resource.unknown', 'There is no mission of this id: see /api/missions.');
    response.json(view(mission));
  });
  return router;
}

function briefService({ id, name, summary, lifeEvents, popular, procedures }: Service) {
  return {
    id,
    name,
    summary,
    lifeEvents,
    popular,
    procedures: procedures.map((procedure) => ({ id: procedure.id, name: procedure.name })),
    pages: inEach((language) => addressOf.service(language, id)),
  };
}

function viewMission(catalogue: Catalogue, mission: Mission) {
  return {
    ...mission,
    name: inEach((language) => missionName(catalogue, mission, language)),
    pages: inEach((language) => addressOf.mission(language, mission.id)),
  };
}

function inEach<T>(make: (language: GuideLanguage) => T): Record<string, T> {
  return Object.fromEntries(GUIDE_LANGUAGES.map((language) => [language, make(language)]));
}
