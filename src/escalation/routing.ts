import type { Log } from '../ports/log.ts';
import type { HintBus, Stoppable, WorkQueue } from '../ports/queue.ts';
import { EVERYBODY } from './pass.ts';

export interface Routing extends Stoppable {
  /** Asks for a pass at that time; the earliest time asked for counts. */
  passAt(at: Date | undefined): void;
}

/** A pass is never put off longer than this, in milliseconds: a clock may be moved. */
const LONGEST_PAUSE_MS = 60_000;
/** Passes that time alone calls for are at least so far apart. */
const SHORTEST_PAUSE_MS = 50;

/** Whatever got lost on the way is made up for after at most this long, in milliseconds. */
const ALWAYS_AFTER_MS = 5_000;

/** Wakes a pass of routing at once, whenever an escalation or an agent's presence changes, and when time calls for one. */
export function startRouting(parts: {
  queue: WorkQueue;
  hints: HintBus;
  now: () => Date;
  log: Log;
}): Routing {
  const { queue, hints, now, log } = parts;
  let waking: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  let timer: { at: number; handle: NodeJS.Timeout } | undefined;

  /** Many changes at once are one wake, and one more after it for those that came while it was on its way. */
  const wake = (): void => {
    again = waking !== undefined;
    waking ??= queue
      .wake('route', EVERYBODY)
      .catch((error: unknown) => log.warn({ error }, 'routing not queued; tried again in 5 s'))
      .finally(() => {
        waking = undefined;
        if (again) wake();
      });
  };
  wake();
  const always = setInterval(wake, ALWAYS_AFTER_MS);
  const unsubscribe = hints.subscribe(({ kind }) => {
    if (kind === 'escalation' || kind === 'presence' || kind === 'gap') wake();
  });
  return {
    passAt(at) {
      if (stopped || !at || (timer && timer.at <= at.getTime())) return;
      clearTimeout(timer?.handle);
      const pause = Math.min(Math.max(at.getTime() - now().getTime(), SHORTEST_PAUSE_MS), LONGEST_PAUSE_MS);
      const handle = setTimeout(() => {
        timer = undefined;
        wake();
      }, pause);
      timer = { at: at.getTime(), handle };
    },
    async stop() {
      stopped = true;
      unsubscribe();
      clearInterval(always);
      clearTimeout(timer?.handle);
      again = false;
      await waking;
    },
  };
}
