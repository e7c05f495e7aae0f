import fc from 'fast-check';
import { longDate, sourceLines, splitText } from '../../src/core/text-parts.ts';

describe('splitText', () => {
  it('leaves a short text whole', () => {
    expect(splitText('Bonjour', 100)).toEqual(['Bonjour']);
  });

  it('cuts at blank lines before line ends before spaces', () => {
    expect(splitText('first part\n\nsecond\npart', 20)).toEqual(['first part', 'second\npart']);
    expect(splitText('one line\nanother line', 15)).toEqual(['one line', 'another line']);
    expect(splitText('some words here', 10)).toEqual(['some words', 'here']);
  });

  it('keeps every character but white space at the cuts, within the limit', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.integer({ min: 8, max: 60 }),
        (text, limit) => {
          const pieces = splitText(text, limit);
          expect(pieces.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
          for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(limit);
        },
      ),
    );
  });

  it('never cuts inside a character', () => {
    const pieces = splitText('😀'.repeat(50), 7);
    expect(pieces.every((piece) => [...piece].every((character) => character === '😀'))).toBe(true);
  });
});

describe('sources and days', () => {
  it('names the month and uses Western digits in every register', () => {
    expect(longDate('2026-11-23', 'fr')).toBe('23 novembre 2026');
    expect(longDate('2026-11-23', 'ary-Arab')).toMatch(/^23 \S+ 2026$/);
    expect(longDate('2026-11-23', 'en')).toBe('November 23, 2026');
  });

  it('keeps an address in one piece inside Arabic', () => {
    const source = {
      title: 't',
      url: 'https://www.consulat.ma/x',
      kind: 'official',
      checkedOn: '2026-11-23',
    } as const;
    expect(sourceLines([source], 'ar')[0]).toContain('\u2066https://www.consulat.ma/x\u2069');
    expect(sourceLines([source], 'fr')[0]).toBe('https://www.consulat.ma/x · 23 novembre 2026');
  });
});
