import type { ChannelName } from '../../core/message.ts';
import type { TurnStore } from '../../ports/store.ts';
import { openKey, understoodService } from '../shapes.ts';
import type { Context } from './context.ts';
import { appendMessage, mark } from './messages.ts';

export function turnStore(context: Context): TurnStore {
  const { connection, conversations, escalations, turns, write } = context;
  return {
    commit: ({ conversation, messages, record, escalation, handled }) =>
      write(() => {
        const [version] =
          connection.firstCells('select version from conversations where id = ?', [conversation.id]) ?? [];
        if (version !== conversation.version) return undefined;
        const stored = messages.map((message) => appendMessage(context, message).message);
        if (record) turns.insert(record, { service: understoodService(record) });
        if (escalation) escalations.insert(escalation, { open_key: openKey(escalation) });
        const saved = conversations.save(conversation);
        if (handled) mark(context, handled.id, handled.as);
        return saved && { conversation: saved, messages: stored };
      }),
    get: async (inboundId) => turns.find(inboundId),
    ofConversation: async (conversationId) =>
      turns.all('conversation_id = ? order by at, id', [conversationId]),
    counts: async (from, to) =>
      connection
        .all(
          `select channel, language, service, outcome, count(*) as count from turns where at >= ? and at < ?
           group by channel, language, service, outcome order by channel, language, service, outcome`,
          [from.getTime(), to.getTime()],
        )
        .map((row) => ({
          channel: row.channel as ChannelName,
          language: String(row.language),
          service: String(row.service),
          outcome: String(row.outcome),
          count: Number(row.count),
        })),
    conversations: async (from, to) =>
      connection
        .all(
          `select distinct conversation_id, channel, language, service from turns where at >= ? and at < ?`,
          [from.getTime(), to.getTime()],
        )
        .map((row) => ({
          conversationId: String(row.conversation_id),
          channel: row.channel as ChannelName,
          language: String(row.language),
          service: String(row.service),
        })),
    ended: async ({ from, to, outcomes, limit }) =>
      turns.all(
        `at >= ? and at < ? and outcome in (select value from json_each(?)) order by at desc, id limit ?`,
        [from.getTime(), to.getTime(), JSON.stringify(outcomes), limit],
      ),
  };
}
