import type { Mission, Place, Procedure, Service } from '../core/catalogue.ts';
import { GUIDE_LANGUAGES } from '../core/language.ts';
import { SERVICES } from '../core/services.ts';
import type { Problem } from './read.ts';

/** What of the data is to be checked together, each with the file it came from. */
export interface CatalogueParts {
  readonly services: readonly { readonly file: string; readonly service: Service }[];
  readonly missions: readonly { readonly file: string; readonly mission: Mission }[];
  readonly places: readonly { readonly file: string; readonly place: Place }[];
}

/** A fact read longer ago than this is to be read again. The issue asks for a year. */
const STALE_AFTER_DAYS = 365;

/** An amount of money in running text; it must stand under `fees`, where one line corrects it everywhere. */
const MONEY = /\d[\d\s.,]*\s?(?:MAD|DH|dhs?|dirhams?|EUR|€|USD|\$|درهم|دراهم|euros?)(?![\p{L}])/iu;

/** Everything that the schema cannot see: dangling references, missing translations, old facts. */
export function checkCatalogue(parts: CatalogueParts, today: Date): Problem[] {
  return [...checkServices(parts, today), ...checkMissions(parts, today), ...checkPlaces(parts)];
}

function checkServices({ services }: CatalogueParts, today: Date): Problem[] {
  const present = services.map(({ service }) => service.id);
  const missing = SERVICES.filter((id) => !present.includes(id)).map(
    (id): Problem => ({
      level: 'warning',
      file: `services/${id}.yaml`,
      at: '',
      message: 'this service has no entry yet: the bot says that it is not covered',
    }),
  );
  return [
    ...missing,
    ...duplicates(present).map((id) =>
      error(`services/${id}.yaml`, 'id', `two files describe the service ${id}`),
    ),
    ...services.flatMap(({ file, service }) => checkService(file, service, today)),
  ];
}

function checkService(file: string, service: Service, today: Date): Problem[] {
  const problems: Problem[] = [];
  if (file !== `services/${service.id}.yaml`)
    problems.push(error(file, 'id', `the file must be called ${service.id}.yaml`));
  const ids = service.procedures.map((procedure) => procedure.id);
  problems.push(...duplicates(ids).map((id) => error(file, 'procedures', `two procedures are called ${id}`)));
  const defaults = service.procedures.filter((procedure) => procedure.default).length;
  if (ids.length > 1 && defaults !== 1)
    problems.push(error(file, 'procedures', 'exactly one procedure must have `default: true`'));
  for (const choice of service.question?.choices ?? []) {
    const named = choice.set.procedure;
    if (named && !ids.includes(named))
      problems.push(error(file, 'question', `no procedure is called ${named}`));
  }
  problems.push(...untranslated(file, service));
  service.procedures.forEach((procedure, index) => {
    problems.push(...checkProcedure(file, `procedures[${index}]`, procedure, today));
  });
  return problems;
}

function checkProcedure(file: string, at: string, procedure: Procedure, today: Date): Problem[] {
  const sources = new Set(procedure.sources.map((source) => source.n));
  const variants = new Set(procedure.variants.map((variant) => variant.id));
  const problems: Problem[] = [];
  walk(procedure, at, (value, path) => {
    if (!Array.isArray(value)) return;
    for (const item of value) {
      if (path.endsWith('.sources') && typeof item === 'number' && !sources.has(item)) {
        problems.push(error(file, path, `source ${item} is not among this procedure's sources`));
      }
      if (path.endsWith('.variants') && typeof item === 'string' && !variants.has(item)) {
        problems.push(error(file, path, `this procedure has no variant ${item}`));
      }
    }
  });
  problems.push(...checkFees(file, at, procedure), ...moneyInTexts(file, at, procedure));
  problems.push(...stale(file, `${at}.checkedOn`, procedure.checkedOn, today));
  return problems;
}

function checkFees(file: string, at: string, { fees }: Procedure): Problem[] {
  const problems = duplicates(fees.map((fee) => fee.id)).map((id) =>
    error(file, `${at}.fees`, `two fees are called ${id}`),
  );
  for (const fee of fees) {
    const sum = fee.breakdown?.reduce((total, part) => total + part.amount, 0);
    if (sum !== undefined && sum !== fee.amount) {
      problems.push(
        warning(
          file,
          `${at}.fees`,
          `the parts of the fee ${fee.id} add up to ${sum}, not ${fee.amount}: they are not shown`,
        ),
      );
    }
  }
  return problems;
}

function moneyInTexts(file: string, at: string, procedure: Procedure): Problem[] {
  const { fees: _fees, sources: _sources, ...texts } = procedure;
  const problems: Problem[] = [];
  walk(texts, at, (value, path) => {
    if (typeof value === 'string' && MONEY.test(value)) {
      problems.push(warning(file, path, 'an amount of money stands in a text: put it under `fees`'));
    }
  });
  return problems;
}

function untranslated(file: string, service: Service): Problem[] {
  const problems: Problem[] = [];
  walk(service, '', (value, path) => {
    if (!isRecord(value) || typeof value['fr'] !== 'string') return;
    const missing = GUIDE_LANGUAGES.filter((language) => !value[language]);
    if (missing.length > 0)
      problems.push(warning(file, path, `no text in ${missing.join(', ')}: the French is shown`));
  });
  return problems;
}

function checkMissions({ missions, places }: CatalogueParts, today: Date): Problem[] {
  const cities = new Set(places.filter(({ place }) => place.kind === 'city').map(({ place }) => place.id));
  const zones = new Set(Intl.supportedValuesOf('timeZone'));
  return [
    ...duplicates(missions.map(({ mission }) => mission.id)).map((id) =>
      error('missions', id, `two missions are called ${id}`),
    ),
    ...missions.flatMap(({ file, mission }) => [
      ...(cities.has(mission.city)
        ? []
        : [error(file, mission.id, `its city ${mission.city} is not in places.yaml`)]),
      ...(zones.has(mission.timezone) || isZone(mission.timezone)
        ? []
        : [error(file, mission.id, `${mission.timezone} is not a time zone`)]),
      ...stale(file, mission.id, mission.checkedOn, today),
    ]),
  ];
}

function checkPlaces({ places, missions }: CatalogueParts): Problem[] {
  const known = new Set(missions.map(({ mission }) => mission.id));
  return [
    ...duplicates(places.map(({ place }) => place.id)).map((id) =>
      error('places.yaml', id, `two places are called ${id}`),
    ),
    ...places
      .filter(({ place }) => place.mission !== undefined && !known.has(place.mission))
      .map(({ file, place }) => error(file, place.id, `no mission is called ${place.mission}`)),
  ];
}

function stale(file: string, at: string, checkedOn: string, today: Date): Problem[] {
  const days = Math.floor((today.getTime() - Date.parse(checkedOn)) / 86_400_000);
  return days > STALE_AFTER_DAYS ? [warning(file, at, `read ${days} days ago: read the sources again`)] : [];
}

/** Visits every value below `value` with its path. */
function walk(value: unknown, path: string, visit: (value: unknown, path: string) => void): void {
  visit(value, path);
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) walk(item, `${path}[${index}]`, visit);
  } else if (isRecord(value)) {
    for (const [key, item] of Object.entries(value)) walk(item, path ? `${path}.${key}` : key, visit);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `supportedValuesOf` leaves out aliases that are valid all the same. */
function isZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

function duplicates(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}

function error(file: string, at: string, message: string): Problem {
  return { level: 'error', file, at, message };
}
function warning(file: string, at: string, message: string): Problem {
  return { level: 'warning', file, at, message };
}
