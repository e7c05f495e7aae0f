import { neutralise, neutralPieces } from '../../../channels/whatsapp/formatting.ts';

const HAIR = '\u200A';
const JOINER = '\u2060';

describe('texts on WhatsApp', () => {
  it.each([
    ['bold', 'un *mot* ici', `un *${HAIR}mot${HAIR}* ici`],
    ['italic over words', '_deux mots_', `_${HAIR}deux mots${HAIR}_`],
    ['code', '```x```', `\`\`\`${HAIR}x${HAIR}\`\`\``],
    ['one in the other', '*_x_*', `*${HAIR}_${HAIR}x${HAIR}_${HAIR}*`],
    ['struck Arabic', '~نص~', `~${HAIR}نص${HAIR}~`],
    ['a quote', 'a\n> b', `a\n${JOINER}> b`],
  ])('do not become %s', (_name, text, expected) => {
    expect(neutralise(text)).toBe(expected);
  });

  it.each([
    ['addresses', 'https://example.org/_a_/b_c_d et nom_de_famille_@example.org'],
    ['sums', '3 * 4 * 5'],
    ['a lone mark', 'voir note*'],
    ['marks within words', 'a_b_c et 2*3*4'],
    ['lists', '- un\n- deux\n1. trois'],
  ])('leave %s as they are', (_name, text) => {
    expect(neutralise(text)).toBe(text);
  });

  it('stay within the limit, however many marks there are', () => {
    const pieces = neutralPieces('*a* '.repeat(500), 1024);
    for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(1024);
    expect(pieces.join('').replace(/\s/g, '')).toBe('*a*'.repeat(500));
  });
});
