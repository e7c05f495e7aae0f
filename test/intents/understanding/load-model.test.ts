import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadModel } from '../../../intents/understanding/load-model.ts';

const FIXTURE = join(process.cwd(), 'test/fixtures/training');

describe('loadModel', () => {
  it('trains once, then reads; a spoilt file is made anew', async () => {
    const cacheDir = await mkdtemp(join(tmpdir(), 'models-'));
    const first = await loadModel({ trainingDir: FIXTURE, cacheDir });
    const [file] = await readdir(cacheDir);
    const before = performance.now();
    const second = await loadModel({ trainingDir: FIXTURE, cacheDir });
    expect(performance.now() - before).toBeLessThan(300);
    expect(second.corpusHash).toBe(first.corpusHash);
    await writeFile(join(cacheDir, file ?? ''), 'spoilt');
    expect((await loadModel({ trainingDir: FIXTURE, cacheDir })).corpusHash).toBe(first.corpusHash);
    await rm(cacheDir, { recursive: true });
  });
});
