import type { DutyStore } from '../../ports/store.ts';
import type { Context } from './context.ts';

export function dutyStore({ dutyShifts, connection, write }: Context): DutyStore {
  return {
    put: (shift) => write(() => dutyShifts.put(shift)),
    get: async (id) => dutyShifts.find(id),
    remove: async (id) => {
      await write(() => connection.run('delete from duty_shifts where id = ?', [id]));
    },
    list: async (from, to) =>
      dutyShifts.all('"to" > ? and "from" < ? order by "from", id', [from.getTime(), to.getTime()]),
  };
}
