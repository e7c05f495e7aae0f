import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { decodeLine } from '../../channels/console/decode.ts';
import { encodeReplies, encodeTurn } from '../../channels/console/encode.ts';
import { ConsoleConversations } from '../../channels/console/index.ts';
import { createMindKeeper } from '../mind.ts';
import type { Log } from '../ports/log.ts';

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

async function script(conversations: ConsoleConversations): Promise<void> {
  let now = new Date();
  for await (const line of createInterface({ input: process.stdin })) {
    if (!line.trim()) continue;
    const { conversation, text, at } = decodeLine(line);
    now = at ?? now;
    const written = encodeTurn(conversation, conversations.turn(conversation, text, now));
    if (!process.stdout.write(`${written}\n`))
      await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
