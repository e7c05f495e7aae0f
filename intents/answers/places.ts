import type { Catalogue, Mission, Place } from '../../src/core/catalogue.ts';
import type { Slots } from '../../src/core/understanding.ts';

/** What the catalogue has for a place that was named. */
export type Found =
  | { readonly kind: 'mission'; readonly mission: Mission }
  /** Several serve it, or none is known to: those nearest or of that country. */
  | {
      readonly kind: 'several' | 'nearest';
      readonly missions: readonly Mission[];
      readonly place?: Place | undefined;
    }
  | { readonly kind: 'none'; readonly place?: Place | undefined };

export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

const MOST = 3;
/** They do no counter work for citizens where a consulate stands in the same city. */
const NOT_COUNTERS: readonly Mission['kind'][] = ['embassy', 'permanent-mission', 'honorary-consulate'];

/** The mission for the place in the slots; undefined if no place was named. */
export function findMission(catalogue: Catalogue, slots: Slots): Found | undefined {
  const named = slots.mission ? catalogue.mission(slots.mission) : undefined;
  if (named) return { kind: 'mission', mission: named };
  if (slots.city) return ofCity(catalogue, cityOf(catalogue, slots), slots);
  if (slots.country) return ofCountry(catalogue, slots.country);
  return undefined;
}

/**
 * Whom to ring in an emergency: the missions of the place that have a telephone number, else any of the country that
 * has one. None if no place was named.
 */
export function reachableMissions(catalogue: Catalogue, slots: Slots): Mission[] {
  const found = findMission(catalogue, slots);
  const close =
    found?.kind === 'mission' ? [found.mission] : found && 'missions' in found ? found.missions : [];
  const reachable = close.filter(hasPhone);
  if (reachable.length > 0) return reachable;
  const country = close[0]?.country ?? slots.country;
  return catalogue.missions.filter((mission) => mission.country === country && hasPhone(mission));
}

function hasPhone({ phones }: Mission): boolean {
  return phones.length > 0;
}

/** The missions nearest to a point, nearest first, at most three. */
export function nearestMissions(catalogue: Catalogue, point: Point, country?: string): Mission[] {
  return counters(catalogue.missions)
    .filter((mission) => !country || mission.country === country)
    .flatMap((mission) => {
      const at = located(catalogue.place(mission.city));
      return at ? [{ mission, far: distance(point, at) }] : [];
    })
    .sort((a, b) => a.far - b.far)
    .slice(0, MOST)
    .map(({ mission }) => mission);
}

function cityOf(catalogue: Catalogue, { city, country }: Slots): Place | undefined {
  const wanted = fold(city ?? '');
  const cities = catalogue.places.filter(
    (place) =>
      place.kind === 'city' &&
      [place.id, ...Object.values(place.name), ...place.aliases].some((name) => fold(name ?? '') === wanted),
  );
  return cities.find((place) => place.country === country) ?? cities[0];
}

function ofCity(catalogue: Catalogue, place: Place | undefined, { country }: Slots): Found {
  if (!place) return country ? ofCountry(catalogue, country) : { kind: 'none' };
  const here = counters(catalogue.missions.filter((mission) => mission.city === place.id));
  const [first] = here;
  if (first && here.length === 1) return { kind: 'mission', mission: first };
  if (first) return { kind: 'several', missions: here.slice(0, MOST), place };
  const serving = place.mission ? catalogue.mission(place.mission) : undefined;
  if (serving) return { kind: 'mission', mission: serving };
  const at = located(place);
  const near = at ? nearestMissions(catalogue, at, place.country) : [];
  if (near.length > 0) return { kind: 'nearest', missions: near, place };
  const inCountry = ofCountry(catalogue, place.country);
  return inCountry.kind === 'none' ? { kind: 'none', place } : inCountry;
}

function ofCountry(catalogue: Catalogue, country: string): Found {
  const place = catalogue.places.find((one) => one.kind === 'country' && one.country === country);
  const missions = counters(catalogue.missions.filter((mission) => mission.country === country));
  const [first] = missions;
  const serving = place?.mission ? catalogue.mission(place.mission) : undefined;
  if (!first) return serving ? { kind: 'mission', mission: serving } : { kind: 'none', place };
  return missions.length === 1 ? { kind: 'mission', mission: first } : { kind: 'several', missions, place };
}

/** Consulates before embassies; an embassy only where no consulate stands in its city. */
function counters(missions: readonly Mission[]): Mission[] {
  const consulates = missions.filter(({ kind }) => !NOT_COUNTERS.includes(kind));
  const withConsulate = new Set(consulates.map(({ city }) => city));
  const embassies = missions.filter(({ kind, city }) => kind === 'embassy' && !withConsulate.has(city));
  const found = [...consulates, ...embassies];
  return found.length > 0 ? found : [...missions];
}

function located(place: Place | undefined): Point | undefined {
  const { latitude, longitude } = place ?? {};
  return latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };
}

/** Great-circle distance in kilometres (haversine). */
function distance(a: Point, b: Point): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half =
    Math.sin(radians(b.latitude - a.latitude) / 2) ** 2 +
    Math.cos(radians(a.latitude)) *
      Math.cos(radians(b.latitude)) *
      Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(half)));
}

/** Case, accents and punctuation do not tell names apart. */
function fold(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
