import type { DutyStore } from '../../ports/store.ts';
import type { Context } from './context.ts';

export function dutyStore({ dutyShifts }: Context): DutyStore {
  return {
    put: (shift) => dutyShifts.put(shift),
    get: (id) => dutyShifts.find(id),
    remove: async (id) => {
      await dutyShifts.remove({ _id: id });
    },
    list: (from, to) => dutyShifts.all({ to: { $gt: from }, from: { $lt: to } }, { from: 1, _id: 1 }),
  };
}
