// `npm run licences`: the licences of all packages that run with the program; ends with 1 if one is unknown or not allowed.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Each allows use beside Apache-2.0 code without changing that code's licence. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  // Of a file, not of the program: ical.js is used as it is.
  'MPL-2.0',
  'OFL-1.1',
  'PSF-2.0',
  'Python-2.0',
  'Unlicense',
]);

/** Looked at by hand: package, licence, and why it may be there. */
const EXCEPTIONS = {
  'node-webpmux':
    'LGPL-3.0-or-later: used by whatsapp-web.js for stickers, unchanged, as a package that can be replaced',
};

/** Every package of the lock file that is not only for development, with its licence as an SPDX expression. */
export function licencesOf(rootDir) {
  const { packages } = JSON.parse(readFileSync(join(rootDir, 'package-lock.json'), 'utf8'));
  return Object.entries(packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional)
    .map(([path, { version, license }]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      return { name, version, licence: license ?? writtenInside(join(rootDir, path)) };
    });
}

/** Those that nobody has allowed. */
export function refusedIn(licences) {
  return licences.filter(({ name, licence }) => !(name in EXCEPTIONS) && !isAllowed(licence));
}

/** `A OR B` needs one of them, `A AND B` all. */
export function isAllowed(expression) {
  const plain = expression.replace(/[()]/g, '');
  return plain
    .split(/ OR /i)
    .some((choice) => choice.split(/ AND /i).every((licence) => ALLOWED.has(licence.trim())));
}

/** Old packages name it in a list, or nowhere but in their own file. */
function writtenInside(folder) {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return 'unknown';
  const { license, licenses } = JSON.parse(readFileSync(file, 'utf8'));
  const [first] = [license, ...(Array.isArray(licenses) ? licenses : [licenses])].filter(Boolean);
  return (typeof first === 'string' ? first : first?.type) ?? 'unknown';
}

// Tests import this file: only as a program does it print.
if (process.argv[1]?.endsWith('licences.mjs')) {
  const licences = licencesOf(process.cwd());
  for (const { name, version, licence } of licences) console.log(`${licence}\t${name} ${version ?? ''}`);
  const refused = refusedIn(licences);
  for (const { name, licence } of refused) console.error(`Not allowed: ${name} (${licence}).`);
  console.log(`${licences.length} packages, ${refused.length} not allowed.`);
  process.exitCode = refused.length > 0 ? 1 : 0;
}
