import { render } from '../../../intents/answers/aspects/index.ts';
import { selectCase } from '../../../intents/answers/select-case.ts';
import { loadWordings, type Wordings } from '../../../intents/wordings/index.ts';
import { Voice } from '../../../intents/wordings/voice.ts';
import { loadCatalogue } from '../../../src/catalogue/load.ts';
import type { Service } from '../../../src/core/catalogue.ts';
import { ASPECTS } from '../../../src/core/services.ts';
import { SITUATIONS, type Slots } from '../../../src/core/understanding.ts';

/** Makes everything anew. */
async function forgetful(): Promise<Wordings> {
  return Object.assign(await loadWordings('data/replies'), {
    once: <T>(_of: object, _key: string, make: () => T) => make(),
  });
}

function slotsFor({ procedures }: Service): Slots[] {
  return ([undefined, 'adult', 'minor'] as const).flatMap((age) =>
    [undefined, ...SITUATIONS].flatMap((situation) =>
      [undefined, ...procedures.map(({ id }) => id)].map((procedure) => ({
        ...(age && { age }),
        ...(situation && { situation }),
        ...(procedure && { procedure }),
      })),
    ),
  );
}

it.each(['fr', 'ar'] as const)('what is kept of a case is never told of another (%s)', async (language) => {
  const { services } = await loadCatalogue('data', new Date('2026-11-23T12:00:00Z'));
  const [keeps, forgets] = [await loadWordings('data/replies'), await forgetful()].map(
    (wordings) => new Voice(wordings, language),
  );
  const different: object[] = [];
  for (const service of services)
    for (const slots of slotsFor(service))
      for (const aspect of ASPECTS) {
        const of = selectCase(service, slots);
        const [kept, made] = [keeps, forgets].map((voice) =>
          JSON.stringify(render(aspect, of, voice as Voice)),
        );
        if (kept !== made) different.push({ service: service.id, aspect, slots });
      }
  expect(services.length).toBeGreaterThan(30);
  expect(different).toEqual([]);
});
