import { buildSpeller, respell } from '../../../intents/understanding/speller.ts';

const speller = buildSpeller([
  'renouvellement du passeport',
  'passeport passeport',
  'documents pour la procuration',
  'quel prix pour la copie',
  'وكالة خاصة للبيع بالقنصلية',
  'ch7alkaydir',
]);

it.each([
  ['a letter left out', 'procuraton', 'procuration'],
  ['a letter doubled', 'documments', 'documents'],
  ['a wrong letter', 'procurabion', 'procuration'],
  ['two letters swapped', 'passeprot', 'passeport'],
  ['in Arabic', 'بالقنصليه', 'بالقنصليه'],
  ['in Arabic, with a slip', 'بالقصليه', 'بالقنصليه'],
  ['a short word with a letter left out', 'copi', 'copie'],
  ['a short word with a letter doubled', 'coopie', 'copie'],
  ['a short word with two letters swapped', 'cpoie', 'copie'],
])('puts right %s', (_, written, meant) => {
  expect(respell(speller, [written])).toEqual([meant]);
});

it.each([
  ['a word it knows', 'documents'],
  ['a word two slips away', 'docmuentts'],
  ['another first letter', 'basseport'],
  ['a short word with a wrong letter', 'cobie'],
  ['a short word with a letter too many', 'copier'],
  ['a very short word', 'prx'],
  ['letters and digits', 'ch7alkaydyr'],
  ['a word like none', 'ordinateur'],
])('leaves %s as it is', (_, word) => {
  expect(respell(speller, [word])).toEqual([word]);
});

it('takes the commoner of two that are as near', () => {
  const two = buildSpeller(['marines maritime', 'marines', 'marinas']);
  expect(respell(two, ['marinos'])).toEqual(['marines']);
});

it('knows the words of the lexicon, however training spells them', () => {
  const one = buildSpeller(['preise']);
  expect(respell(one, ['preis'])).toEqual(['preis']);
  expect(respell(one, ['preize'])).toEqual(['preise']);
});

it('leaves short words alone where most words are unknown: another dialect has its own', () => {
  const known = buildSpeller(['la copie', 'le document', 'une procuration']);
  expect(respell(known, ['copi', 'document', 'procuration'])).toEqual(['copie', 'document', 'procuration']);
  expect(respell(known, ['copi', 'bzaff', 'wlidat'])).toEqual(['copi', 'bzaff', 'wlidat']);
});

it('recognises a short word only if it is common', () => {
  const rare = buildSpeller(['copie', ...Array.from({ length: 5000 }, () => 'procuration')]);
  expect(respell(rare, ['copi', 'procuration'])).toEqual(['copi', 'procuration']);
  expect(respell(rare, ['procuraton'])).toEqual(['procuration']);
});
