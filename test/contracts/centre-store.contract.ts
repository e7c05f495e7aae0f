import {
  aCallBack,
  aConversation,
  aMissionCalendar,
  anEscalation,
  aShift,
  aTeam,
  minute,
  REMEMBERING,
} from './store/samples.ts';
import { atOnce, casesFor, type StoreUnderTest } from './store/subject.ts';

const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

/** Call-backs, duty, teams and the hours of missions, on every store. */
export function centreStoreContract(subject: StoreUnderTest): void {
  describe('call-backs', () => {
    const promises = casesFor(subject);

    promises('keeps each once, as it was first given', async ({ callBacks }) => {
      expect(await callBacks.add(aCallBack())).toBe(true);
      expect(await callBacks.add(aCallBack({ phone: '+33700000000' }))).toBe(false);
      expect(await callBacks.get('cb1')).toStrictEqual(aCallBack());
      const full = aCallBack({
        ...{ id: 'cb2', topic: 'passport', attempts: 2, lastAttemptAt: minute(4), agentId: 'agent-1' },
        ...{ state: 'called', closedAt: minute(4), askedAt: minute(3) },
      });
      await callBacks.add(full);
      expect(await callBacks.ofConversation('c1')).toStrictEqual([aCallBack(), full]);
      expect(await callBacks.get('unknown')).toBeUndefined();
    });

    promises('lists what is to be done, what is due first first', async ({ callBacks }) => {
      await callBacks.add(aCallBack({ id: 'late', conversationId: 'c2', dueAt: minute(30) }));
      await callBacks.add(aCallBack({ id: 'soon', conversationId: 'c3', dueAt: minute(5) }));
      await callBacks.add(aCallBack({ id: 'done', state: 'called', closedAt: minute(6) }));
      expect(ids(await callBacks.due(9))).toEqual(['soon', 'late']);
      expect(ids(await callBacks.due(1))).toEqual(['soon']);
    });

    promises('lets one of several savers win', async ({ callBacks }) => {
      await callBacks.add(aCallBack());
      const saved = await atOnce(4, (attempts) => callBacks.save(aCallBack({ attempts })));
      const won = saved.filter((one) => one !== undefined);
      expect(won).toHaveLength(1);
      expect(await callBacks.get('cb1')).toStrictEqual(won[0]);
      expect(won[0]?.version).toBe(aCallBack().version + 1);
    });

    promises('removes what was closed, or asked for, long enough ago', async ({ callBacks }) => {
      await callBacks.add(aCallBack({ id: 'old', state: 'called', closedAt: minute(9), askedAt: minute(8) }));
      await callBacks.add(
        aCallBack({ id: 'new', state: 'called', closedAt: minute(10), askedAt: minute(8) }),
      );
      await callBacks.add(aCallBack({ id: 'never', askedAt: minute(1) }));
      await callBacks.add(aCallBack({ id: 'open', askedAt: minute(2) }));
      expect(await callBacks.removeBefore({ closed: minute(10), asked: minute(2) })).toBe(2);
      expect(ids(await callBacks.ofConversation('c1'))).toEqual(['open', 'new']);
    });

    promises('are gone with their conversation, however it is removed', async (store) => {
      for (const id of ['c1', 'c2', 'c3', 'c4']) {
        await store.conversations.ensure(aConversation({ id }));
        await store.callBacks.add(aCallBack({ id: `of-${id}`, conversationId: id }));
      }
      await store.conversations.erase('c1');
      await store.privacy.scrub('c2', 9, REMEMBERING);
      await store.privacy.dissolve('c3', 'erased-1', REMEMBERING);
      expect(ids(await store.callBacks.due(9))).toEqual(['of-c4']);
    });
  });

  describe('duty', () => {
    const promises = casesFor(subject);

    promises('lists the shifts that touch a period, in order', async ({ duty }) => {
      await duty.put(aShift({ id: 'b', from: minute(20), to: minute(40) }));
      await duty.put(aShift({ id: 'a', from: minute(0), to: minute(20) }));
      await duty.put(aShift({ id: 'c', from: minute(40), to: minute(59) }));
      expect(ids(await duty.list(minute(10), minute(30)))).toEqual(['a', 'b']);
      expect(ids(await duty.list(minute(20), minute(40)))).toEqual(['b']);
      expect(await duty.get('c')).toStrictEqual(aShift({ id: 'c', from: minute(40), to: minute(59) }));
      await duty.put(aShift({ id: 'b', from: minute(20), to: minute(40), agentId: 'agent-2' }));
      expect((await duty.get('b'))?.agentId).toBe('agent-2');
      await duty.remove('b');
      await duty.remove('unknown');
      expect(ids(await duty.list(minute(0), minute(59)))).toEqual(['a', 'c']);
    });
  });

  describe('the hours of missions', () => {
    const promises = casesFor(subject);

    promises('keeps one calendar for each mission', async ({ missionCalendars }) => {
      await missionCalendars.put(aMissionCalendar());
      await missionCalendars.put(aMissionCalendar({ missionId: 'be-liege' }));
      await missionCalendars.put(aMissionCalendar({ updatedBy: 'agent-2' }));
      expect((await missionCalendars.list()).map(({ missionId }) => missionId)).toEqual([
        'be-liege',
        'fr-lyon',
      ]);
      expect(await missionCalendars.get('fr-lyon')).toStrictEqual(aMissionCalendar({ updatedBy: 'agent-2' }));
      await missionCalendars.remove('fr-lyon');
      expect(await missionCalendars.get('fr-lyon')).toBeUndefined();
    });
  });

  describe('teams', () => {
    const promises = casesFor(subject);

    promises('are kept by id and listed by name', async ({ teams }) => {
      await teams.put(aTeam());
      await teams.put(aTeam({ id: 'team-2', name: 'Affaires sociales' }));
      await teams.put(aTeam({ zone: 'Europe/Paris' }));
      expect(ids(await teams.list())).toEqual(['team-2', 'team-1']);
      expect(await teams.get('team-1')).toStrictEqual(aTeam({ zone: 'Europe/Paris' }));
      await teams.remove('team-1');
      await teams.remove('unknown');
      expect(await teams.get('team-1')).toBeUndefined();
    });
  });

  describe('who served a conversation last', () => {
    const promises = casesFor(subject);

    promises('is found by conversation, newest first, since an instant', async ({ escalations }) => {
      const ended = (id: string, conversationId: string, at: number) =>
        escalations.open(
          anEscalation({ id, conversationId, state: 'resolved', resolvedAt: minute(at), agentId: 'agent-1' }),
        );
      await ended('e1', 'c1', 1);
      await ended('e2', 'c1', 5);
      await ended('e3', 'c2', 3);
      await ended('e4', 'c3', 4);
      await escalations.open(anEscalation({ id: 'e5', conversationId: 'c1' }));
      expect(ids(await escalations.resolvedOf(['c1', 'c2'], minute(3)))).toEqual(['e2', 'e3']);
      expect(await escalations.resolvedOf([], minute(0))).toEqual([]);
    });
  });
}
