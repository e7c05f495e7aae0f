import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { suggest } from '../../intents/suggest.ts';
import { keepCalendars } from '../calendar/keep.ts';
import { readConfig } from '../config.ts';
import { Ids } from '../core/ids.ts';
import { fillDemo } from '../desk/demo/fill.ts';
import { mustBeEmpty, wipeDemo } from '../desk/demo/mark.ts';
import { createMindKeeper } from '../mind.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import { openStore } from '../store/open.ts';

const SILENT: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** `npm run demo`: fills an empty installation with invented life; `-- --wipe` removes that, and only that. */
async function main(args: readonly string[]): Promise<void> {
  const unknown = args.find((arg) => arg !== '--wipe');
  if (unknown) throw new Error(`Use: npm run demo [-- --wipe]; "${unknown}" is not known.`);
  const store = await openStore(readConfig(process.env));
  try {
    console.log(
      args.includes('--wipe') ? `Removed: ${await wipeDemo(store)} conversations.` : await fill(store),
    );
  } finally {
    await store.close();
  }
}

async function fill(store: Store): Promise<string> {
  await mustBeEmpty(store);
  const dataDir = join(process.cwd(), 'data');
  const minds = await createMindKeeper({
    dataDir,
    cacheDir: join(process.cwd(), '.cache', 'models'),
    log: SILENT,
  });
  await minds.ready;
  const calendars = await keepCalendars(dataDir, SILENT);
  const { emails, password, conversations } = await fillDemo({
    store,
    router: minds.router,
    suggest: (query) => suggest(minds.router(), query),
    say: (key, language) => minds.wordings().say(language, key),
    word: (key, language, params) => minds.wordings().say(language, key, params),
    calendars: calendars.current,
    ids: new Ids((text) => createHash('sha256').update(text).digest('base64url').slice(0, 27)),
    log: SILENT,
    until: new Date(),
    random: Math.random,
    randomBytes,
  });
  return `Filled: ${conversations} invented conversations. Sign in at /desk as one of
  ${emails.join(', ')}
  with the password ${password} (shown this once).`;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
