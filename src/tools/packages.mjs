import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Installs the packages of the lock file unless they are there. Install scripts are not run: nothing needs them.
 * @throws {Error} in one sentence when npm fails.
 */
export function ensurePackages(rootDir) {
  if (areInstalled(rootDir)) return;
  say('Installing packages from package-lock.json …');
  const flags = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  // Standard output belongs to whoever runs the command.
  const options = { cwd: rootDir, stdio: ['ignore', 2, 2] };
  const { status } = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...flags], options)
    : spawnSync('npm', flags, options);
  if (status !== 0) throw new Error('The packages could not be installed: "npm ci" failed, see above.');
}

/** Whether what npm says it installed is what the lock file asks for. */
export function areInstalled(rootDir) {
  const wanted = packagesOf(join(rootDir, 'package-lock.json'));
  const installed = packagesOf(join(rootDir, 'node_modules/.package-lock.json'));
  if (!wanted || !installed) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = installed[path];
    // An optional package may be for another system.
    return found ? found.version === entry.version : entry.optional === true || entry.peer === true;
  });
}

function packagesOf(lockFile) {
  return existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, 'utf8')).packages : undefined;
}

function say(line) {
  process.stderr.write(`${line}\n`);
}
