import type { TeamStore } from '../../ports/store.ts';
import type { Context } from './context.ts';

export function teamStore({ teams }: Context): TeamStore {
  return {
    list: () => teams.all({}, { name: 1, _id: 1 }),
    get: (id) => teams.find(id),
    put: (team) => teams.put(team),
    remove: async (id) => {
      await teams.remove({ _id: id });
    },
  };
}
