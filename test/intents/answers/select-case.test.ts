import { knowsCase, selectCase } from '../../../intents/answers/select-case.ts';
import { loadCatalogue } from '../../../src/catalogue/load.ts';
import type { Service } from '../../../src/core/catalogue.ts';
import type { Slots } from '../../../src/core/understanding.ts';

let passport: Service;
beforeAll(async () => {
  const found = (await loadCatalogue('test/fixtures/catalogue')).service('passport');
  if (!found) throw new Error('The fixture has no passport');
  passport = found;
});

it.each<[Slots, string]>([
  [{}, 'passport-adult'],
  [{ situation: 'renewal' }, 'passport-adult'],
  [{ age: 'minor' }, 'passport-minor'],
  [{ age: 'minor', situation: 'renewal' }, 'passport-minor'],
  [{ situation: 'theft' }, 'passport-loss'],
  [{ age: 'minor', situation: 'loss' }, 'passport-loss'],
  [{ procedure: 'passport-minor' }, 'passport-minor'],
  [{ procedure: 'unknown' }, 'passport-adult'],
])('%j leads to %s', (slots, procedure) => {
  expect(selectCase(passport, slots).procedure.id).toBe(procedure);
});

it('knows a case by age, situation or procedure, not by place', () => {
  expect(knowsCase({ city: 'Lyon', country: 'FR' })).toBe(false);
  expect(knowsCase({ situation: 'loss' })).toBe(true);
});
