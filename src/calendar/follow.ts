import type { Log } from '../ports/log.ts';
import type { HintBus } from '../ports/queue.ts';

/** Whatever hint was lost is made up for after at most this long, in milliseconds. */
const READ_EVERY_MS = 60_000;

/**
 * Reads hours that were entered at the desk, and again whenever some have changed, in whichever process. Rejects if the
 * first reading does; a later one that fails is logged and tried again. Returns what ends it.
 */
export async function followHours(
  { hints, log }: { readonly hints: HintBus; readonly log: Log },
  read: () => Promise<unknown>,
): Promise<() => Promise<void>> {
  const again = () =>
    void read().catch((error: unknown) =>
      log.warn({ error }, 'hours could not be read; tried again in a minute'),
    );
  await read();
  const timer = setInterval(again, READ_EVERY_MS);
  const unsubscribe = hints.subscribe(({ kind }) => {
    if (kind === 'calendar' || kind === 'gap') again();
  });
  return async () => {
    clearInterval(timer);
    unsubscribe();
  };
}
