import fc from 'fast-check';
import { startsWithNo, withoutDenied } from '../../../intents/reading/corrections.ts';

it.each([
  ['لا ماشي الباسبور، لاكارط', 'لاكارط'],
  ['machi passport lacarte', 'lacarte'],
  ['la machi dyal passport, dyal lacarte', 'dyal lacarte'],
  ['pas le passeport, la carte', 'la carte'],
  ['non pas perdue, c’est un renouvellement', 'c’est un renouvellement'],
  ['la carte, pas le passeport', 'la carte,'],
  ['not the passport but the ID card', 'the ID card'],
  ['no el pasaporte, la carta nacional', 'la carta nacional'],
  ['nicht der Reisepass, sondern der Ausweis', 'der Ausweis'],
  ['niet het paspoort maar de identiteitskaart', 'de identiteitskaart'],
  ['non il passaporto, la carta d’identità', 'la carta d’identità'],
  ['ليس الجواز، بل البطاقة الوطنية', 'البطاقة الوطنية'],
])('takes back what “%s” denies', (text, rest) => {
  expect(withoutDenied(text)).toBe(rest);
});

it.each(['je n’ai pas de passeport', 'non, la carte', 'I do not have a passport', 'لا شكرا', 'machi'])(
  'leaves “%s” as it is',
  (text) => {
    expect(withoutDenied(text)).toBeUndefined();
  },
);

it('knows a message that begins with no', () => {
  expect(['non, la carte', 'لا، للتجديد', 'no', 'nee, de kaart'].every(startsWithNo)).toBe(true);
  expect(['nous deux', 'nationalité', 'لاكارط', 'note'].some(startsWithNo)).toBe(false);
});

it('never adds a word, in any text, in bounded time', () => {
  const word = fc.constantFrom(
    'pas',
    'machi',
    'ماشي',
    'le',
    'carte',
    'non',
    ',',
    'but',
    'not',
    'x'.repeat(50),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 400 }), (words) => {
      const rest = withoutDenied(words.join(' '));
      expect((rest ?? '').split(' ').every((one) => one === '' || words.includes(one))).toBe(true);
    }),
    { numRuns: 100 },
  );
});
