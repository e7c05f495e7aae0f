import { AppError } from '../../core/errors.ts';
import type { Delivery } from '../../core/message.ts';
import { WAITS_FOR_PERSON } from '../../core/outbound.ts';
import type { DeliveryStore } from '../../ports/store.ts';
import { platformKey } from '../shapes.ts';
import type { Context } from './context.ts';

export function deliveryStore(context: Context): DeliveryStore {
  const { connection, messages, platformIds, write } = context;
  return {
    pending: async (conversationId) =>
      messages.all(`conversation_id = ? and delivery_state in ('pending', 'unconfirmed') order by seq`, [
        conversationId,
      ]),
    conversationsPendingSince: async (channel, before, limit, { waiting } = { waiting: false }) =>
      connection
        .all(
          `select conversation_id from messages
           where delivery_channel = ? and delivery_state in ('pending', 'unconfirmed') and at < ?
             and delivery_error is ${waiting ? '' : 'not '}?
           group by conversation_id order by min(at) limit ?`,
          [channel, before.getTime(), WAITS_FOR_PERSON, limit],
        )
        .map((row) => String(row.conversation_id)),
    update: (messageId, delivery) => write(() => updateDelivery(context, messageId, delivery)),
    begin: (messageId, delivery) =>
      write(() => {
        const before = messages.find(messageId)?.delivery;
        const isNext = before && isUndelivered(before) && before.attempts === delivery.attempts - 1;
        if (isNext) updateDelivery(context, messageId, delivery);
        return isNext === true;
      }),
    findByPlatformId: async (channel, platformId) => {
      const known = platformIds.find(platformKey(channel, platformId));
      return known && messages.find(known.messageId);
    },
  };
}

function isUndelivered({ state }: Delivery): boolean {
  return state === 'pending' || state === 'unconfirmed';
}

function updateDelivery(context: Context, messageId: string, delivery: Delivery): void {
  const { connection, conversations, messages, platformIds } = context;
  const message = messages.find(messageId);
  const channel = message && conversations.find(message.conversationId)?.channel;
  if (!channel) throw new AppError('resource.unknown', `There is no message ${messageId} to deliver.`);
  connection.run(
    `update messages set delivery_state = ?, delivery_attempts = ?, delivery_platform_ids = ?, delivery_error = ?,
     delivery_channel = ? where id = ?`,
    [
      delivery.state,
      delivery.attempts,
      JSON.stringify(delivery.platformIds),
      delivery.error ?? null,
      channel,
      messageId,
    ],
  );
  for (const platformId of delivery.platformIds) {
    platformIds.put({ id: platformKey(channel, platformId), messageId });
  }
}
