import { afterThanks, isAcknowledgement } from '../../../intents/answers/thanks-bye.ts';

it.each([
  ['merci, et c’est combien ?', 'et c’est combien ?'],
  ['ok merci beaucoup, et le délai ?', 'et le délai ?'],
  ['thanks, how long does it take?', 'how long does it take?'],
  ['شكرا جزيلا، وشحال الثمن؟', 'وشحال الثمن؟'],
  ['choukran bzaf khouya w ch7al', 'w ch7al'],
])('finds the question after the thanks of “%s”', (text, rest) => {
  expect(afterThanks(text)).toBe(rest);
});

it.each(['merci', 'merci beaucoup !', 'شكرا لكم', 'thank you so much', 'prix du passeport'])(
  'finds nothing more in “%s”',
  (text) => {
    expect(afterThanks(text)).toBeUndefined();
  },
);

it('knows words that only say “understood”', () => {
  expect(
    ['ok', 'OK !', 'd’accord', 'wakha', 'واخا', 'صافي', 'vale', 'alles klar'].every(isAcknowledgement),
  ).toBe(true);
  expect(['ok et le prix', 'oui', 'passeport'].some(isAcknowledgement)).toBe(false);
});
