import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCorpus, parseTrainingFile } from '../../../intents/understanding/corpus.ts';

const FIXTURE = join(process.cwd(), 'test/fixtures/training');

describe('corpus', () => {
  it('reads examples with their marks', () => {
    const faults: string[] = [];
    const yaml =
      'service: passport\nexamples:\n  fr:\n    fee:\n      - combien pour mon fils | minor renewal +documents passport-minor\n';
    expect(parseTrainingFile('passport.yaml', yaml, faults)).toEqual([
      {
        kind: 'service',
        service: 'passport',
        text: 'combien pour mon fils',
        language: 'fr',
        aspect: 'fee',
        alsoAspects: ['documents'],
        age: 'minor',
        situation: 'renewal',
        procedure: 'passport-minor',
      },
    ]);
    expect(faults).toEqual([]);
  });

  it('says what is wrong and where', () => {
    const faults: string[] = [];
    parseTrainingFile('a.yaml', 'service: nothing\nexamples: {}', faults);
    parseTrainingFile(
      'b.yaml',
      'service: cnie\nexamples:\n  xx: {}\n  fr:\n    price: [x]\n    fee: [a | Minor, 3]\n',
      faults,
    );
    parseTrainingFile('c.yaml', 'service: [', faults);
    expect(faults).toHaveLength(6);
    expect(faults.join('\n')).toMatch(/a\.yaml.*service: <id>/);
    expect(faults.join('\n')).toMatch(/b\.yaml, fr, fee, line 1: the mark "Minor"/);
  });

  it('reads a folder, and its hash follows the content', async () => {
    const first = await loadCorpus(FIXTURE);
    expect(first.examples.length).toBeGreaterThan(80);
    const dir = await mkdtemp(join(tmpdir(), 'corpus-'));
    await expect(loadCorpus(dir)).rejects.toThrow('no training examples');
    await writeFile(join(dir, 'cnie.yaml'), 'service: cnie\nexamples:\n  fr:\n    fee: [a]\n');
    const before = (await loadCorpus(dir)).hash;
    await writeFile(join(dir, 'cnie.yaml'), 'service: cnie\nexamples:\n  fr:\n    fee: [b]\n');
    expect((await loadCorpus(dir)).hash).not.toBe(before);
    await rm(dir, { recursive: true });
  });
});
