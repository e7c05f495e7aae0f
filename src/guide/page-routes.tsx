import { type Request, type Response, Router } from 'express';
import type { VNode } from 'preact';
import { GUIDE_LANGUAGES, type GuideLanguage } from '../core/language.ts';
import { isService } from '../core/services.ts';
import { addressOf } from './addresses.ts';
import { findMissions } from './missions.ts';
import { textOf } from './query.ts';
import type { GuideParts } from './routes.ts';
import type { Search } from './search.ts';
import { sendPage } from './send.ts';
import { chooseCase } from './shown-case.ts';
import { FeesPage } from './views/fees-page.tsx';
import { HomePage } from './views/home-page.tsx';
import { MissionPage } from './views/mission-page.tsx';
import { MissionsPage } from './views/missions-page.tsx';
import { NotFoundPage, PrivacyPage } from './views/plain-pages.tsx';
import { SearchPage } from './views/search-page.tsx';
import { ServicePage } from './views/service-page.tsx';

/** A page in a language; `undefined` where there is nothing at the address. */
type MakePage = (request: Request, language: GuideLanguage) => VNode | undefined;

/** Addresses of other programs: a person does not land there by a link of ours. */
const NOT_PAGES = /^\/(api|desk|channels)(\/|$)/;

type Parts = Pick<GuideParts, 'catalogue' | 'openingOf'>;

/** Every page in every language, and a friendly one for addresses that lead nowhere. */
export function pageRoutes(parts: Parts, search: () => Search): Router {
  const router = Router();
  const pages = pageMakers(parts, search);
  router.get('/', (request, response) => {
    response.vary('Accept-Language');
    return show(request, response, { language: preferredLanguage(request), make: pages.home });
  });
  for (const language of GUIDE_LANGUAGES) {
    const page = (address: string, make: MakePage) =>
      router.get(address, (request, response) => show(request, response, { language, make }));
    page(addressOf.home(language), pages.home);
    page(`/guide/${language}/:id`, pages.service);
    page(addressOf.fees(language), pages.fees);
    page(addressOf.search(language), pages.search);
    page(addressOf.missions(language), pages.missions);
    page(`/missions/${language}/:id`, pages.mission);
    page(addressOf.privacy(language), pages.privacy);
    router.get(`/guide/${language}`, (_, response) => response.redirect(301, addressOf.home(language)));
  }
  router.get('/{*path}', (request, response, next) => {
    if (NOT_PAGES.test(request.path) || request.accepts(['json', 'html']) !== 'html') return next();
    return show(request, response, { language: preferredLanguage(request), make: () => undefined });
  });
  return router;
}

function pageMakers({ catalogue, openingOf }: Parts, search: () => Search) {
  return {
    home: (request) => <HomePage catalogue={catalogue()} origin={originOf(request)} />,
    service: (request) => {
      const { id } = request.params;
      const service = isService(id) ? catalogue().service(id) : undefined;
      if (!service) return undefined;
      const shown = chooseCase(service, request.query);
      return (
        <ServicePage service={service} shown={shown} catalogue={catalogue()} origin={originOf(request)} />
      );
    },
    fees: (request) => <FeesPage catalogue={catalogue()} origin={originOf(request)} />,
    search: (request) => {
      const query = textOf(request, 'q');
      const found = query ? search()(query) : [];
      const all = catalogue().services;
      return <SearchPage query={query} found={found} all={all} origin={originOf(request)} />;
    },
    missions: (request) => {
      const filter = { country: textOf(request, 'country'), q: textOf(request, 'q') };
      const found = findMissions(catalogue(), filter);
      return (
        <MissionsPage catalogue={catalogue()} found={found} filter={filter} origin={originOf(request)} />
      );
    },
    mission: (request) => {
      const mission = catalogue().mission(String(request.params['id']));
      if (!mission) return undefined;
      const opening = openingOf(mission.id);
      const shown = { catalogue: catalogue(), mission, opening, origin: originOf(request) };
      return <MissionPage {...shown} />;
    },
    privacy: (request) => <PrivacyPage origin={originOf(request)} />,
  } satisfies Record<string, MakePage>;
}

async function show(
  request: Request,
  response: Response,
  { language, make }: { language: GuideLanguage; make: MakePage },
): Promise<void> {
  const page = make(request, language);
  if (!page) response.status(404);
  const shown = page ?? <NotFoundPage origin={originOf(request)} />;
  await sendPage({ request, response }, language, shown);
}

/** What `?lang=` says, else what the browser asks for, else French. */
function preferredLanguage(request: Request): GuideLanguage {
  const asked = GUIDE_LANGUAGES.find((language) => language === request.query['lang']);
  // French first: a browser without any wish gets the first.
  const wished = request.acceptsLanguages('fr', 'ar', 'en', 'es');
  return asked ?? GUIDE_LANGUAGES.find((language) => language === wished) ?? 'fr';
}

/** The site as this reader addresses it, for links that must be whole. */
function originOf(request: Request): string {
  return `${request.protocol}://${request.host}`;
}
