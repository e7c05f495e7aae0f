import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { rootDir } from './setup.mjs';

const bin = (name) => join(rootDir, 'node_modules/.bin', name);

/** Everything that can be said of the sources without running the program. */
export const CHECKS = [
  {
    name: 'format and lint',
    command: bin('biome'),
    args: ['check', '--diagnostic-level=warn', '--error-on-warnings'],
  },
  { name: 'types', command: bin('tsc'), args: [] },
  { name: 'data', command: process.execPath, args: ['src/tools/run.mjs', 'check-data'] },
];
/** Part of all tests, and so not counted twice by `npm test`. */
export const BOUNDARIES = {
  name: 'boundaries',
  command: bin('jest'),
  args: ['test/architecture.test.ts'],
};

/** Runs one check, says how it went, and shows what it found wrong. */
export function runCheck({ name, command, args }) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: rootDir, encoding: 'utf8' });
  const passed = status === 0;
  console.log(`${passed ? '✓' : '✗'} ${name}`);
  if (!passed) console.log(`${stdout ?? ''}${stderr ?? ''}`.trimEnd());
  return passed;
}
