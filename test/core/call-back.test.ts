import { callablePhone, takePhone } from '../../src/core/call-back.ts';

describe('a number to ring', () => {
  it.each([
    ['+212 6 12 34 56 78', '+212612345678'],
    ['00212612345678', '+212612345678'],
    ['+33 (0)6 12 34 56 78', '+33612345678'],
    ['+39 06 1234 5678', '+390612345678'],
    ['+49-151-23456789', '+4915123456789'],
    ['+١ ٢١٢ ٥٥٥ ٠١٩٩', '+12125550199'],
    ['+32 470 12 34 56', '+32470123456'],
  ])('%s is %s', (written, phone) => expect(callablePhone(written)).toBe(phone));

  it.each(['0612345678', '612345678', '+212 6 12 34', '+999 123 456 789', '+1 212 555', 'demain', '+', ''])(
    '%p cannot be rung from abroad',
    (written) => expect(callablePhone(written)).toBeUndefined(),
  );

  it('leaves no digit of itself in the text, also when it cannot be rung', () => {
    expect(takePhone('C’est le +212 6 12 34 56 78, après 18 h')).toEqual({
      text: 'C’est le •••, après 18 h',
      phone: '+212612345678',
    });
    expect(takePhone('06.12.34.56.78')).toEqual({ text: '•••' });
    expect(takePhone('٠٦١٢٣٤٥٦٧٨ شكرا')).toEqual({ text: '••• شكرا' });
    expect(takePhone('non, le 2 décembre')).toBeUndefined();
  });
});
