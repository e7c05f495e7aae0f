import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { createUnderstanding, loadCorpus } from '../../intents/understanding/index.ts';
import { loadModel } from '../../intents/understanding/load-model.ts';
import { groupGaps, readGaps } from './understand-report/gaps.ts';
import { calibrationOf, confusionsOf, judge, thinSpotsOf } from './understand-report/measure.ts';
import { reportPage } from './understand-report/page.ts';
import { loadValidationSet } from './validation-set.ts';

const USAGE = 'Use: npm run understand:report [-- --gaps file.jsonl] [--out page.html]';

/**
 * `npm run understand:report`: writes the error workshop, a page for those who look after the training examples. With
 * `-- --gaps file.jsonl` (`{"text","service"?,"outcome"}` a line) also what unanswered questions ask for. The page
 * holds people's words: it is written to `--out` (default `var/understand-report.html`) and sent nowhere.
 */
async function main(args: readonly string[]): Promise<void> {
  const options = readOptions(args);
  const dataDir = join(process.cwd(), 'data');
  const trainingDir = join(dataDir, 'training');
  const model = await loadModel({
    trainingDir,
    cacheDir: join(process.cwd(), '.cache', 'models'),
    workerPath: join(process.cwd(), 'dist', 'train-worker.js'),
  });
  const understand = createUnderstanding(model, [], []);
  const { examples } = await loadValidationSet(join(dataDir, 'validation'));
  const judged = examples.map((example) => judge(understand, example));
  const asked = judged.filter(({ example }) => example.kind === 'service');
  const gaps = options.gaps ? readGaps(await readFile(options.gaps, 'utf8')) : undefined;
  const page = reportPage({
    judged,
    confusions: confusionsOf(judged),
    calibration: calibrationOf(asked),
    thin: thinSpotsOf((await loadCorpus(trainingDir)).examples),
    ...(gaps && { gaps: groupGaps(understand, gaps) }),
  });
  const out = resolve(options.out ?? 'var/understand-report.html');
  await mkdir(dirname(out), { recursive: true });
  await writeFile(out, page, { mode: 0o600 });
  console.log(`Written: ${out}`);
}

function readOptions(args: readonly string[]): { gaps?: string; out?: string } {
  const options: { gaps?: string; out?: string } = {};
  for (let at = 0; at < args.length; at += 2) {
    const [name, value] = [args[at], args[at + 1]];
    if (!value || (name !== '--gaps' && name !== '--out')) throw new Error(USAGE);
    options[name === '--gaps' ? 'gaps' : 'out'] = value;
  }
  return options;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
