import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { ensurePackages } from './packages.mjs';

/** The project's folder. */
export const rootDir = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Brings the program into a state in which it can be run: the right Node, packages, programs, a build. */
export async function setUp(ensurePrograms = async () => {}) {
  requireNode();
  ensurePackages(rootDir);
  await ensurePrograms();
  await build(rootDir);
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Error(`Dalil needs Node 20.19 or later; this is Node ${process.versions.node}.`);
}

/** Says what went wrong in one line and ends. */
export function giveUp(error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}
