import type { TeamStore } from '../../ports/store.ts';
import type { Context } from './context.ts';

export function teamStore({ teams, connection, write }: Context): TeamStore {
  return {
    list: async () => teams.all('true order by name, id', []),
    get: async (id) => teams.find(id),
    put: (team) => write(() => teams.put(team)),
    remove: async (id) => {
      await write(() => connection.run('delete from teams where id = ?', [id]));
    },
  };
}
