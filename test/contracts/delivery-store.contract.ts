import type { Delivery } from '../../src/core/message.ts';
import type { Store } from '../../src/ports/store.ts';
import { aConversation, aDelivery, aReply, minute } from './store/samples.ts';
import { casesFor, type StoreUnderTest } from './store/subject.ts';

/** The promises every DeliveryStore keeps. */
export function deliveryStoreContract(subject: StoreUnderTest): void {
  describe('deliveries', () => {
    const promises = casesFor(subject);

    promises('tells what is undelivered, in order', async (store) => {
      await send(store, 'c1', [
        aDelivery({ state: 'sent' }),
        aDelivery({ state: 'unconfirmed', attempts: 1 }),
        aDelivery(),
        aDelivery({ state: 'failed' }),
        undefined,
      ]);
      const pending = await store.deliveries.pending('c1');
      expect(pending.map(({ id }) => id)).toEqual(['c1-1', 'c1-2']);
      expect(await store.deliveries.pending('c2')).toEqual([]);
    });

    promises('names a channel’s conversations with undelivered messages, oldest first', async (store) => {
      await send(store, 'late', [aDelivery()], minute(4));
      await send(store, 'early', [aDelivery({ state: 'unconfirmed' }), aDelivery()], minute(2));
      await send(store, 'sent', [aDelivery({ state: 'read' })], minute(2));
      await send(store, 'fresh', [aDelivery()], minute(9));
      await store.conversations.ensure(aConversation({ id: 'other', channel: 'whatsapp' }));
      await send(store, 'other', [aDelivery()], minute(2));
      const { deliveries } = store;
      expect(await deliveries.conversationsPendingSince('telegram', minute(9), 9)).toEqual(['early', 'late']);
      expect(await deliveries.conversationsPendingSince('telegram', minute(9), 1)).toEqual(['early']);
      expect(await deliveries.conversationsPendingSince('whatsapp', minute(9), 9)).toEqual(['other']);
    });

    promises('tells apart what waits until the person writes', async (store) => {
      const waits = aDelivery({ error: 'waits-for-person' });
      await send(store, 'waits', [waits]);
      await send(store, 'both', [waits, aDelivery({ error: 'throttled' })]);
      await send(store, 'plain', [aDelivery({ error: 'throttled' })], minute(3));
      const { deliveries } = store;
      const pending = (waiting: boolean) =>
        deliveries.conversationsPendingSince('telegram', minute(9), 9, { waiting });
      expect(await pending(false)).toEqual(['both', 'plain']);
      expect((await pending(true)).sort()).toEqual(['both', 'waits']);
    });

    promises('records how far a message has got', async (store) => {
      await send(store, 'c1', [aDelivery()]);
      const failed = aDelivery({ state: 'failed', attempts: 3, error: 'blocked' });
      await store.deliveries.update('c1-0', failed);
      expect((await store.messages.get('c1-0'))?.delivery).toStrictEqual(failed);
      const sent = aDelivery({ state: 'sent', attempts: 4, platformIds: ['p1', 'p2'] });
      await store.deliveries.update('c1-0', sent);
      expect((await store.messages.get('c1-0'))?.delivery).toStrictEqual(sent);
      expect(await store.deliveries.pending('c1')).toEqual([]);
    });

    promises(
      'lets one of several begin an attempt, and nobody one that was made or is not due',
      async (store) => {
        await send(store, 'c1', [
          aDelivery({ attempts: 1, error: 'throttled' }),
          aDelivery({ state: 'sent' }),
        ]);
        const attempt = aDelivery({ state: 'unconfirmed', attempts: 2 });
        const begin = () => store.deliveries.begin('c1-0', attempt);
        const begun = await Promise.all([begin(), begin(), begin()]);
        expect(begun.filter(Boolean)).toHaveLength(1);
        expect((await store.messages.get('c1-0'))?.delivery).toStrictEqual(attempt);
        expect(await begin()).toBe(false);
        expect(await store.deliveries.begin('c1-0', { ...attempt, attempts: 4 })).toBe(false);
        expect(await store.deliveries.begin('c1-0', { ...attempt, attempts: 3 })).toBe(true);
        expect(await store.deliveries.begin('c1-1', aDelivery({ attempts: 1 }))).toBe(false);
        expect(await store.deliveries.begin('unknown', attempt)).toBe(false);
      },
    );

    promises('refuses an unknown message', async ({ deliveries }) => {
      await expect(deliveries.update('unknown', aDelivery())).rejects.toMatchObject({
        code: 'resource.unknown',
      });
    });

    promises('finds a message by any of its platform ids, per channel', async (store) => {
      await send(store, 'c1', [aDelivery()]);
      await store.deliveries.update('c1-0', aDelivery({ state: 'sent', platformIds: ['p1', 'p2'] }));
      const { deliveries } = store;
      expect(await deliveries.findByPlatformId('telegram', 'p2')).toMatchObject({ id: 'c1-0' });
      expect(await deliveries.findByPlatformId('telegram', 'p1')).toMatchObject({ id: 'c1-0' });
      expect(await deliveries.findByPlatformId('whatsapp', 'p1')).toBeUndefined();
      expect(await deliveries.findByPlatformId('telegram', 'p9')).toBeUndefined();
    });
  });
}

/** Stores a reply for each delivery, on Telegram unless the conversation is there already. */
async function send(
  store: Store,
  conversationId: string,
  deliveries: readonly (Delivery | undefined)[],
  at = minute(2),
): Promise<void> {
  await store.conversations.ensure(aConversation({ id: conversationId, channel: 'telegram' }));
  for (const [index, delivery] of deliveries.entries()) {
    const reply = aReply({ id: `${conversationId}-${index}`, conversationId, at });
    await store.messages.append(delivery ? { ...reply, delivery } : reply);
  }
}
