import type { Clock } from '../ports/clock.ts';
import type { TurnStore } from '../ports/store.ts';

const HOUR_MS = 60 * 60 * 1000;
const HOURS = 24;
/** A process whose clock is behind may still date turns into an hour that is over here. */
const OPEN_FOR_MS = 5 * 60 * 1000;

type Counts = Awaited<ReturnType<TurnStore['counts']>>;

/**
 * Counts the turns of this hour and of the 23 before it, hour by hour. An hour that is over is counted once: to count
 * the whole day at each look would hold up answers the longer the more people write.
 */
export function countRecentTurns({
  turns,
  now,
}: {
  readonly turns: Pick<TurnStore, 'counts'>;
  readonly now: Clock;
}): () => Promise<Counts> {
  const over = new Map<number, Counts>();
  const countsOf = async (hour: number) => {
    const known = over.get(hour);
    if (known) return known;
    const end = (hour + 1) * HOUR_MS;
    const counts = await turns.counts(new Date(hour * HOUR_MS), new Date(end));
    if (now().getTime() > end + OPEN_FOR_MS) over.set(hour, counts);
    return counts;
  };
  return async () => {
    const current = Math.floor(now().getTime() / HOUR_MS);
    for (const hour of over.keys()) if (hour <= current - HOURS) over.delete(hour);
    const all: Counts = [];
    for (let hour = current - HOURS + 1; hour <= current; hour++) all.push(...(await countsOf(hour)));
    return all;
  };
}
