import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One row of a public set as `BENCH_DATA` holds them. */
export interface BenchRow {
  readonly text: string;
  readonly intent: string;
  readonly lang: string;
  readonly split: 'train' | 'valid' | 'test';
  /** In `banking77_oos`: `id-oos` for intents left out, `ood-oos` for another domain. */
  readonly oos?: string;
}

/** A measurement: rows to learn from, rows to be judged on, and what others have reached. */
export interface BenchSet {
  readonly name: string;
  readonly file: string;
  readonly test: (row: BenchRow) => boolean;
  readonly train?: (row: BenchRow) => boolean;
  /** Published figures for orientation, with who measured them. */
  readonly published: string;
  /** Where the set is public, for those who do not have the file. */
  readonly where: string;
}

const inTest = (row: BenchRow) => row.split === 'test';
const inLanguage = (lang: string) => (row: BenchRow) => row.split === 'test' && row.lang === lang;
const trainOf = (lang: string) => (row: BenchRow) => row.split === 'train' && row.lang === lang;

const NLPJS = (['en', 'es', 'fr', 'it'] as const).map((lang): BenchSet => {
  const own = { en: '97.7', es: '97.3', fr: '76.8', it: '87.5' }[lang];
  return {
    name: `nlpjs50 ${lang}`,
    file: 'nlpjs50',
    test: inLanguage(lang),
    train: trainOf(lang),
    published: `NLP.js ${own} (its defaults, of all rows; six of each but Italian are out of scope)`,
    where: 'axa-group/nlp.js, examples/13-languages',
  };
});

const ARABIC = [
  ['ar', 'standard', 'AraBERT fine-tuned 92.1 F1 (Jarrar et al. 2023)'],
  ['apc', 'Palestinian', 'AraBERT fine-tuned 90.0 F1 (Jarrar et al. 2023)'],
  ['ary', 'Moroccan, none trained', 'winner of AraFinNLP 2024, all dialects, data added: 87.7 micro-F1'],
].map(
  ([lang = '', name, published = '']): BenchSet => ({
    name: `arbanking77 ${name}`,
    file: 'arbanking77',
    test: inLanguage(lang),
    published,
    where: 'SinaLab/ArBanking77',
  }),
);

/** The public sets, small ones first. */
export const SETS: readonly BenchSet[] = [
  ...NLPJS,
  {
    name: 'chatbot',
    file: 'chatbot',
    test: inTest,
    published: 'NLP.js F1 99 (its own page)',
    where: 'sebischair/NLU-Evaluation-Corpora',
  },
  {
    name: 'mtod es',
    file: 'mtod_es',
    test: inTest,
    published: 'NLP.js 97.2, tuned 97.7',
    where: 'zliucr/mixed-language-training',
  },
  {
    name: 'snips',
    file: 'snips',
    test: inTest,
    published: 'joint BERT 98.6 (JointBERT README); NLP.js 87.0, tuned 97.6',
    where: 'sonos/nlu-benchmark',
  },
  {
    name: 'hwu64',
    file: 'hwu64',
    test: inTest,
    published: 'SPACE-2 94.3; NLP.js 79.2, tuned 86.7',
    where: 'jianguoz/Few-Shot-Intent-Detection',
  },
  {
    name: 'banking77',
    file: 'banking77',
    test: inTest,
    published: 'SPACE-3 94.9; NLP.js 52.6, tuned 89.2',
    where: 'PolyAI-LDN/task-specific-datasets',
  },
  {
    name: 'banking77 near',
    file: 'banking77_oos',
    test: (row) => inTest(row) && row.oos !== 'ood-oos',
    published: 'NLP.js tuned: refused@95 0, AUROC 57.4',
    where: 'jianguoz/Few-Shot-Intent-Detection',
  },
  ...ARABIC,
  {
    name: 'clinc150',
    file: 'clinc150',
    test: inTest,
    published: 'BERT 96.9, SVM 91.0 (Larson et al. 2019); NLP.js 85.4, tuned 91.3',
    where: 'clinc/oos-eval',
  },
];

/** All rows of a set, or nothing if the file is not there. */
export function readSet(dir: string, file: string): BenchRow[] | undefined {
  const path = join(dir, `${file}.jsonl`);
  if (!existsSync(path)) return undefined;
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => asOutside(JSON.parse(line) as BenchRow));
}

/** NLP.js calls `None` what it was never trained on: out of scope, as the other sets have it. */
function asOutside(row: BenchRow): BenchRow {
  return row.intent === 'None' ? { ...row, intent: 'oos' } : row;
}
