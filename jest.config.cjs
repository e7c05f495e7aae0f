/** Sources are TypeScript modules; swc turns them into CommonJS for jest. A few packages ship ES modules only. */
const ES_MODULE_PACKAGES = [
  'intl-messageformat',
  '@formatjs',
  'preact',
  'fast-check',
  'pure-rand',
  'ical.js',
];

const swc = {
  jsc: {
    parser: { syntax: 'typescript', tsx: true },
    transform: { react: { runtime: 'automatic', importSource: 'preact' } },
    target: 'es2023',
  },
  module: { type: 'commonjs', ignoreDynamic: false },
};

module.exports = {
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node'],
  transform: { '^.+\\.(t|j)sx?$': ['@swc/jest', swc], '^.+\\.mjs$': ['@swc/jest', swc] },
  transformIgnorePatterns: [`node_modules/(?!(${ES_MODULE_PACKAGES.join('|')})/)`],
  testTimeout: 60_000,
};
