// `npm test`: sets up, runs the checks and all tests; the last line is the count. `npm test -- <args>` runs jest alone.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHECKS, runCheck } from './checks.mjs';
import { ensureTestPrograms, findChromium } from './programs.mjs';
import { giveUp, rootDir, setUp } from './setup.mjs';

try {
  const jestArgs = process.argv.slice(2);
  await setUp(ensureTestPrograms);
  trainModel();
  const checks = jestArgs.length > 0 ? [] : CHECKS.map(runCheck);
  const tests = runJest(jestArgs);
  const passed = checks.filter(Boolean).length + tests.passed;
  const failed = checks.filter((fine) => !fine).length + tests.failed;
  const skipped = tests.skipped > 0 ? `, ${tests.skipped} skipped` : '';
  process.exitCode = failed > 0 ? 1 : 0;
  console.log(`${passed} passed, ${failed} failed${skipped}`);
} catch (error) {
  giveUp(error);
}

/** Once for all tests: many start the program, and would each train for themselves. */
function trainModel() {
  const tool = join(rootDir, 'dist/tools/understand.js');
  const { status } = spawnSync(process.execPath, [tool], {
    cwd: rootDir,
    input: '',
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('The model could not be trained, see above.');
}

function runJest(jestArgs) {
  const folder = mkdtempSync(join(tmpdir(), 'dalil-jest-'));
  const outputFile = join(folder, 'results.json');
  try {
    const { status } = spawnSync(process.execPath, [...jestCommand(outputFile), ...jestArgs], {
      cwd: rootDir,
      env: { ...process.env, CHROMIUM_PATH: findChromium(process.env) ?? '' },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    return counts(outputFile, status);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function jestCommand(outputFile) {
  const workers = Math.max(2, availableParallelism() - 1);
  // Forced: a connection that a test forgot must not keep the run from its end.
  const flags = ['--json', `--outputFile=${outputFile}`, '--forceExit', `--maxWorkers=${workers}`];
  return [join(rootDir, 'node_modules/jest/bin/jest.js'), ...flags];
}

/** A file that cannot be run counts as one failed test, and so does a jest that broke off. */
function counts(outputFile, status) {
  const brokeOff = { passed: 0, failed: 1, skipped: 0 };
  if (!existsSync(outputFile)) return brokeOff;
  const results = JSON.parse(readFileSync(outputFile, 'utf8'));
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  return {
    passed: results.numPassedTests,
    failed: failed === 0 && status !== 0 ? 1 : failed,
    skipped: results.numPendingTests + results.numTodoTests,
  };
}
