import { anAgent, minute } from './store/samples.ts';
import { atOnce, casesFor, type StoreUnderTest } from './store/subject.ts';

/** The promises every AgentStore keeps. */
export function agentStoreContract(subject: StoreUnderTest): void {
  describe('agents', () => {
    const promises = casesFor(subject);

    promises('gives back what was put in, by id and by e-mail', async ({ agents }) => {
      expect(await agents.add(anAgent({ disabled: true }))).toStrictEqual(anAgent({ disabled: true }));
      expect(await agents.get('agent-1')).toStrictEqual(anAgent({ disabled: true }));
      expect(await agents.byEmail('amina@example.org')).toStrictEqual(anAgent({ disabled: true }));
      expect(await agents.get('unknown')).toBeUndefined();
      expect(await agents.byEmail('unknown@example.org')).toBeUndefined();
    });

    promises('keeps every field, and lets go of those that are gone', async ({ agents }) => {
      const full = anAgent({
        ...{ capacity: 3, topics: ['passport'], missions: ['fr-lyon'], team: 'team-1', seenAt: minute(2) },
        alert: { conversationId: 'c1', channel: 'telegram', messageId: 'm1', since: minute(1) },
        alertCode: { digest: 'd', expiresAt: minute(9) },
      });
      await agents.add(full);
      expect(await agents.get('agent-1')).toStrictEqual(full);
      const { alert: _, alertCode: __, team: ___, ...rest } = full;
      await agents.save(rest);
      expect(await agents.get('agent-1')).toStrictEqual({ ...rest, version: rest.version + 1 });
    });

    promises('refuses a second one with the e-mail', async ({ agents }) => {
      await agents.add(anAgent());
      await expect(agents.add(anAgent({ id: 'agent-2' }))).rejects.toMatchObject({ code: 'agent.exists' });
      expect(await agents.list()).toHaveLength(1);
    });

    promises('takes an e-mail once when two come at once', async ({ agents }) => {
      const added = await Promise.allSettled([agents.add(anAgent()), agents.add(anAgent({ id: 'agent-2' }))]);
      expect(added.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await agents.list()).toHaveLength(1);
    });

    promises('lists all, oldest first', async ({ agents }) => {
      await agents.add(anAgent({ id: 'b', email: 'b@example.org', createdAt: minute(2) }));
      await agents.add(anAgent({ id: 'a', email: 'a@example.org', createdAt: minute(1) }));
      expect((await agents.list()).map(({ id }) => id)).toEqual(['a', 'b']);
    });

    promises('saves if the version stands, and else not', async ({ agents }) => {
      const agent = await agents.add(anAgent());
      const saved = await agents.save({ ...agent, presence: 'available', presenceSince: minute(5) });
      expect(saved).toStrictEqual({ ...agent, presence: 'available', presenceSince: minute(5), version: 2 });
      expect(await agents.save({ ...agent, presence: 'busy' })).toBeUndefined();
      expect(await agents.get('agent-1')).toEqual(saved);
    });

    promises('refuses a save that takes another’s e-mail', async ({ agents }) => {
      await agents.add(anAgent());
      const other = await agents.add(anAgent({ id: 'agent-2', email: 'other@example.org' }));
      const thief = agents.save({ ...other, email: 'amina@example.org' });
      await expect(thief).rejects.toMatchObject({ code: 'agent.exists' });
    });

    promises('lets exactly one of many saves of a version win', async ({ agents }) => {
      const agent = await agents.add(anAgent());
      const saves = await atOnce(8, (number) => agents.save({ ...agent, name: `Name ${number}` }));
      expect(saves.filter((saved) => saved !== undefined)).toHaveLength(1);
    });
  });
}
