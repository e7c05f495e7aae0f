import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { decodeLine } from '../../channels/console/decode.ts';
import { encodeReplies, encodeTurn, encodeUnread } from '../../channels/console/encode.ts';
import { ConsoleConversations } from '../../channels/console/index.ts';
import { createMindKeeper } from '../mind.ts';
import type { Log } from '../ports/log.ts';
import { LineWriter, linesOf } from './lines.ts';

const SILENT: Log = { debug() {}, info() {}, warn() {}, error() {} };

/**
 * `npm run chat`: a line in, the reply out. With `--jsonl`: lines `{"conversation","text","at"?}` in, one JSON line out
 * for each, in order; `at` sets the clock. No server, no Redis, nothing left behind.
 */
async function main(args: readonly string[]): Promise<void> {
  const jsonl = args.includes('--jsonl');
  const unknown = args.find((arg) => arg !== '--jsonl');
  if (unknown) throw new Error(`Use: npm run --silent chat [-- --jsonl]; "${unknown}" is not known.`);
  const conversations = await open(process.cwd());
  await (jsonl ? script(conversations) : talk(conversations));
}

async function open(rootDir: string): Promise<ConsoleConversations> {
  const keeper = await createMindKeeper({
    dataDir: join(rootDir, 'data'),
    cacheDir: join(rootDir, '.cache', 'models'),
    workerPath: join(rootDir, 'dist', 'train-worker.js'),
    log: SILENT,
  });
  await keeper.ready;
  return new ConsoleConversations(keeper.router());
}

async function talk(conversations: ConsoleConversations): Promise<void> {
  const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' });
  const terminal = process.stdin.isTTY;
  if (terminal) lines.prompt();
  for await (const line of lines) {
    if (line.trim()) console.log(`${encodeReplies(conversations.turn('', line, new Date()).replies)}\n`);
    if (terminal) lines.prompt();
  }
}

/** One line out for each line in; what is wrong with one goes to standard error. */
async function script(conversations: ConsoleConversations): Promise<void> {
  const out = new LineWriter(process.stdout);
  let now = new Date();
  let number = 0;
  for await (const line of linesOf(process.stdin)) {
    number += 1;
    const { conversation, text, at, fault } = decodeLine(line);
    if (fault) console.error(`line ${number}: ${fault}`);
    now = at ?? now;
    const readable = conversation !== null && text !== undefined;
    await out.write(
      readable
        ? encodeTurn(conversation, conversations.turn(conversation, text, now))
        : encodeUnread(conversation),
    );
    if (out.gone) return;
  }
  await out.flush();
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
