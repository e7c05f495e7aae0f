import { findMission, nearestMissions } from '../../../intents/answers/places.ts';
import { loadCatalogue } from '../../../src/catalogue/load.ts';
import type { Catalogue } from '../../../src/core/catalogue.ts';

let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await loadCatalogue('test/fixtures/catalogue');
});

it('finds the mission of a city, a consulate before the embassy', () => {
  expect(findMission(catalogue, { city: 'Paris' })).toMatchObject({
    kind: 'mission',
    mission: { id: 'fr-paris' },
  });
});

it('finds a city by any of its names, whatever accents and case', () => {
  expect(findMission(catalogue, { city: 'PARÍS' })).toMatchObject({ kind: 'mission' });
});

it('follows a city to the mission whose district it lies in', () => {
  expect(findMission(catalogue, { city: 'Macon' })).toMatchObject({ mission: { id: 'fr-lyon' } });
});

it('offers the nearest where no source says which mission serves a city', () => {
  const found = findMission(catalogue, { city: 'Grenoble' });
  expect(found?.kind).toBe('nearest');
  expect(found && 'missions' in found && found.missions.map(({ id }) => id)).toEqual(['fr-lyon', 'fr-paris']);
});

it('has several for a country with several, none for one without', () => {
  expect(findMission(catalogue, { country: 'FR' })).toMatchObject({ kind: 'several' });
  expect(findMission(catalogue, { country: 'DE' })).toMatchObject({ kind: 'none' });
  expect(findMission(catalogue, {})).toBeUndefined();
});

it('ranks missions by distance', () => {
  expect(nearestMissions(catalogue, { latitude: 45.7, longitude: 4.8 })[0]?.id).toBe('fr-lyon');
});
