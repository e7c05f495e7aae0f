import fc from 'fast-check';
import { paged } from '../../../intents/answers/long-answers.ts';

const line = fc.oneof(
  fc.integer({ min: 1, max: 200 }).map((length) => `• ${'x'.repeat(length)}`),
  fc.constant('For some:'),
);

it('keeps short lists whole', () => {
  expect(paged(['• a', '• b'])).toEqual({ first: ['• a', '• b'], rest: [] });
});

it('loses no line and doubles none but a heading', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), (body) => {
      const { first, rest } = paged(body);
      const again = rest.length > 0 && first.length + rest.length > body.length;
      expect([...first, ...(again ? rest.slice(1) : rest)]).toEqual(body);
      expect(!again || rest[0] === 'For some:').toBe(true);
    }),
  );
});

it('says the heading again over what it heads in the second part', () => {
  const items = Array.from({ length: 12 }, (_, n) => `• ${n} ${'x'.repeat(90)}`);
  const { first, rest } = paged(['For some:', ...items]);
  expect(rest[0]).toBe('For some:');
  expect(first.at(-1)).not.toBe('For some:');
});
