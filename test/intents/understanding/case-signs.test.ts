import { caseSigns } from '../../../intents/understanding/case-signs.ts';
import { normalWords } from '../../../intents/understanding/normalise.ts';

const signsOf = (text: string) => caseSigns(normalWords(text));

describe('signs of the case', () => {
  it.each([
    ['et pour un mineur', 'child'],
    ['dyal ldrari sghar', 'child'],
    ['ديال الدراري', 'child'],
    ['ولولادي بجوج', 'child'],
    ['für die kleine Tochter', 'child'],
    ['dyal wa7ed kbir', 'adult'],
    ['tsalat', 'expired'],
    ['سالات', 'expired'],
    ['abgelaufen', 'expired'],
    ['تشفرات', 'theft'],
    ['volé', 'theft'],
    ['ضاعت ليا', 'loss'],
    ['wqila tlef', 'loss'],
    ['abîmé', 'damage'],
    ['primera vez', 'first'],
  ])('%s: %s', (text, sign) => {
    expect(signsOf(text)).toContain(sign);
  });

  it.each([
    ['mi hijo de 10 años', 'aged young'],
    ['3ndo 5 snin', 'aged young'],
    ['عندها سبع سنين', 'aged young'],
    ['ma mère de 82 ans', 'aged old'],
    ['bébé de 5 mois', 'aged months'],
    ['17jarige', 'years young'],
  ])('reads an age: %s', (text, sign) => {
    expect(signsOf(text)).toContain(sign);
  });

  it('takes a flight for no theft and Rotterdam for no damage', () => {
    expect(signsOf('vol le 12 juillet Rotterdam')).toEqual([]);
  });
});
