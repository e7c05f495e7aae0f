import type { Delivery } from './message.ts';

/** How far a platform says that a part of a message has got. */
export interface DeliveryReport {
  /** The id that the platform gave the part. */
  readonly platformId: string;
  readonly state: 'sent' | 'delivered' | 'read' | 'failed';
  /** Why it failed: a code as in `ChannelError`. */
  readonly error?: string;
  /** It failed because the person must write first: it stays to be sent then. */
  readonly untilPersonWrites?: boolean;
}

const RANK = { sent: 1, delivered: 2, read: 3 } as const;

/** The delivery after the report; nothing if it tells nothing new. Reports may come twice and in any order. */
export function afterReport(delivery: Delivery, report: DeliveryReport): Delivery | undefined {
  const part = delivery.platformIds.indexOf(report.platformId);
  if (part < 0) return undefined;
  if (report.state === 'failed') return afterFailure(delivery, part, report);
  // The parts arrive in order: the last one speaks for all.
  const isLast = part === delivery.platformIds.length - 1;
  if (!isLast || delivery.state === 'pending') return undefined;
  const { error, ...rest } = delivery;
  // One of several devices failed, another has it; of several parts, one is really missing.
  if (delivery.state === 'failed') {
    return delivery.platformIds.length === 1 && error !== undefined && report.state !== 'sent'
      ? { ...rest, state: report.state }
      : undefined;
  }
  const now = RANK[delivery.state as keyof typeof RANK] ?? 0;
  return RANK[report.state] > now ? { ...rest, state: report.state } : undefined;
}

function afterFailure(delivery: Delivery, part: number, report: DeliveryReport): Delivery | undefined {
  const { error = 'refused', untilPersonWrites = false } = report;
  if (delivery.state !== 'sent' && !(delivery.state === 'pending' && untilPersonWrites)) return undefined;
  // It waits for the person again, from the part that did not arrive.
  if (untilPersonWrites) {
    return { ...delivery, state: 'pending', platformIds: delivery.platformIds.slice(0, part), error };
  }
  return { ...delivery, state: 'failed', error };
}
