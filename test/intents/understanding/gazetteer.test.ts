import { createGazetteer } from '../../../intents/understanding/gazetteer.ts';
import type { Mission, Place } from '../../../src/core/catalogue.ts';

const city = (
  id: string,
  fr: string,
  more: { ar?: string; en?: string; aliases?: string[] } = {},
): Place => ({
  id,
  kind: 'city',
  country: id.slice(0, 2).toUpperCase(),
  name: { fr, ar: more.ar, en: more.en },
  aliases: more.aliases ?? [],
});
const country = (id: string, fr: string, aliases: string[] = []): Place => ({
  id,
  kind: 'country',
  country: id.toUpperCase(),
  name: { fr },
  aliases,
});
const mission = (id: string, of: string, kind: Mission['kind']): Mission => ({
  id,
  kind,
  city: of,
  country: of.slice(0, 2).toUpperCase(),
  phones: [],
  jurisdiction: [],
  timezone: 'Europe/Paris',
  sources: [],
  checkedOn: '2026-01-01',
});

const find = createGazetteer(
  [
    city('fr-lyon', 'Lyon', { ar: 'ليون' }),
    city('fr-nice', 'Nice', { ar: 'نيس' }),
    city('fr-tours', 'Tours'),
    city('fr-paris', 'Paris', { ar: 'باريس' }),
    city('it-milan', 'Milan', { en: 'Milan', ar: 'ميلانو', aliases: ['Milano', 'milanou'] }),
    city('de-frankfurt', 'Francfort', { en: 'Frankfurt', aliases: ['Frankfurt am Main'] }),
    country('fr', 'France', ['fransa', 'فرنسا']),
    country('ma', 'Maroc', ['المغرب', 'lmaghrib']),
  ],
  [
    mission('fr-lyon-cg', 'fr-lyon', 'consulate-general'),
    mission('fr-paris-amb', 'fr-paris', 'embassy'),
    mission('fr-paris-cg', 'fr-paris', 'consulate-general'),
  ],
);

describe('gazetteer', () => {
  it.each([
    ['perdu mon passeport a lyon', { country: 'FR', city: 'Lyon', mission: 'fr-lyon-cg' }],
    ['أنا ساكن فباريس', { country: 'FR', city: 'Paris', mission: 'fr-paris-cg' }],
    ["adresse de l'ambassade à Paris", { country: 'FR', city: 'Paris', mission: 'fr-paris-amb' }],
    ['consulat de Paris', { country: 'FR', city: 'Paris', mission: 'fr-paris-cg' }],
    ['ana f fransa', { country: 'FR' }],
    ['né au Maroc, je vis en France', { country: 'FR' }],
    ['Ich wohne in Frankfurt am Main', { country: 'DE', city: 'Frankfurt' }],
    ['je vis à Francfrot', { country: 'DE', city: 'Frankfurt' }],
    ['have a nice day', {}],
    ['j’habite à nice', { country: 'FR', city: 'Nice' }],
    ['les tours et les lens', {}],
    ['lyonnaise des eaux', {}],
    ['ana sakn f milano', { country: 'IT', city: 'Milan' }],
  ])('%s', (text, wanted) => expect(find(text)).toEqual(wanted));
});
