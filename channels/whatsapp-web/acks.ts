import type { DeliveryReport } from '../../src/core/delivery-report.ts';

/** The package's counts (its `MessageAck`): one tick, two ticks, blue ticks, played. 0 is still on its way. */
const STATES: Readonly<Record<number, DeliveryReport['state']>> = {
  [-1]: 'failed',
  1: 'sent',
  2: 'delivered',
  3: 'read',
  4: 'read',
};

/** What the ticks of a message say; nothing while it is on its way. */
export function reportOf(platformId: string, ack: number): DeliveryReport | undefined {
  const state = STATES[ack];
  return state && { platformId, state, ...(state === 'failed' ? { error: 'not-taken' } : {}) };
}
