import { decodeChoice, encodeChoice, type Meaning } from '../../../intents/answers/choice-ids.ts';
import { loadCatalogue } from '../../../src/catalogue/load.ts';
import type { Catalogue } from '../../../src/core/catalogue.ts';
import { ASPECTS } from '../../../src/core/services.ts';
import { SITUATIONS } from '../../../src/core/understanding.ts';

let catalogue: Catalogue;
let real: Catalogue;
beforeAll(async () => {
  catalogue = await loadCatalogue('test/fixtures/catalogue');
  real = await loadCatalogue('data');
});

it.each<Meaning>([
  { kind: 'question', service: 'passport', aspect: 'fee', slots: { age: 'minor' } },
  { kind: 'question', service: 'cnie', aspect: 'location_hours', slots: { age: 'adult', situation: 'loss' } },
  { kind: 'question', service: 'passport', aspect: 'documents', slots: { procedure: 'passport-loss' } },
  { kind: 'mission', mission: 'fr-lyon' },
  { kind: 'language', language: 'ary-Latn' },
  { kind: 'agent' },
  { kind: 'complaint' },
  { kind: 'languages' },
  { kind: 'topics' },
  { kind: 'help' },
  { kind: 'forget' },
  { kind: 'act', act: { kind: 'leave-queue' } },
  { kind: 'act', act: { kind: 'rate', escalationId: 'e1', rating: 'good' } },
  { kind: 'act', act: { kind: 'categorise', category: 'delay' } },
])('comes back as it went out: %j', (meaning) => {
  expect(decodeChoice(encodeChoice(meaning), catalogue)).toEqual(meaning);
});

it.each(['', 'q', 'q.nothing.fee', 'p.gone.fee', 'mission.atlantis', 'language.tlh', 'DROP TABLE', '....'])(
  'takes “%s” for no choice of ours',
  (id) => expect(decodeChoice(id, catalogue)).toBeUndefined(),
);

it('reads a question whose aspect is no longer known as a general one', () => {
  expect(decodeChoice('q.passport.colour.minor.whatever', catalogue)).toEqual({
    kind: 'question',
    service: 'passport',
    aspect: 'general',
    slots: { age: 'minor' },
  });
});

it('stays within 64 ASCII characters for every question about the real catalogue', () => {
  const ids = real.services.flatMap(({ id: service, procedures }) =>
    ASPECTS.flatMap((aspect) => [
      ...SITUATIONS.map((situation) =>
        encodeChoice({ kind: 'question', service, aspect, slots: { age: 'minor', situation } }),
      ),
      ...procedures.map(({ id }) =>
        encodeChoice({ kind: 'question', service, aspect, slots: { procedure: id } }),
      ),
    ]),
  );
  expect(ids.filter((id) => id.length > 64 || !/^[\x21-\x7e]+$/.test(id))).toEqual([]);
});
