import { createCatalogue } from '../../src/catalogue/load.ts';
import type { Catalogue, Fee, Procedure, Service } from '../../src/core/catalogue.ts';

const EMPTY = {
  variants: [],
  eligibility: [],
  documents: [],
  fees: [],
  duration: [],
  validity: [],
  where: [],
  online: [],
  steps: [],
  tracking: [],
  legalBasis: [],
  pitfalls: [],
  uncertain: [],
  contacts: [],
} as const;

export function aProcedure(changes: Partial<Procedure> = {}): Procedure {
  return {
    ...EMPTY,
    id: 'passport-adult',
    name: { fr: 'Passeport adulte' },
    short: { fr: 'Adulte' },
    checkedOn: '2026-11-23',
    sources: [
      { n: 1, title: 'Page', url: 'https://consulat.ma/page', kind: 'official', checkedOn: '2026-11-20' },
    ],
    ...changes,
  };
}

export function aFee(changes: Partial<Fee> = {}): Fee {
  return {
    id: 'fee',
    amount: 860,
    currency: 'MAD',
    for: { fr: 'Passeport' },
    scope: 'abroad',
    status: 'stated',
    sources: [1],
    ...changes,
  };
}

/** A catalogue of one service, the passport. */
export function aCatalogue(procedure: Partial<Procedure>, service: Partial<Service> = {}): Catalogue {
  const passport: Service = {
    id: 'passport',
    name: { fr: 'Passeport' },
    summary: { fr: 'Obtenir un passeport.' },
    lifeEvents: ['identity'],
    aliases: [],
    related: [],
    procedures: [aProcedure(procedure)],
    ...service,
  };
  return createCatalogue({ version: 'test', services: [passport], missions: [], places: [] });
}
