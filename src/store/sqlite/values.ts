import type { ValueStore } from '../../ports/store.ts';
import type { Context } from './context.ts';

export function valueStore({ values, write }: Context): ValueStore {
  return {
    get: async (name) => values.find(name)?.value,
    set: (name, value) => write(() => values.put({ name, value })),
    increment: (name) =>
      write(() => {
        const next = Number(values.find(name)?.value ?? 0) + 1;
        values.put({ name, value: String(next) });
        return next;
      }),
  };
}
