import type { Remembering } from '../../core/erased.ts';
import type { PrivacyStore } from '../../ports/store.ts';
import type { Context } from './context.ts';

/** Most messages that are removed with one transaction. */
const AT_ONCE = 100;

export function privacyStore(context: Context): PrivacyStore {
  const { connection, conversations, erased, write } = context;
  return {
    scrub: async (conversationId, through, remembering) => {
      await removeMessages(context, { conversationId, through }, remembering);
      await write(() => removeRemarks(context, conversationId));
      forgetLog(context);
    },
    dissolve: async (conversationId, alias, remembering) => {
      const all = { conversationId, through: Number.MAX_SAFE_INTEGER };
      await removeMessages(context, all, remembering);
      await write(() => {
        // What has come since.
        removeSome(context, all, remembering);
        removeRemarks(context, conversationId);
        connection.run('update turns set conversation_id = ? where conversation_id = ?', [
          alias,
          conversationId,
        ]);
        connection.run(
          'update escalations set conversation_id = ?, open_key = id, version = version + 1 where conversation_id = ?',
          [alias, conversationId],
        );
        connection.run('delete from conversations where id = ?', [conversationId]);
      });
      forgetLog(context);
    },
    takeBack: async (messageId) => {
      await write(() => connection.run('delete from messages where id = ?', [messageId]));
      forgetLog(context);
    },
    wasErased: async (mark) => erased.find(mark) !== undefined,
    removeMarksBefore: (instant) =>
      write(() => connection.run('delete from erased_messages where at < ?', [instant.getTime()])),
    inactiveSince: async (before, limit) =>
      conversations.all(
        `updated_at < ? and state in ('bot', 'closed') and coalesce(held, 0) = 0 order by updated_at, id limit ?`,
        [before.getTime(), limit],
      ),
    forgottenBefore: async (before, limit) =>
      conversations.all(
        `forgotten_at < ? and state in ('bot', 'closed') and coalesce(held, 0) = 0 order by forgotten_at, id limit ?`,
        [before.getTime(), limit],
      ),
    removeUnused: (before, limit) => write(() => connection.run(REMOVE_UNUSED, [before.getTime(), limit])),
  };
}

const REMOVE_UNUSED = `
  delete from conversations where id in (
    select id from conversations c
    where updated_at < ? and channel <> 'phone' and state = 'bot' and answered_through = 0 and coalesce(held, 0) = 0
      and not exists (select 1 from messages where conversation_id = c.id)
      and not exists (select 1 from escalations where conversation_id = c.id)
    order by updated_at limit ?
  )`;

/** Which messages go. */
interface Gone {
  readonly conversationId: string;
  readonly through: number;
}

/** Some at a time, so that nobody waits for long, however much somebody wrote. */
async function removeMessages(context: Context, gone: Gone, remembering: Remembering): Promise<void> {
  while (await context.write(() => removeSome(context, gone, remembering)));
}

/** Removes the oldest, and leaves the marks of the citizen's. Says whether there may be more. */
function removeSome(
  { connection, erased }: Context,
  { conversationId, through }: Gone,
  { markOf, since }: Remembering,
): boolean {
  const some = connection.all(
    'select id, seq, "from", at from messages where conversation_id = ? and seq <= ? order by seq limit ?',
    [conversationId, through, AT_ONCE],
  );
  for (const { id, from, at } of some)
    if (from === 'citizen' && Number(at) >= since.getTime())
      erased.insert({ id: markOf(String(id)), at: new Date(Number(at)) });
  const last = Number(some.at(-1)?.seq ?? 0);
  connection.run(
    `delete from platform_ids
     where message_id in (select id from messages where conversation_id = ? and seq <= ?)`,
    [conversationId, last],
  );
  connection.run('delete from messages where conversation_id = ? and seq <= ?', [conversationId, last]);
  return some.length === AT_ONCE;
}

function removeRemarks({ connection }: Context, conversationId: string): void {
  for (const table of ['notes', 'call_backs'])
    connection.run(`delete from ${table} where conversation_id = ?`, [conversationId]);
  connection.run('update turns set understanding = null where conversation_id = ?', [conversationId]);
  connection.run(
    `update escalations
     set note = null, transfer_note = null, refusal_note = null, tags = null, version = version + 1
     where conversation_id = ? and coalesce(note, transfer_note, refusal_note, tags) is not null`,
    [conversationId],
  );
}

/** The log of recent writes still holds what was erased; it is emptied as soon as no reader needs it. */
function forgetLog({ connection }: Context): void {
  try {
    connection.get('pragma wal_checkpoint(truncate)');
  } catch {
    // A reader is in the way: a later checkpoint does it.
  }
}
