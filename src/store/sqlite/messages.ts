import { AppError } from '../../core/errors.ts';
import type { Message, NewMessage } from '../../core/message.ts';
import type { MessageStore } from '../../ports/store.ts';
import type { Context } from './context.ts';

const DEFAULT_LIMIT = 1_000;

export function messageStore(context: Context): MessageStore {
  const { connection, messages, write } = context;
  return {
    append: (message) => write(() => appendMessage(context, message)),
    get: async (id) => messages.find(id),
    after: async (conversationId, after, limit = DEFAULT_LIMIT) =>
      messages.all('conversation_id = ? and seq > ? order by seq limit ?', [conversationId, after, limit]),
    latest: async (conversationId, limit) =>
      messages.all('conversation_id = ? order by seq desc limit ?', [conversationId, limit]).reverse(),
    unhandled: async (conversationId, after) =>
      messages.all(
        `conversation_id = ? and seq > ? and "from" = 'citizen' and handling = 'received' order by seq`,
        [conversationId, after],
      ),
    conversationsUnhandledSince: async (before, limit) =>
      connection
        .all(
          `select conversation_id from messages where handling = 'received' and at < ?
           group by conversation_id order by min(at) limit ?`,
          [before.getTime(), limit],
        )
        .map((row) => String(row.conversation_id)),
    search: async (words, limit) =>
      messages.all(`text like ? escape '\\' order by at desc, id limit ?`, [containing(words), limit]),
    ...handling(context),
  };
}

/** A pattern of SQL's `like`: the words as they stand, anywhere. */
function containing(words: string): string {
  return `%${words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}

function handling(context: Context): Pick<MessageStore, 'mark' | 'countAttempt'> {
  const { connection, write } = context;
  return {
    mark: (id, handling) => write(() => mark(context, id, handling)),
    countAttempt: (id) =>
      write(() => {
        const row = connection.get(
          'update messages set attempts = coalesce(attempts, 0) + 1 where id = ? returning attempts',
          [id],
        );
        if (!row) throw new AppError('resource.unknown', `There is no message ${id}.`);
        return Number(row.attempts);
      }),
  };
}

/** To be called within a write. */
export function mark({ connection }: Context, id: string, handling: 'done' | 'failed'): void {
  connection.run('update messages set handling = ? where id = ?', [handling, id]);
}

/** Numbers and stores a message, or finds the one of its id. To be called within a write. */
export function appendMessage(
  { connection, conversations, messages }: Context,
  message: NewMessage,
): { message: Message; added: boolean } {
  const last = connection.firstCells('select max(seq) from messages where conversation_id = ?', [
    message.conversationId,
  ]);
  const numbered = { ...message, seq: Number(last?.[0] ?? 0) + 1 };
  const channel = message.delivery && conversations.find(message.conversationId)?.channel;
  const stored = messages.add(numbered, { delivery_channel: channel });
  return { message: stored ?? messages.find(message.id) ?? numbered, added: stored !== undefined };
}
