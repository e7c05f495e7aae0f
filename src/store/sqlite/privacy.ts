import type { PrivacyStore } from '../../ports/store.ts';
import type { Context } from './context.ts';

export function privacyStore(context: Context): PrivacyStore {
  const { connection, conversations, write } = context;
  return {
    scrub: async (conversationId, through) => {
      await write(() => {
        removeMessages(context, conversationId, through);
        removeRemarks(context, conversationId);
      });
      forgetLog(context);
    },
    dissolve: async (conversationId, alias) => {
      await write(() => {
        removeMessages(context, conversationId, Number.MAX_SAFE_INTEGER);
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
  };
}

function removeMessages({ connection }: Context, conversationId: string, through: number): void {
  connection.run(
    `delete from platform_ids
     where message_id in (select id from messages where conversation_id = ? and seq <= ?)`,
    [conversationId, through],
  );
  connection.run('delete from messages where conversation_id = ? and seq <= ?', [conversationId, through]);
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
