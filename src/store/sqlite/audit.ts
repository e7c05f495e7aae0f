import type { AuditStore } from '../../ports/store.ts';
import type { Context } from './context.ts';

/** Later than any entry, in milliseconds since 1970 UTC. */
const EVER = 8.64e15;

export function auditStore({ audit, connection, write }: Context): AuditStore {
  return {
    add: async (entry) => {
      await write(() => audit.insert(entry));
    },
    list: async ({ subject = null, actor = null, before, limit }) =>
      audit.all(
        '(?1 is null or subject = ?1) and (?2 is null or actor = ?2) and at < ?3 order by at desc, id limit ?4',
        [subject, actor, before?.getTime() ?? EVER, limit],
      ),
    removeBefore: (instant) =>
      write(() => connection.run('delete from audit where at < ?', [instant.getTime()])),
  };
}
