import type { ChannelName } from '../core/message.ts';
import { deliveryQueue } from '../core/outbound.ts';
import type { Channel } from '../ports/channel.ts';
import type { LeaseHolder } from '../ports/lease.ts';
import type { Stoppable, WorkQueue } from '../ports/queue.ts';
import { type AgentTypingParts, showAgentTyping } from './agent-typing.ts';
import { createDeliver, type Deliver, type DeliverParts } from './deliver.ts';

type Parts = Omit<DeliverParts, 'channel' | 'ending'> &
  Pick<AgentTypingParts, 'rateLimiter'> & { readonly queue: WorkQueue; readonly leases: LeaseHolder };

/** Conversations of one channel that are sent to at the same time. */
const CONCURRENCY = 8;

export interface Running extends Stoppable {
  /** Sends what waits in a conversation, while the queue is away; nothing where its channel does not run now. */
  readonly deliverWithoutQueue: Deliver['withoutQueue'];
}

/** Runs all of them. */
export async function runChannels(channels: readonly Channel[], parts: Parts): Promise<Running> {
  const running: Partial<Record<ChannelName, Running>> = {};
  for (const channel of channels) running[channel.name] = await runChannel(channel, parts);
  return {
    async deliverWithoutQueue(conversationId) {
      const conversation = await parts.store.conversations.get(conversationId);
      await (conversation && running[conversation.channel]?.deliverWithoutQueue(conversationId));
    },
    async stop() {
      await Promise.all(Object.values(running).map((one) => one.stop()));
    },
  };
}

/**
 * Runs a channel: starts it and delivers its replies. One that may run only once (polling, a browser session) runs,
 * delivers and stops with its lease, so that never two processes speak for it.
 */
async function runChannel(channel: Channel, parts: Parts): Promise<Running> {
  if (!channel.single) return start(channel, parts);
  let running: Running | undefined;
  const lease = parts.leases.hold(`channel-${channel.name}`, {
    start: async () => {
      running = await start(channel, parts);
    },
    stop: async () => {
      const ending = running;
      running = undefined;
      await ending?.stop();
    },
  });
  return {
    deliverWithoutQueue: async (conversationId) => running?.deliverWithoutQueue(conversationId),
    stop: () => lease.stop(),
  };
}

async function start(channel: Channel, parts: Parts): Promise<Running> {
  await channel.start();
  const ending = new AbortController();
  const deliver = createDeliver({ ...parts, channel, ending: ending.signal });
  const name = deliveryQueue(channel.name);
  const deliveries = name && (await parts.queue.work(name, deliver, { concurrency: CONCURRENCY }));
  const typing = showAgentTyping(channel, parts);
  return {
    deliverWithoutQueue: deliver.withoutQueue,
    async stop() {
      ending.abort();
      await typing.stop();
      await channel.stop();
      await deliveries?.stop();
    },
  };
}
