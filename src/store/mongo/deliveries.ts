import { AppError } from '../../core/errors.ts';
import type { Delivery } from '../../core/message.ts';
import { WAITS_FOR_PERSON } from '../../core/outbound.ts';
import type { DeliveryStore } from '../../ports/store.ts';
import { platformKey } from '../shapes.ts';
import type { Context } from './context.ts';

const UNDELIVERED = { delivery_state: { $in: ['pending', 'unconfirmed'] } };

export function deliveryStore(context: Context): DeliveryStore {
  const { messages, platformIds } = context;
  return {
    pending: (conversationId) =>
      messages.all({ conversation_id: conversationId, ...UNDELIVERED }, { seq: 1 }),
    conversationsPendingSince: (channel, before, limit, { waiting } = { waiting: false }) =>
      messages.distinct(
        'conversation_id',
        {
          delivery_channel: channel,
          ...UNDELIVERED,
          at: { $lt: before },
          delivery_error: waiting ? WAITS_FOR_PERSON : { $ne: WAITS_FOR_PERSON },
        },
        { sort: { at: 1 }, limit },
      ),
    update: (messageId, delivery) => updateDelivery(context, messageId, delivery),
    begin: async (messageId, delivery) => {
      const before = { _id: messageId, ...UNDELIVERED, delivery_attempts: delivery.attempts - 1 };
      return (await messages.change(before, changeTo(delivery))) !== undefined;
    },
    findByPlatformId: async (channel, platformId) => {
      const known = await platformIds.find(platformKey(channel, platformId));
      return known && messages.find(known.messageId);
    },
  };
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
