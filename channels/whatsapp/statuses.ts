import type { Delivery } from '../../src/core/message.ts';
import type { HintBus } from '../../src/ports/queue.ts';
import type { DeliveryStore } from '../../src/ports/store.ts';
import type { Status } from './decode.ts';
import { failureOf } from './errors.ts';
import type { ReplyWindow } from './window.ts';

export interface StatusParts {
  readonly deliveries: Pick<DeliveryStore, 'findByPlatformId' | 'update'>;
  readonly hints: HintBus;
  readonly window: ReplyWindow;
}

/** A status may overtake the answer to our own call: it is looked at again after so many milliseconds. */
const AGAIN_AFTER_MS = [500, 2_000, 10_000] as const;
/** Most that wait to be looked at again; statuses of templates and of other programs are never found. */
const WAITING = 1_000;

/** Writes WhatsApp's reports into the books. */
export class Statuses {
  private readonly timers = new Set<NodeJS.Timeout>();

  constructor(private readonly parts: StatusParts) {}

  /** Resolves once it is recorded, or will be looked at again. */
  async record(status: Status, round = 0): Promise<void> {
    const message = await this.parts.deliveries.findByPlatformId('whatsapp', status.platformId);
    // Still on its way: what is written now would be written over.
    if (!message || message.delivery?.state === 'unconfirmed') return this.again(status, round);
    const next = message.delivery && after(message.delivery, status);
    if (!next) return;
    if (next.error === 'window-closed') await this.parts.window.markClosed(message.conversationId);
    await this.parts.deliveries.update(message.id, next);
    await this.parts.hints.publish({ kind: 'conversation', id: message.conversationId });
  }

  stop(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
  }

  private again(status: Status, round: number): void {
    const delay = AGAIN_AFTER_MS[round];
    if (delay === undefined || this.timers.size >= WAITING) return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      // A report is worth one call of the store, not a crash; the next one of the message says more.
      void this.record(status, round + 1).catch(() => undefined);
    }, delay);
    timer.unref();
    this.timers.add(timer);
  }
}

const RANK = { sent: 1, delivered: 2, read: 3 } as const;

/** The delivery after the report; nothing if it tells nothing new. */
function after(delivery: Delivery, status: Status): Delivery | undefined {
  const part = delivery.platformIds.indexOf(status.platformId);
  if (part < 0) return undefined;
  if (status.state === 'failed') return afterFailure(delivery, part, failureOf(status.errorCode));
  // The parts arrive in order: the last one speaks for all.
  const isLast = part === delivery.platformIds.length - 1;
  if (!isLast || delivery.state === 'pending') return undefined;
  const { error, ...rest } = delivery;
  // One of several devices failed, another has it; of several parts, one is really missing.
  if (delivery.state === 'failed') {
    return delivery.platformIds.length === 1 && error !== undefined && status.state !== 'sent'
      ? { ...rest, state: status.state }
      : undefined;
  }
  const now = RANK[delivery.state as keyof typeof RANK] ?? 0;
  return RANK[status.state] > now ? { ...rest, state: status.state } : undefined;
}

function afterFailure(delivery: Delivery, part: number, error: string): Delivery | undefined {
  if (delivery.state !== 'sent' && !(delivery.state === 'pending' && error === 'window-closed'))
    return undefined;
  // It waits for the person again, from the part that did not arrive.
  if (error === 'window-closed') {
    return { ...delivery, state: 'pending', platformIds: delivery.platformIds.slice(0, part), error };
  }
  return { ...delivery, state: 'failed', error };
}
