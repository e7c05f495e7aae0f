import type { ValueStore } from '../../ports/store.ts';
import type { Context } from './context.ts';

export function valueStore({ connection, values, write }: Context): ValueStore {
  return {
    get: async (name) => values.find(name)?.value,
    set: (name, value) => write(() => values.put({ name, value })),
    remove: async (name) => {
      await write(() => connection.run('delete from named_values where name = ?', [name]));
    },
    swap: (name, from, to) =>
      write(() => {
        const fits = values.find(name)?.value === from;
        if (fits) values.put({ name, value: to });
        return fits;
      }),
    increment: (name) =>
      write(() => {
        const next = Number(values.find(name)?.value ?? 0) + 1;
        values.put({ name, value: String(next) });
        return next;
      }),
  };
}
