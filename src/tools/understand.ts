import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { runTrial, type TrialRow } from '../../intents/understanding/trial.ts';
import { EMPTY_MEMORY } from '../core/conversation.ts';
import type { IntentRouter } from '../core/router.ts';
import { createMindKeeper } from '../mind.ts';
import type { Log } from '../ports/log.ts';

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
    const row = readObject(line, path);
    if (typeof row['text'] !== 'string' || typeof row['intent'] !== 'string')
      throw new Error(`${path}: each line needs a "text" and an "intent".`);
    rows.push({ text: row['text'], intent: row['intent'] });
  }
  return rows;
}

async function* linesOf(input: Readable): AsyncIterable<string> {
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }))
    if (line.trim()) yield line;
}

function readObject(line: string, place: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    if (value && typeof value === 'object') return value as Record<string, unknown>;
  } catch {
    // Said below, without the person's words.
  }
  throw new Error(`${place}: a line is not a JSON object.`);
}

/** How many characters are gathered before they are written: a write per line would take most of the time. */
const CHUNK = 64 * 1024;

async function understandLines(input: Readable): Promise<void> {
  const router = await openRouter(process.cwd());
  const at = new Date();
  let out = '';
  for await (const line of linesOf(input)) {
    const row = readObject(line, 'standard input');
    const text = typeof row['text'] === 'string' ? row['text'] : '';
    out += `${JSON.stringify({ id: row['id'] ?? null, ...understood(router, text, at) })}\n`;
    if (out.length < CHUNK) continue;
    await write(out);
    out = '';
  }
  await write(out);
}

function write(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(text, () => resolve());
  });
}

const SILENT: Log = { debug() {}, info() {}, warn() {}, error() {} };

async function openRouter(rootDir: string): Promise<IntentRouter> {
  const keeper = await createMindKeeper({
    dataDir: join(rootDir, 'data'),
    cacheDir: join(rootDir, '.cache', 'models'),
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
