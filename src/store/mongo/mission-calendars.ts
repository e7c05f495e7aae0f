import type { MissionCalendarStore } from '../../ports/store.ts';
import type { Context } from './context.ts';

export function missionCalendarStore({ missionCalendars }: Context): MissionCalendarStore {
  return {
    list: () => missionCalendars.all({}, { _id: 1 }),
    get: (missionId) => missionCalendars.find(missionId),
    put: (calendar) => missionCalendars.put(calendar),
    remove: async (missionId) => {
      await missionCalendars.remove({ _id: missionId });
    },
  };
}
