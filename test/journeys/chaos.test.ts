import { execFileSync } from 'node:child_process';
import { runChaos } from '../../src/tools/chaos/run.ts';

// Processes are killed and frozen at chosen moments; what a starved machine makes of that is tried once more, aloud.
jest.retryTimes(1, { logErrorsBeforeRetry: true });

/** `npm run chaos`, shortened: at length and on MongoDB it runs by hand. */
it('loses, doubles and reorders nothing and lets nobody in while processes, Redis and connections break', async () => {
  execFileSync(process.execPath, ['src/tools/build.mjs']);
  const report = await runChaos({
    rootDir: process.cwd(),
    conversations: 24,
    seconds: 8,
    seed: 7,
    store: 'sqlite',
  });
  expect(report.differences).toEqual([]);
  expect(report.figures).toMatchObject({ conversations: 24, failedVisibly: 0 });
  expect(report.figures['refused']).toBeGreaterThan(0);
  expect(Object.keys(report.troubles).length).toBeGreaterThan(0);
}, 400_000);
