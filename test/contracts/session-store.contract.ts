import { aSession, minute } from './store/samples.ts';
import { casesFor, type StoreUnderTest } from './store/subject.ts';

/** The promises every SessionStore keeps. */
export function sessionStoreContract(subject: StoreUnderTest): void {
  describe('sessions', () => {
    const promises = casesFor(subject);

    promises('gives back what was put in', async ({ sessions }) => {
      await sessions.add(aSession());
      expect(await sessions.get('hash-1')).toStrictEqual(aSession());
      expect(await sessions.get('unknown')).toBeUndefined();
    });

    promises('lists those of an agent, newest first, each with its device', async ({ sessions }) => {
      const newer = aSession({ tokenHash: 'hash-2', createdAt: minute(1), device: 'Firefox' });
      await sessions.add(aSession());
      await sessions.add(newer);
      await sessions.add(aSession({ tokenHash: 'hash-3', agentId: 'agent-2' }));
      expect(await sessions.ofAgent('agent-1')).toStrictEqual([newer, aSession()]);
      expect(await sessions.ofAgent('nobody')).toStrictEqual([]);
    });

    promises('removes one, and does not mind if it is gone', async ({ sessions }) => {
      await sessions.add(aSession());
      await sessions.remove('hash-1');
      await sessions.remove('hash-1');
      expect(await sessions.get('hash-1')).toBeUndefined();
    });

    promises('removes all of an agent, and no other’s', async ({ sessions }) => {
      await sessions.add(aSession());
      await sessions.add(aSession({ tokenHash: 'hash-2' }));
      await sessions.add(aSession({ tokenHash: 'hash-3', agentId: 'agent-2' }));
      await sessions.removeOfAgent('agent-1');
      expect(await sessions.get('hash-2')).toBeUndefined();
      expect(await sessions.get('hash-3')).toBeDefined();
    });

    promises('removes those expired at the instant and counts them', async ({ sessions }) => {
      await sessions.add(aSession({ expiresAt: minute(10) }));
      await sessions.add(aSession({ tokenHash: 'hash-2', expiresAt: minute(11) }));
      expect(await sessions.removeExpired(minute(10))).toBe(1);
      expect(await sessions.get('hash-1')).toBeUndefined();
      expect(await sessions.get('hash-2')).toBeDefined();
      expect(await sessions.removeExpired(minute(10))).toBe(0);
    });
  });
}
