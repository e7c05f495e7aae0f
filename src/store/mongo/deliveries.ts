import { AppError } from '../../core/errors.ts';
import type { Delivery, Message } from '../../core/message.ts';
import { WAITS_FOR_PERSON } from '../../core/outbound.ts';
import type { DeliveryStore } from '../../ports/store.ts';
import { platformKey } from '../shapes.ts';
import type { Context } from './context.ts';

const UNDELIVERED: readonly Delivery['state'][] = ['pending', 'unconfirmed'];

export function deliveryStore(context: Context): DeliveryStore {
  const { messages, messagesInOrder, platformIds } = context;
  return {
    pending: (conversationId) =>
      messagesInOrder({
        filter: { conversation_id: conversationId, delivery_state: { $in: UNDELIVERED } },
      }),
    conversationsPendingSince: (channel, before, limit, { waiting } = { waiting: false }) =>
      messages.distinct(
        'conversation_id',
        {
          delivery_channel: channel,
          delivery_state: { $in: UNDELIVERED },
          at: { $lt: before },
          delivery_error: waiting ? WAITS_FOR_PERSON : { $ne: WAITS_FOR_PERSON },
        },
        { sort: { at: 1 }, limit },
      ),
    update: (messageId, delivery) => updateDelivery(context, messageId, delivery),
    begin: (messageId, delivery) => begin(context, messageId, delivery),
    findByPlatformId: async (channel, platformId) => {
      const known = await platformIds.find(platformKey(channel, platformId));
      return known && messages.find(known.messageId);
    },
  };
}

/**
 * By the key alone, since a server may have to read everything to find by anything beside it. Of several that raise the
 * count of attempts one finds it as it was before. After a crash in between it counts as tried, and the queue goes on.
 */
async function begin({ messages }: Context, messageId: string, delivery: Delivery): Promise<boolean> {
  const isNext = (before: Message | undefined) =>
    before?.delivery?.attempts === delivery.attempts - 1 && isUndelivered(before.delivery);
  if (!isNext(await messages.find(messageId))) return false;
  const raised = { $max: { delivery_attempts: delivery.attempts } };
  if (!isNext(await messages.change({ _id: messageId }, raised, 'before'))) return false;
  await messages.changeAll({ _id: messageId }, changeTo(delivery));
  return true;
}

function isUndelivered({ state }: Delivery): boolean {
  return UNDELIVERED.includes(state);
}

async function updateDelivery(context: Context, messageId: string, delivery: Delivery): Promise<void> {
  const { conversations, messages, platformIds } = context;
  const message = await messages.find(messageId);
  const channel = message && (await conversations.find(message.conversationId))?.channel;
  if (!channel) throw new AppError('resource.unknown', `There is no message ${messageId} to deliver.`);
  // The ids first: after a crash in between, the message is still undelivered and this is done again.
  for (const platformId of delivery.platformIds) {
    await platformIds.put({ id: platformKey(channel, platformId), messageId });
  }
  await messages.changeAll({ _id: messageId }, changeTo(delivery, { delivery_channel: channel }));
}

function changeTo({ state, attempts, platformIds, error }: Delivery, others: object = {}) {
  const fields = {
    delivery_state: state,
    delivery_attempts: attempts,
    delivery_platform_ids: platformIds,
    ...others,
  };
  if (error === undefined) return { $set: fields, $unset: { delivery_error: '' } };
  return { $set: { ...fields, delivery_error: error } };
}
