import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type App, startApp } from './app.ts';
import { readConfig } from './config.ts';

/** The bundle lies in `dist`, one below the project's folder. */
const rootDir = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** How long a stop may take before the process ends all the same. Whatever is lost then is repaired at the next start. */
const STOP_WITHIN_MS = 8000;

/** Signals closer together than this are one. */
const ONE_PRESS_MS = 500;

async function main(): Promise<void> {
  const app = await startApp(readConfig(process.env), { rootDir });
  stopOn(app, ['SIGINT', 'SIGTERM']);
  process.on('SIGHUP', () => void app.reload());
  if (app.firstAdministrator) {
    const { email, password } = app.firstAdministrator;
    console.log(
      `First administrator: ${email}, password ${password} (shown this once; change it with npm run agent).`,
    );
  }
  console.log(`Dalil listens on ${app.url} (desk: ${app.url}/desk). Store: ${app.store}. Getting ready …`);
  await app.ready;
  console.log('Ready. Ctrl-C stops it.');
}

function stopOn(app: App, signals: readonly NodeJS.Signals[]): void {
  let stoppingSince: number | undefined;
  for (const signal of signals) {
    process.on(signal, () => {
      if (stoppingSince !== undefined) {
        // A second Ctrl-C means: now. But npm repeats the first, which the terminal has sent to all already.
        if (performance.now() - stoppingSince > ONE_PRESS_MS) process.exit(130);
        return;
      }
      stoppingSince = performance.now();
      setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
      void app.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
