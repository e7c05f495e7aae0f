const LIMIT = 4000;

/** Fills the limit with the unit. */
const full = (unit: string): string => unit.repeat(Math.ceil(LIMIT / unit.length)).slice(0, LIMIT);

/** Texts of people who mean harm: each within the limit of what is understood. */
export const HOSTILE_TEXTS: readonly string[] = [
  '',
  ' ',
  '\0',
  '\ud800',
  full('\udfff'),
  // Marks that pile up, and letters that carry five thousand of them.
  full('a\u0301\u0302\u0303\u0304\u0305'),
  `a${'\u0300'.repeat(5000)}`.slice(0, LIMIT),
  full('ب\u064b\u0651'),
  // Direction overrides and marks without width, between and around the letters.
  `\u202e${'troppessap'}\u202c`,
  full('\u202e\u2066\u2069\u200f\u200e'),
  full('p\u200ba\u200cs\u200ds\ufeffp\u2060o\u00adr\u180et '),
  full('\u{e0061}\u{e0062}'),
  full('👩‍👩‍👧‍👦'),
  full('𝔭𝔞𝔰𝔰𝔭𝔬𝔯𝔱 '),
  full('ﷺ﷽'),
  full('Å\u212b'),
  // What makes careless patterns run for ever.
  full('a'),
  full('1'),
  full('1 '),
  full('1-'),
  full('A1'),
  full('AB123456'),
  full('<'),
  full('A<<'),
  full('@'),
  full('a@'),
  full('a.'),
  full('٠'),
  full('carte '),
  full('carte - - '),
  full('no. '),
  full('passport 1'),
  full('\n'),
  full('\n \t'),
  full('?!'),
  full('"\\'),
  full('=cmd|'),
  full('{{}}'),
  full('[x](y'),
  full('&lt;'),
  full('w chhal '),
  full('et pour un mineur ? '),
  full('zzzzzzzzzz '),
  full('ا'),
  full('العربية '),
  full('⵰ⴰⵎⴰⵣⵉⵖ'),
  Array.from({ length: 400 }, (_, index) => `mot${index}`)
    .join(' ')
    .slice(0, LIMIT),
  Array.from({ length: LIMIT }, (_, index) => String.fromCodePoint(0x4e00 + index)).join(''),
  '<script>alert(1)</script>',
  "'; drop table messages; --",
  '{"$gt":""}',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '%00%0d%0aSet-Cookie: a=b',
];
