import { deliveryQueue } from '../core/outbound.ts';
import type { Channel } from '../ports/channel.ts';
import type { LeaseHolder, Stoppable, WorkQueue } from '../ports/queue.ts';
import { type AgentTypingParts, showAgentTyping } from './agent-typing.ts';
import { createDeliver, type DeliverParts } from './deliver.ts';

type Parts = Omit<DeliverParts, 'channel'> &
  Pick<AgentTypingParts, 'rateLimiter'> & { readonly queue: WorkQueue; readonly leases: LeaseHolder };

/** Conversations of one channel that are sent to at the same time. */
const CONCURRENCY = 8;

/**
 * Runs a channel: starts it and delivers its replies. One that may run only once (polling, a browser session) runs,
 * delivers and stops with its lease, so that never two processes speak for it.
 */
export async function runChannel(channel: Channel, parts: Parts): Promise<Stoppable> {
  if (!channel.single) return start(channel, parts);
  let running: Stoppable | undefined;
  return parts.leases.hold(`channel-${channel.name}`, {
    start: async () => {
      running = await start(channel, parts);
    },
    stop: async () => {
      await running?.stop();
      running = undefined;
    },
  });
}

async function start(channel: Channel, parts: Parts): Promise<Stoppable> {
  await channel.start();
  const deliveries = await startDelivering(channel, parts);
  const typing = showAgentTyping(channel, parts);
  return {
    async stop() {
      await typing.stop();
      await channel.stop();
      await deliveries?.stop();
    },
  };
}

function startDelivering(channel: Channel, parts: Parts): Promise<Stoppable> | undefined {
  const name = deliveryQueue(channel.name);
  return name && parts.queue.work(name, createDeliver({ ...parts, channel }), { concurrency: CONCURRENCY });
}
