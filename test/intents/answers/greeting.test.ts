import { afterGreeting, greetingFor } from '../../../intents/answers/greeting.ts';

it.each([
  ['السلام عليكم', 'greeting.salam'],
  ['salam cv', 'greeting.salam'],
  ['slm chhal taman', 'greeting.salam'],
  ['Assalamo 3alaykom', 'greeting.salam'],
  ['صباح الخير', 'greeting.morning'],
  ['Bonsoir, je voudrais', 'greeting.evening'],
  ['buenas tardes', 'greeting.evening'],
  ['slt', 'greeting.hello'],
  ['Hallo', 'greeting.hello'],
])('answers “%s” with %s', (text, key) => expect(greetingFor(text)).toBe(key));

it.each(['passeport', 'salaire', 'histoire', 'higher fee', 'ccme', 'dagvaarding', 'slave'])(
  'hears no greeting in “%s”',
  (text) => expect(greetingFor(text)).toBeUndefined(),
);

it.each([
  ['السلام عليكم، بغيت نسجل ولدي', 'بغيت نسجل ولدي'],
  ['salam 3likom bghit passport', 'bghit passport'],
  ['Bonjour, je veux un passeport', 'je veux un passeport'],
  ['Bonjour', undefined],
  ['السلام عليكم', undefined],
])('finds the question in “%s”', (text, rest) => expect(afterGreeting(text)).toBe(rest));
