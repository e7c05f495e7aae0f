import type { AuditStore } from '../../ports/store.ts';
import type { Context } from './context.ts';

export function auditStore({ audit }: Context): AuditStore {
  return {
    add: async (entry) => {
      await audit.insert(entry);
    },
    list: ({ subject, actor, before, limit }) =>
      audit.all(
        {
          ...(subject === undefined ? {} : { subject }),
          ...(actor === undefined ? {} : { actor }),
          ...(before ? { at: { $lt: before } } : {}),
        },
        { at: -1, _id: 1 },
        limit,
      ),
    removeBefore: (instant) => audit.remove({ at: { $lt: instant } }),
  };
}
