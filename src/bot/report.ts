import { afterReport, type DeliveryReport } from '../core/delivery-report.ts';
import type { ChannelName } from '../core/message.ts';
import type { Report } from '../ports/channel.ts';
import type { HintBus } from '../ports/queue.ts';
import type { DeliveryStore } from '../ports/store.ts';

export interface ReportParts {
  readonly channel: ChannelName;
  readonly deliveries: Pick<DeliveryStore, 'findByPlatformId' | 'update'>;
  readonly hints: HintBus;
}

/** A report may overtake the answer to our own call: it is looked at again after so many milliseconds. */
const AGAIN_AFTER_MS = [500, 2_000, 10_000] as const;
/** Most that wait to be looked at again; reports of templates and of other programs are never found. */
const WAITING = 1_000;

/** Writes a platform's reports into the books. Resolves once it is recorded, or will be looked at again. */
export function createReport({ channel, deliveries, hints }: ReportParts): Report {
  let waiting = 0;

  /** Two reports on one message at once would write over each other. */
  const inTurn = createTurns();

  const find = ({ platformId }: DeliveryReport) => deliveries.findByPlatformId(channel, platformId);

  const record = async (report: DeliveryReport, before: Before, round: number): Promise<void> => {
    const message = await find(report);
    // Still on its way: what is written now would be written over.
    if (!message || message.delivery?.state === 'unconfirmed') return again(report, before, round);
    await inTurn(message.id, () => write(report, before));
  };

  const write = async (report: DeliveryReport, before: Before): Promise<void> => {
    const message = await find(report);
    const next = message?.delivery && afterReport(message.delivery, report);
    if (!message || !next) return;
    await before?.(message.conversationId);
    await deliveries.update(message.id, next);
    await hints.publish({ kind: 'conversation', id: message.conversationId });
  };

  const again = (report: DeliveryReport, before: Before, round: number): void => {
    const delay = AGAIN_AFTER_MS[round];
    if (delay === undefined || waiting >= WAITING) return;
    waiting += 1;
    const timer = setTimeout(() => {
      waiting -= 1;
      // A report is worth one call of the store, not a crash; the next one of the message says more.
      void record(report, before, round + 1).catch(() => undefined);
    }, delay);
    timer.unref();
  };

  return (report, before) => record(report, before, 0);
}

type Before = Parameters<Report>[1];

/** Runs what has the same key one after another. */
function createTurns(): (key: string, run: () => Promise<void>) => Promise<void> {
  const last = new Map<string, Promise<void>>();
  return async (key, run) => {
    const turn = (last.get(key) ?? Promise.resolve()).then(run, run);
    last.set(key, turn);
    try {
      await turn;
    } finally {
      if (last.get(key) === turn) last.delete(key);
    }
  };
}
