import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadCorpus } from '../../intents/understanding/corpus.ts';
import { loadWordings } from '../../intents/wordings/index.ts';
import { loadCalendars } from '../calendar/load.ts';
import { jsonSchemas } from '../catalogue/json-schemas.ts';
import { inspectCatalogue } from '../catalogue/load.ts';
import type { Problem } from '../catalogue/read.ts';
import { reviewTraining } from './training-review.ts';

/**
 * `npm run check:data [-- --schemas] [-- --warnings]`: says in plain words what of the data is missing, dangling or
 * stale, and ends with 1 on errors. `--schemas` writes `data/schema` anew; `--warnings` lists every warning.
 */
async function main(args: readonly string[]): Promise<void> {
  const dataDir = join(process.cwd(), 'data');
  if (args.includes('--schemas')) await writeSchemas(dataDir);
  const { catalogue, problems } = await inspectCatalogue(dataDir, new Date());
  const all = [
    ...problems,
    ...(await failure('replies', () => loadWordings(join(dataDir, 'replies')))),
    ...(await trainingProblems(join(dataDir, 'training'))),
    ...(await staleSchemas(dataDir)),
    ...(await loadCalendars(dataDir)).problems,
  ];
  const errors = all.filter((problem) => problem.level === 'error');
  const warnings = all.filter((problem) => problem.level === 'warning');
  for (const problem of errors) console.log(`error   ${line(problem)}`);
  const shown = args.includes('--warnings') ? warnings : warnings.slice(0, 20);
  for (const problem of shown) console.log(`warning ${line(problem)}`);
  if (shown.length < warnings.length)
    console.log(`… and ${warnings.length - shown.length} more warnings (-- --warnings lists them)`);
  const { services = [], missions = [], places = [] } = catalogue ?? {};
  const procedures = services.reduce((count, service) => count + service.procedures.length, 0);
  console.log(
    `${services.length} services, ${procedures} procedures, ${missions.length} missions, ${places.length} places:`,
  );
  console.log(`${errors.length} errors, ${warnings.length} warnings`);
  process.exitCode = errors.length > 0 ? 1 : 0;
}

function line({ file, at, message }: Problem): string {
  return `${file}${at ? ` at ${at}` : ''}: ${message}`;
}

async function failure(file: string, load: () => Promise<unknown>): Promise<Problem[]> {
  try {
    await load();
    return [];
  } catch (error) {
    return [
      { level: 'error', file, at: '', message: error instanceof Error ? error.message : String(error) },
    ];
  }
}

async function trainingProblems(dir: string): Promise<Problem[]> {
  let problems: Problem[] = [];
  const failed = await failure('training', async () => {
    problems = reviewTraining((await loadCorpus(dir)).examples);
  });
  return [...failed, ...problems];
}

async function staleSchemas(dataDir: string): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const [name, wanted] of Object.entries(jsonSchemas())) {
    const present = await readFile(join(dataDir, 'schema', name), 'utf8').catch(() => '');
    if (present !== wanted) {
      problems.push({
        level: 'error',
        file: `schema/${name}`,
        at: '',
        message: 'is not what the program checks: run npm run check:data -- --schemas',
      });
    }
  }
  return problems;
}

async function writeSchemas(dataDir: string): Promise<void> {
  await mkdir(join(dataDir, 'schema'), { recursive: true });
  for (const [name, text] of Object.entries(jsonSchemas()))
    await writeFile(join(dataDir, 'schema', name), text);
}

await main(process.argv.slice(2));
