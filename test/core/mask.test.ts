import fc from 'fast-check';
import { maskDocumentNumbers } from '../../src/core/mask.ts';

describe('maskDocumentNumbers', () => {
  it.each([
    ['ma CIN est BK123456 merci', 'ma CIN est ••••••56 merci'],
    ['passeport AB1234567', 'passeport •••••••67'],
    ['bk 654321 hadi hiya', '•• ••••21 hadi hiya'],
    ['mi NIE es X1234567L', 'mi NIE es •••••••7L'],
    ['DNI 12345678Z', 'DNI •••••••8Z'],
    ['carte 4111 1111 1111 1111', 'carte •••• •••• •••• ••11'],
    ['rekening NL91ABNA0417164300', 'rekening ••••••••••••••••00'],
    ['titre de séjour numéro 9912345678', 'titre de séjour numéro ••••••••78'],
    ['رقم البطاقة هو ١٢٣٤٥٦٧', 'رقم البطاقة هو •••••٦٧'],
    ['592-1234567-89', '••••••••••••89'],
    ['P<MARALAOUI<<FATIMA<<<<<<<<<<', '•••••••••••••••••••••••••••<<'],
  ])('hides %s', (text, masked) => {
    expect(maskDocumentNumbers(text)).toBe(masked);
  });

  it.each([
    'appelez-moi au 06 12 34 56 78',
    '+33612345678',
    'mon numéro de téléphone 0612345678',
    'F-75011 Paris, D-50667 Köln',
    'le 75011 et de 150000 dirhams',
    'rdv le 23/11/2026 à 10:30',
    'ana mzyan 3ndi 2 drari 3am 2019',
    'combien coûte le passeport 860 ?',
  ])('leaves %s alone', (text) => {
    expect(maskDocumentNumbers(text)).toBe(text);
  });

  it('changes nothing the second time and keeps the length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const once = maskDocumentNumbers(text);
        expect(once).toHaveLength(text.length);
        expect(maskDocumentNumbers(once)).toHaveLength(text.length);
      }),
    );
  });

  it('survives hostile input (a pattern that backtracks without end would time out)', () => {
    for (const piece of ['carte ', 'A1', '1 ', '<', 'AB12 ', '٣']) {
      const hostile = piece.repeat(4000 / piece.length);
      expect(maskDocumentNumbers(hostile)).toHaveLength(hostile.length);
    }
  });
});
