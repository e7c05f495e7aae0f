import fc from 'fast-check';
import { clip, normalise, normalWords } from '../../../intents/understanding/normalise.ts';

describe('normalise', () => {
  it.each([
    ['Éléphant à Noël', 'elephant a noel'],
    ['salaaaam khoyaaa', 'salam khoya'],
    ['البِطَاقَةُ الوَطَنِيَّة', 'البطاقه الوطنيه'],
    ['جـــواز أحمد إلى آخره', 'جواز احمد الي اخره'],
    ['٢٠٢٦ و ۱۲', '2026 و 12'],
    ['pass\u200bport \u202etest\u202c 👍🏽', 'passport test'],
    ['ﻻ ﺟﻮاز', 'لا جواز'],
    ['Straße œuvre', 'strasse oeuvre'],
    ['الڭارطة گيشي', 'الكارطه كيشي'],
  ])('%s', (text, wanted) => expect(normalise(text)).toBe(wanted));

  it('reads letters of other alphabets within a Latin word as the ones they look like', () => {
    expect(normalise('pаsspоrt ραsspοrt')).toBe('passport passport');
    expect(normalise('паспорт')).toBe('паспорт');
  });

  it('keeps digits that stand for letters within words', () => {
    expect(normalWords('ch7al dyal l9onsoliya 3afak')).toEqual(['ch7al', 'dyal', 'l9onsoliya', '3afak']);
  });

  it('keeps beginning and end of a long text', () => {
    const text = `start ${'x '.repeat(9000)} end`;
    expect(clip(text).length).toBeLessThanOrEqual(4001);
    expect(normalWords(text)[0]).toBe('start');
    expect(normalWords(text).at(-1)).toBe('end');
  });

  it('bounds any text and changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        const once = normalise(text);
        expect(normalise(once)).toBe(once);
        expect(normalWords(text).every((word) => word.length <= 40)).toBe(true);
      }),
    );
  });
});
