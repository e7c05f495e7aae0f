import { withCaseWords } from '../../../intents/reading/case-words.ts';
import { understood } from '../answers/support.ts';

const slotsOf = (text: string) => withCaseWords(text, understood({ slots: {} })).slots;

it.each([
  ['tarif passeport adulte', { age: 'adult' }],
  ['et pour un enfant de 8 ans', { age: 'minor' }],
  ['y para mi hijo de 10 años', { age: 'minor' }],
  ['und für meine kleine Tochter?', { age: 'minor' }],
  ['en als het voor mijn dochtertje is?', { age: 'minor' }],
  ['e se è per mio figlio piccolo?', { age: 'minor' }],
  ['w dyal drari', { age: 'minor' }],
  ['وديال الدراري؟', { age: 'minor' }],
  ['وبالنسبة لقاصر؟', { age: 'minor' }],
  ['للكبار', { age: 'adult' }],
  ['il a 25 ans', { age: 'adult' }],
  ['und welche Unterlagen, sie ist abgelaufen', { situation: 'renewal' }],
  ['لا، بل للتجديد', { situation: 'renewal' }],
  ['w ila kanet mserrou9a', { situation: 'theft' }],
  ['وإيلا كان ضايع', { situation: 'loss' }],
  ['perdu ou volé', { situation: 'loss' }],
  ['es la primera vez', { situation: 'first-issue' }],
])('hears the case in “%s”', (text, slots) => {
  expect(slotsOf(text)).toEqual(slots);
});

it.each([
  'et le délai ?',
  'j’habite ici depuis 10 ans',
  'hadi 5 snin w ana hna',
  'two years ago',
  'adulte ou enfant ?',
  'شحال الثمن',
])('hears no case in “%s”', (text) => {
  expect(slotsOf(text)).toEqual({});
});

it('leaves alone what was understood, and long stories', () => {
  const heard = understood({ slots: { age: 'adult' } });
  expect(withCaseWords('pour un enfant', heard).slots.age).toBe('adult');
  expect(slotsOf(`${'mot '.repeat(30)} enfant`)).toEqual({});
});
