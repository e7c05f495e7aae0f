import type { ValueStore } from '../../ports/store.ts';
import type { Context } from './context.ts';

export function valueStore({ values }: Context): ValueStore {
  return {
    get: async (name) => (await values.find(name))?.value,
    set: (name, value) => values.put({ name, value }),
  };
}
