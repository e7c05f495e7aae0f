import { askingSigns } from '../../../intents/understanding/asking-signs.ts';
import { normalWords } from '../../../intents/understanding/normalise.ts';

const signsOf = (text: string) => askingSigns(normalWords(text));

it.each([
  ['chhal taman dyal passport', ['howmuch', 'price']],
  ['شحال الثمن ديال الجواز', ['howmuch', 'price']],
  ['c’est combien le timbre', ['howmuch', 'stamp']],
  ['wieviel kostet das', ['howmuch', 'price']],
])('the same signs stand for a price in every register: %s', (text, expected) => {
  expect(signsOf(text)).toEqual(expect.arrayContaining(expected));
});

it('reads words that follow each other as one sign', () => {
  expect(signsOf('how long for a passport')).toContain('howlong');
  expect(signsOf('long ago I asked how')).not.toContain('howlong');
  expect(signsOf('chno khassni njib')).toContain('needwhat');
});

it('finds a word under its Arabic article and prefixes', () => {
  expect(signsOf('بالوثائق')).toContain('papers');
});

it('puts two signs together, whatever their order', () => {
  const pair = 'appointment place';
  expect(signsOf('fin nched rdv')).toContain(pair);
  expect(signsOf('rdv fin')).toContain(pair);
});

it('says so when a text asks nothing', () => {
  expect(signsOf('je m’appelle Samira')).toEqual(['nothing']);
});
