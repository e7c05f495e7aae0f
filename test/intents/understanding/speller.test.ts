import { buildSpeller, respell } from '../../../intents/understanding/speller.ts';

const speller = buildSpeller([
  'renouvellement du passeport',
  'passeport passeport',
  'documents pour la procuration',
  'وكالة خاصة للبيع بالقنصلية',
  'ch7alkaydir',
]);

it.each([
  ['a letter left out', 'passport', 'passeport'],
  ['a letter doubled', 'documments', 'documents'],
  ['a wrong letter', 'procurabion', 'procuration'],
  ['two letters swapped', 'passeprot', 'passeport'],
  ['in Arabic', 'بالقنصليه', 'بالقنصليه'],
  ['in Arabic, with a slip', 'بالقصليه', 'بالقنصليه'],
])('puts right %s', (_, written, meant) => {
  expect(respell(speller, written)).toBe(meant);
});

it.each([
  ['a word it knows', 'documents'],
  ['a word two slips away', 'docmuentts'],
  ['another first letter', 'basseport'],
  ['a short word', 'pourr'],
  ['letters and digits', 'ch7alkaydyr'],
  ['a word like none', 'ordinateur'],
])('leaves %s as it is', (_, word) => {
  expect(respell(speller, word)).toBe(word);
});

it('takes the commoner of two that are as near', () => {
  const two = buildSpeller(['marines maritime', 'marines', 'marinas']);
  expect(respell(two, 'marinos')).toBe('marines');
});
