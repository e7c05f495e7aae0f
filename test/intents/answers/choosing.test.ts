import { namedChoice, partlyNamedChoice } from '../../../intents/answers/choosing.ts';

const choices = [
  { id: 'a', label: 'Pour un adulte' },
  { id: 'b', label: 'Pour un mineur' },
  { id: 'c', label: 'Perdu, volé ou abîmé' },
];

it.each([
  '2',
  '2.',
  '[2]',
  '٢',
  'le deuxième',
  'La segunda',
  'the second',
  'الثانية',
  'tanya',
  'POUR UN MINEUR',
  '2️⃣',
  '۲',
  '\u200b2\u200b',
  'option 2 svp',
  'the second one please',
  'رقم 2',
  'n° 2',
])('understands “%s” as the second choice', (text) => expect(namedChoice(text, choices)?.id).toBe('b'));

it.each(['1', 'le premier', 'first', 'الأولى', 'اللولة', 'lowla'])(
  'understands “%s” as the first choice',
  (text) => expect(namedChoice(text, choices)?.id).toBe('a'),
);

it.each(['4', '0', '2 photos', 'numéro de téléphone', 'option', '0612345678', 'passeport', ''])(
  'takes “%s” for no choice',
  (text) => expect(namedChoice(text, choices)).toBeUndefined(),
);

it('understands one word of a label if only one label has it', () => {
  expect(partlyNamedChoice('mineur', choices)?.id).toBe('b');
  expect(partlyNamedChoice('pour', choices)).toBeUndefined();
});
