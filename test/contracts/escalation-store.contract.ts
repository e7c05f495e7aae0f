import { anEscalation, FULL_ESCALATION, minute } from './store/samples.ts';
import { atOnce, casesFor, type StoreUnderTest } from './store/subject.ts';

const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

/** The promises every EscalationStore keeps. */
export function escalationStoreContract(subject: StoreUnderTest): void {
  describe('escalations', () => {
    opening(subject);
    listing(subject);
    saving(subject);
  });
}

function opening(subject: StoreUnderTest): void {
  describe('opening', () => {
    const promises = casesFor(subject);

    promises('gives back what was put in, field by field', async ({ escalations }) => {
      expect(await escalations.open(FULL_ESCALATION)).toStrictEqual(FULL_ESCALATION);
      expect(await escalations.get('full')).toStrictEqual(FULL_ESCALATION);
      expect(await escalations.open(anEscalation())).toStrictEqual(anEscalation());
      expect(await escalations.get('unknown')).toBeUndefined();
    });

    promises('returns the one already open for the conversation', async ({ escalations }) => {
      await escalations.open(anEscalation());
      const second = await escalations.open(anEscalation({ id: 'e2', reason: 'complaint' }));
      expect(second).toStrictEqual(anEscalation());
      expect(await escalations.get('e2')).toBeUndefined();
    });

    promises('opens one when many ask at once', async ({ escalations }) => {
      const opened = await atOnce(10, (number) => escalations.open(anEscalation({ id: `e${number}` })));
      expect(new Set(ids(opened)).size).toBe(1);
      expect(await escalations.ofConversation('c1')).toHaveLength(1);
    });

    promises('opens another only when the first is resolved', async ({ escalations }) => {
      const first = await escalations.open(anEscalation());
      await escalations.save({ ...first, state: 'assigned', agentId: 'agent-1' });
      expect((await escalations.open(anEscalation({ id: 'e2' }))).id).toBe('e1');
      await escalations.save({ ...first, version: 2, state: 'resolved', resolvedAt: minute(5) });
      expect(await escalations.openOf('c1')).toBeUndefined();
      expect((await escalations.open(anEscalation({ id: 'e2' }))).id).toBe('e2');
      expect(await escalations.openOf('c1')).toMatchObject({ id: 'e2' });
    });

    promises('returns the one of that id when it is resolved already', async ({ escalations }) => {
      const first = await escalations.open(anEscalation());
      await escalations.save({ ...first, state: 'resolved', resolvedAt: minute(5) });
      expect(await escalations.open(anEscalation())).toMatchObject({ id: 'e1', state: 'resolved' });
      expect(await escalations.openOf('c1')).toBeUndefined();
    });
  });
}

function listing(subject: StoreUnderTest): void {
  describe('listing', () => {
    const promises = casesFor(subject);

    promises('lists the waiting by priority, then by time', async ({ escalations }) => {
      await escalations.open(anEscalation({ id: 'late', conversationId: 'a', createdAt: minute(9) }));
      await escalations.open(anEscalation({ id: 'early', conversationId: 'b', createdAt: minute(1) }));
      const urgent = { priority: 100, createdAt: minute(30) };
      await escalations.open(anEscalation({ id: 'urgent', conversationId: 'c', ...urgent }));
      expect(ids(await escalations.list({ state: 'waiting' }))).toEqual(['urgent', 'early', 'late']);
      expect(ids(await escalations.list({ state: 'waiting', limit: 2 }))).toEqual(['urgent', 'early']);
    });

    promises('lists the assigned oldest first, of one agent if asked', async ({ escalations }) => {
      for (const [id, agentId, time] of [
        ['x', 'agent-1', 5],
        ['y', 'agent-2', 1],
        ['z', 'agent-1', 3],
      ] as const) {
        const opened = await escalations.open(
          anEscalation({ id, conversationId: id, createdAt: minute(time) }),
        );
        await escalations.save({ ...opened, state: 'assigned', agentId, assignedAt: minute(10) });
      }
      expect(ids(await escalations.list({ state: 'assigned' }))).toEqual(['y', 'z', 'x']);
      expect(ids(await escalations.list({ state: 'assigned', agentId: 'agent-1' }))).toEqual(['z', 'x']);
      expect(await escalations.list({ state: 'waiting' })).toEqual([]);
    });

    promises('lists the resolved newest first', async ({ escalations }) => {
      for (const number of [1, 2, 3]) {
        const opened = await escalations.open(anEscalation({ id: `e${number}` }));
        await escalations.save({ ...opened, state: 'resolved', resolvedAt: minute(number) });
      }
      expect(ids(await escalations.list({ state: 'resolved' }))).toEqual(['e3', 'e2', 'e1']);
    });

    promises('lists all of a conversation, oldest first', async ({ escalations }) => {
      for (const number of [3, 1, 2]) {
        const opened = await escalations.open(anEscalation({ id: `e${number}`, createdAt: minute(number) }));
        await escalations.save({ ...opened, state: 'resolved', resolvedAt: minute(50) });
      }
      await escalations.open(anEscalation({ id: 'other', conversationId: 'c2' }));
      expect(ids(await escalations.ofConversation('c1'))).toEqual(['e1', 'e2', 'e3']);
    });
  });
}

function saving(subject: StoreUnderTest): void {
  describe('saving', () => {
    const promises = casesFor(subject);

    promises('saves as a whole and counts the version up', async ({ escalations }) => {
      await escalations.open(FULL_ESCALATION);
      const { offer: _offer, note: _note, ...left } = FULL_ESCALATION;
      const saved = await escalations.save(left);
      expect(saved).toStrictEqual({ ...left, version: 2 });
      expect(await escalations.get('full')).toStrictEqual(saved);
    });

    promises('refuses a save with an old version', async ({ escalations }) => {
      const first = await escalations.open(anEscalation());
      await escalations.save({ ...first, priority: 20 });
      expect(await escalations.save({ ...first, priority: 30 })).toBeUndefined();
      expect(await escalations.get('e1')).toMatchObject({ priority: 20, version: 2 });
    });

    promises('lets exactly one of two agents claim it', async ({ escalations }) => {
      const waiting = await escalations.open(anEscalation());
      const claims = await atOnce(2, (number) =>
        escalations.save({ ...waiting, state: 'assigned', agentId: `agent-${number}` }),
      );
      const won = claims.filter((claim) => claim !== undefined);
      expect(won).toHaveLength(1);
      expect(await escalations.get('e1')).toEqual(won[0]);
    });

    promises('does not reopen one beside another that is open', async ({ escalations }) => {
      const first = await escalations.open(anEscalation());
      const resolved = await escalations.save({ ...first, state: 'resolved', resolvedAt: minute(5) });
      await escalations.open(anEscalation({ id: 'e2' }));
      expect(await escalations.save({ ...first, version: resolved?.version ?? 0 })).toBeUndefined();
      expect(await escalations.openOf('c1')).toMatchObject({ id: 'e2' });
    });
  });
}
