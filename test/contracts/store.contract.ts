import { agentStoreContract } from './agent-store.contract.ts';
import { centreStoreContract } from './centre-store.contract.ts';
import { conversationStoreContract } from './conversation-store.contract.ts';
import { deliveryStoreContract } from './delivery-store.contract.ts';
import { deskStoreContract } from './desk-store.contract.ts';
import { escalationStoreContract } from './escalation-store.contract.ts';
import { messageStoreContract } from './message-store.contract.ts';
import { privacyStoreContract } from './privacy-store.contract.ts';
import { sessionStoreContract } from './session-store.contract.ts';
import { casesFor, type StoreUnderTest } from './store/subject.ts';
import { turnStoreContract } from './turn-store.contract.ts';
import { valueStoreContract } from './value-store.contract.ts';

/** The promises of the whole Store: each part's, and its own. */
export function storeContract(subject: StoreUnderTest): void {
  conversationStoreContract(subject);
  messageStoreContract(subject);
  turnStoreContract(subject);
  escalationStoreContract(subject);
  deliveryStoreContract(subject);
  agentStoreContract(subject);
  sessionStoreContract(subject);
  valueStoreContract(subject);
  deskStoreContract(subject);
  privacyStoreContract(subject);
  centreStoreContract(subject);

  describe('as a whole', () => {
    const promises = casesFor(subject);

    promises('answers a ping while it can be used', async (store) => {
      await expect(store.ping()).resolves.toBeUndefined();
    });

    promises('closes twice without harm, and then says that it is unavailable', async (store) => {
      await store.close();
      await store.close();
      const unavailable = { code: 'service.unavailable' };
      await expect(store.ping()).rejects.toMatchObject(unavailable);
      await expect(store.messages.get('m1')).rejects.toMatchObject(unavailable);
      await expect(store.values.set('name', 'value')).rejects.toMatchObject(unavailable);
    });
  });
}
