import { lockDataDir } from '../../../src/process/data-dir-lock.ts';

/** Tries to take a data folder; prints `held` and stays, or the reason why not. */
const [dataDir = ''] = process.argv.slice(2);
try {
  await lockDataDir(dataDir);
  console.log('held');
  setInterval(() => {}, 1_000);
} catch (error) {
  console.log(String(error));
}
