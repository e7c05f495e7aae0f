import type { MissionCalendarStore } from '../../ports/store.ts';
import type { Context } from './context.ts';

export function missionCalendarStore({ missionCalendars, connection, write }: Context): MissionCalendarStore {
  return {
    list: async () => missionCalendars.all('true order by mission_id', []),
    get: async (missionId) => missionCalendars.find(missionId),
    put: (calendar) => write(() => missionCalendars.put(calendar)),
    remove: async (missionId) => {
      await write(() => connection.run('delete from mission_calendars where mission_id = ?', [missionId]));
    },
  };
}
