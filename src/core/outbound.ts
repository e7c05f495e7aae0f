import type { ChannelName, NewMessage } from './message.ts';

/**
 * Channels where storing a message is delivering it: web chat reads the store, the console prints what it is given,
 * and on the phone the agent speaks.
 */
const STORED_IS_DELIVERED: readonly ChannelName[] = ['webchat', 'console', 'phone'];

/** `error` of a pending message that waits until the person writes again, because the platform wants it so. */
export const WAITS_FOR_PERSON = 'waits-for-person';

/** `error` of an unconfirmed message that a process has in hand without the queue. */
export const IN_HAND = 'in-hand';

/** The queue that carries a channel's replies to its platform; none where storing is delivering. */
export function deliveryQueue(channel: ChannelName): `deliver-${ChannelName}` | undefined {
  return STORED_IS_DELIVERED.includes(channel) ? undefined : `deliver-${channel}`;
}

/** Every queue that such channels need. */
export function queuesOf(
  channels: readonly ChannelName[],
): ('answer' | 'route' | `deliver-${ChannelName}`)[] {
  return ['answer', 'route', ...channels.map(deliveryQueue).filter((name) => name !== undefined)];
}

/** A message to the citizen as it is first stored: marked for delivery where the platform must be called. */
export function asOutbound(message: NewMessage, channel: ChannelName): NewMessage {
  if (!deliveryQueue(channel)) return message;
  return { ...message, delivery: { state: 'pending', attempts: 0, platformIds: [] } };
}
