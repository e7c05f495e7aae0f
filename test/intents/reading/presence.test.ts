import { asksWhetherAnybodyIsThere } from '../../../intents/reading/presence.ts';

it.each([
  'il y a quelqu’un ?',
  'allo y a quelqu’un ici',
  'is anybody there?',
  'anyone there?',
  '¿hay alguien?',
  'c’è qualcuno?',
  'is er iemand?',
  'ist da jemand?',
  'kayn chi wa7ed?',
  'wach kayn chi bnadem hna',
  'كاين شي حد هنا؟',
  'هل من أحد؟',
])('“%s” asks for a human', (text) => expect(asksWhetherAnybodyIsThere(text)).toBe(true));

it.each([
  'il y a quelqu’un au consulat le samedi ?',
  'is there someone who speaks English at the consulate in Paris',
  'kayn chi tari9a bach njdded',
  'quelqu’un peut signer à ma place ?',
  'كاين شي حل',
  '',
])('“%s” does not', (text) => expect(asksWhetherAnybodyIsThere(text)).toBe(false));
