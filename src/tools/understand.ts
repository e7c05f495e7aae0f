import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { runTrial, type TrialRow } from '../../intents/understanding/trial.ts';
import { EMPTY_MEMORY } from '../core/conversation.ts';
import type { IntentRouter } from '../core/router.ts';
import { createMindKeeper } from '../mind.ts';
import type { Log } from '../ports/log.ts';
import { LineWriter, linesOf } from './lines.ts';

/**
 * `npm run understand`: JSONL `{"id","text"}` on standard input, one JSON line out for each, in order.
 * With `-- --train T.jsonl --test V.jsonl`: trains the same engine on `{"text","intent"}` and prints its figures.
 */
async function main(args: readonly string[]): Promise<void> {
  const [train, test] = [option(args, '--train'), option(args, '--test')];
  if (train && test) {
    const result = runTrial(await readRows(train), await readRows(test), { now: () => performance.now() });
    process.stdout.write(`${JSON.stringify(result)}\n`);
  } else if (args.length > 0) {
    throw new Error('Use: npm run --silent understand [-- --train T.jsonl --test V.jsonl] < messages.jsonl');
  } else await understandLines(process.stdin);
}

function option(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args[at + 1];
}

async function readRows(path: string): Promise<TrialRow[]> {
  const rows: TrialRow[] = [];
  for await (const line of linesOf(createReadStream(path))) {
    if (!line.trim()) continue;
    const row = objectIn(line);
    if (typeof row?.['text'] !== 'string' || typeof row['intent'] !== 'string')
      throw new Error(`${path}: each line needs a "text" and an "intent".`);
    rows.push({ text: row['text'], intent: row['intent'] });
  }
  return rows;
}

/** The object that a line holds; undefined for any other line. */
function objectIn(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return value && typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** One line out for each line in; one that holds no message says so on standard error. */
async function understandLines(input: Readable): Promise<void> {
  const router = await openRouter(process.cwd());
  const out = new LineWriter(process.stdout);
  const at = new Date();
  let number = 0;
  for await (const line of linesOf(input)) {
    number += 1;
    const { id, text } = messageIn(line, number);
    await out.write(JSON.stringify({ id, ...understood(router, text, at) }));
    if (out.gone) return;
  }
  await out.flush();
}

function messageIn(line: string, number: number): { id: unknown; text: string } {
  const row = objectIn(line);
  const text = row?.['text'];
  if (typeof text !== 'string')
    console.error(`line ${number}: ${row ? 'A line needs a "text".' : 'A line is not a JSON object.'}`);
  return { id: row?.['id'] ?? null, text: typeof text === 'string' ? text : '' };
}

const SILENT: Log = { debug() {}, info() {}, warn() {}, error() {} };

async function openRouter(rootDir: string): Promise<IntentRouter> {
  const keeper = await createMindKeeper({
    dataDir: join(rootDir, 'data'),
    cacheDir: join(rootDir, '.cache', 'models'),
    workerPath: join(rootDir, 'dist', 'train-worker.js'),
    log: SILENT,
  });
  await keeper.ready;
  return keeper.router();
}

/** What is understood of a text, and what the bot would do with it at the start of a conversation. */
function understood(router: IntentRouter, text: string, at: Date) {
  const turn = router.route({ text, memory: EMPTY_MEMORY, languageChosen: false, queued: false, at });
  const meaning = turn.understanding;
  const rejected = !meaning || (meaning.band === 'reject' && !meaning.emergency && !meaning.elliptic);
  return {
    lang: !meaning || meaning.language === 'zgh' ? turn.language : meaning.language,
    service: rejected ? 'out-of-scope' : meaning.service,
    aspect: rejected ? 'general' : meaning.aspect,
    confidence: Number((meaning?.confidence ?? 0).toFixed(4)),
    outcome: turn.outcome,
  };
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
