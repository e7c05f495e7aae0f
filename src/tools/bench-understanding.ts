import { join } from 'node:path';
import { type ClassifierOptions, optionsFor } from '../../intents/understanding/classifier.ts';
import { loadCorpus } from '../../intents/understanding/corpus.ts';
import { quantile } from '../../intents/understanding/evaluate.ts';
import { prepareTrial, type TimedResult } from '../../intents/understanding/trial.ts';
import { readConfig } from '../config.ts';
import { bagOfWordsAccuracy } from './bench-understanding/baseline.ts';
import { languageReport } from './bench-understanding/languages.ts';
import { measureNlpJs, NLPJS_SETTINGS, type PeerResult } from './bench-understanding/nlpjs.ts';
import { withSlips } from './bench-understanding/noise.ts';
import { type BenchRow, type BenchSet, readSet, SETS } from './bench-understanding/sets.ts';

/**
 * `npm run bench:understanding [-- set …] [-- --peers] [-- --ablate]`: trains and judges the engine on the public sets in
 * `BENCH_DATA`, beside a bag of words measured in the same run and published figures. `--peers` measures NLP.js, with its defaults and tuned, in the
 * same run (minutes on the larger sets). `--ablate` leaves out one idea
 * after the other. Without data it says where each set is public.
 */
async function main(args: readonly string[]): Promise<void> {
  const dir = readConfig(process.env).benchData;
  const wanted = args.filter((arg) => !arg.startsWith('--'));
  const isWanted = (name: string) => wanted.length === 0 || wanted.some((part) => name.startsWith(part));
  for (const set of SETS.filter(({ name }) => isWanted(name))) {
    const rows = dir ? readSet(dir, set.file) : undefined;
    if (rows) await measure(set, rows, args);
    else console.log(`${set.name}: no data. Public at ${set.where}; put ${set.file}.jsonl into BENCH_DATA.`);
  }
  const languages = dir && isWanted('languages') ? readSet(dir, 'lid') : undefined;
  if (languages) {
    const corpus = await loadCorpus(join(process.cwd(), 'data', 'training'));
    for (const line of languageReport(languages, corpus)) console.log(line);
  }
  console.log(`memory ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB at the end, all sets held`);
}

async function measure(set: BenchSet, rows: readonly BenchRow[], args: readonly string[]): Promise<void> {
  const train = rows.filter(set.train ?? ((row) => row.split === 'train'));
  const test = rows.filter(set.test);
  // Calibration costs several trainings and changes no accuracy: only where rejection is judged.
  const rejects = test.some((row) => row.intent === 'oos');
  const change = rejects ? {} : { folds: 1 };
  const prepare = (more: Partial<ClassifierOptions>) =>
    prepareTrial(train, { now: () => performance.now(), change: { ...change, ...more } });
  const judge = prepare({});
  console.log(`${set.name} (${train.length} to learn, ${test.length} to judge)`);
  console.log(`  engine        ${line(judge(test))}`);
  console.log(`  with slips    ${line(judge(slipped(test)))}`);
  console.log(`  bag of words  accuracy ${percent(bagOfWordsAccuracy(train, test))}`);
  if (args.includes('--peers')) await measurePeers(train, test);
  console.log(`  published     ${set.published}`);
  const own = optionsFor(
    train.map(({ text }) => text),
    new Set(train.map(({ intent }) => intent)).size,
  );
  if (args.includes('--ablate'))
    for (const [name, without] of ABLATIONS) console.log(`  ${name} ${line(prepare(without(own))(test))}`);
}

async function measurePeers(train: readonly BenchRow[], test: readonly BenchRow[]): Promise<void> {
  const language = test[0]?.lang ?? 'en';
  for (const [name, settings] of NLPJS_SETTINGS)
    console.log(`  ${name}${line(await measureNlpJs({ train, test, language, settings }))}`);
}

/** What is left out, one after the other, of the settings that a set of this size and script gets. */
const ABLATIONS: readonly (readonly [string, (own: ClassifierOptions) => Partial<ClassifierOptions>])[] = [
  ['no skeletons ', ({ features }) => ({ features: { ...features, skeletons: 0 } })],
  ['skeletons    ', ({ features }) => ({ features: { ...features, skeletons: 1 } })],
  ['no meanings  ', ({ features }) => ({ features: { ...features, meanings: false } })],
  ['no characters', ({ features }) => ({ features: { ...features, characters: 0 } })],
  ['no words     ', ({ features }) => ({ features: { ...features, words: 0 } })],
  ['no pairs     ', ({ features }) => ({ features: { ...features, pairs: false } })],
  ['no network   ', () => ({ hidden: 0 })],
];

function slipped(rows: readonly BenchRow[]): BenchRow[] {
  return rows.map((row) => ({ ...row, text: withSlips(row.text) }));
}

function line(result: TimedResult | PeerResult): string {
  const parts = [`accuracy ${percent(result.accuracy)}`, `macro-F1 ${percent(result.macroF1)}`];
  if (result.oosAuroc !== undefined)
    parts.push(`refused@95 ${percent(result.oosRefusedAt95)}`, `AUROC ${percent(result.oosAuroc)}`);
  if ('oosRecall' in result)
    parts.push(`recall ${percent(result.oosRecall)}`, `precision ${percent(result.oosPrecision)}`);
  parts.push(`training ${result.trainSeconds.toFixed(1)} s`, `${result.msPerMessage.toFixed(3)} ms each`);
  if ('times' in result)
    parts.push(
      `p50 ${quantile(result.times, 0.5).toFixed(3)}  p99 ${quantile(result.times, 0.99).toFixed(3)}`,
    );
  return parts.join('  ');
}

function percent(share = 0): string {
  return (100 * share).toFixed(2);
}

await main(process.argv.slice(2));
