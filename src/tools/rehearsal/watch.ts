import type { Calendars } from '../../calendar/load.ts';
import { readPicture } from '../../escalation/picture.ts';
import { planOffers } from '../../escalation/plan-offers.ts';
import type { Store } from '../../ports/store.ts';
import type { Trouble } from '../chaos/troubles.ts';
import { pause } from '../rig/until.ts';

const LOOKS_EVERY_MS = 250;
/** With nothing broken, an offer comes within this of the place that is free: its promise, and one look more. */
const PROMISED_MS = 1_000 + 2 * LOOKS_EVERY_MS;
/** A trouble may last so long, and be felt a little longer. */
const FELT_MS = 40_000;

/** Somebody waited although a suitable agent was free. */
interface Idle {
  readonly escalationId: string;
  readonly from: Date;
  readonly to: Date;
}

/** Looks at the books of a running site from outside: who is offered whom, and whether anybody waits beside a free agent. */
export class Watch {
  readonly offered = new Set<string>();
  private readonly idle: Idle[] = [];
  private readonly since = new Map<string, Date>();
  private over = false;

  constructor(
    private readonly store: Store,
    private readonly calendars: Calendars,
  ) {}

  async look(): Promise<void> {
    while (!this.over) {
      await this.once().catch(() => this.since.clear());
      await pause(LOOKS_EVERY_MS);
    }
  }

  stop(): void {
    this.over = true;
  }

  private async once(): Promise<void> {
    const now = new Date();
    const picture = await readPicture(this.store, {
      ...{ now, onDuty: new Set<string>(), calendars: this.calendars },
    });
    for (const { escalation } of picture.waiting) if (escalation.offer) this.offered.add(escalation.id);
    // Whatever routing would offer now has a place that is free now.
    const before = new Map(picture.waiting.map(({ escalation }) => [escalation.id, escalation.offer]));
    const due = planOffers(picture).changed.filter((one) => one.offer && one.offer !== before.get(one.id));
    const ids = new Set(due.map(({ id }) => id));
    for (const id of ids) if (!this.since.has(id)) this.since.set(id, now);
    for (const [escalationId, from] of this.since) {
      if (ids.has(escalationId)) continue;
      this.idle.push({ escalationId, from, to: now });
      this.since.delete(escalationId);
    }
  }

  /** The longest that anybody waited beside a free agent with nothing broken, in milliseconds, and who did too long. */
  judge(troubles: readonly Trouble[]): { longestMs: number; differences: string[] } {
    const lasting = [...this.since].map(([escalationId, from]) => ({ escalationId, from, to: new Date() }));
    const whole = [...this.idle, ...lasting].filter(({ from, to }) => {
      const begin = from.getTime() - FELT_MS;
      return !troubles.some(({ at }) => at.getTime() >= begin && at <= to);
    });
    const long = whole.filter((one) => lengthOf(one) > PROMISED_MS);
    return {
      longestMs: Math.max(0, ...whole.map(lengthOf)),
      differences: long.map(
        (one) =>
          `${one.escalationId} waited ${lengthOf(one)} ms beside a free agent, at ${one.from.toISOString()}`,
      ),
    };
  }
}

function lengthOf({ from, to }: Idle): number {
  return to.getTime() - from.getTime();
}
