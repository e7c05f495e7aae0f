import { execFileSync } from 'node:child_process';
import { runChaos } from '../../src/tools/chaos/run.ts';
import { mongoServer } from '../support/mongo.ts';

// Processes are killed and frozen at chosen moments; what a starved machine makes of that is tried once more, aloud.
jest.retryTimes(1, { logErrorsBeforeRetry: true });

/** `npm run chaos`, shortened: at length it runs by hand. */
const STORES = [
  { store: 'sqlite', conversations: 24 },
  { store: 'mongo', conversations: 16 },
] as const;

beforeAll(() => void execFileSync(process.execPath, ['src/tools/build.mjs']));

// `mongoServer` says aloud why there is none.
describe.each(STORES.filter(({ store }) => store === 'sqlite' || !('missing' in mongoServer())))(
  'while processes, Redis, $store and connections break',
  ({ store, conversations }) => {
    it('nothing is lost, doubled or reordered, and nobody is let in', async () => {
      const run = { rootDir: process.cwd(), conversations, seconds: 8, seed: 7, store };
      const report = await runChaos(run);
      expect(report.differences).toEqual([]);
      expect(report.figures).toMatchObject({ conversations, failedVisibly: 0 });
      expect(report.figures['refused']).toBeGreaterThan(0);
      expect(Object.keys(report.troubles).length).toBeGreaterThan(0);
    }, 400_000);
  },
);
