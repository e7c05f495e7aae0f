import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import { readConfig } from '../config.ts';
import { runAgentCommand } from '../desk/agent-command.ts';
import { openStore } from '../store/open.ts';

/** `npm run agent -- add|password|disable <email>`: accounts of the desk, also while the app runs. */
async function main(args: readonly string[]): Promise<void> {
  const store = await openStore(readConfig(process.env));
  try {
    console.log(await runAgentCommand({ store, now: () => new Date(), randomBytes }, args, firstLine));
  } finally {
    await store.close();
  }
}

async function firstLine(): Promise<string> {
  for await (const line of createInterface({ input: process.stdin })) return line;
  return '';
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
