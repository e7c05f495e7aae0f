import { officersNow } from './duty.ts';
import type { EscalationParts } from './parts.ts';
import { readPicture } from './picture.ts';
import { planOffers } from './plan-offers.ts';
import { releaseFromGone } from './release.ts';

/** Subject of the queue `route` that stands for everybody who waits. No escalation has this id. */
export const EVERYBODY = 'everybody';

/** Offers whoever waits to whoever is free. Returns when time alone will call for the next pass. */
export type RoutePass = () => Promise<Date | undefined>;

/**
 * One pass of routing. Any number of processes may run it at once: each offer is saved by version, and what somebody
 * else has changed meanwhile is looked at again.
 */
export function createRoutePass(parts: EscalationParts): RoutePass {
  const { store, hints } = parts;
  return async () => {
    await releaseFromGone(parts);
    const onDuty = new Set((await officersNow(parts)).map(({ id }) => id));
    const calendars = parts.calendars();
    const picture = await readPicture(store, { now: parts.now(), onDuty, calendars });
    const { changed, nextAt } = planOffers(picture);
    const saved = await Promise.all(changed.map((one) => store.escalations.save(one)));
    for (const one of saved) if (one) await hints.publish({ kind: 'escalation', id: one.id });
    return saved.includes(undefined) ? parts.now() : nextAt;
  };
}
