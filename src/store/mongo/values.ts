import type { ValueStore } from '../../ports/store.ts';
import type { Context } from './context.ts';

export function valueStore({ values }: Context): ValueStore {
  return {
    get: async (name) => (await values.find(name))?.value,
    set: (name, value) => values.put({ name, value }),
    remove: async (name) => {
      await values.remove({ _id: name });
    },
    swap: async (name, from, to) =>
      from === undefined
        ? values.insert({ name, value: to })
        : (await values.change({ _id: name, value: from }, { $set: { value: to } })) !== undefined,
    /** A number is taken by inserting a row of its own; the row of the name only says where to begin looking. */
    async increment(name) {
      let number = Number((await values.find(name))?.value ?? 0) + 1;
      while (!(await values.insert({ name: `${name} ${number}`, value: 'taken' }))) number += 1;
      await values.put({ name, value: String(number) });
      return number;
    },
  };
}
