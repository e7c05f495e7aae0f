import type { Conversation } from '../../core/conversation.ts';
import type { ChannelName, Message, NewMessage } from '../../core/message.ts';
import type { TurnStore } from '../../ports/store.ts';
import { openKey, understoodService } from '../shapes.ts';
import type { Context } from './context.ts';
import { mark } from './messages.ts';
import { appendMessage, placeIn } from './numbering.ts';

async function appendInOrder(
  context: Context,
  messages: readonly NewMessage[],
  conversation: Conversation,
): Promise<Message[]> {
  if (messages.length === 0) return [];
  const place = await placeIn(context, conversation.id, conversation);
  const stored: Message[] = [];
  for (const message of messages) {
    const behind = stored.at(-1)?.seq ?? place.behind;
    stored.push((await appendMessage(context, message, { ...place, behind })).message);
  }
  return stored;
}

export function turnStore(context: Context): TurnStore {
  const { conversations, escalations, turns } = context;
  return {
    commit: async ({ conversation, messages, record, escalation, handled }) => {
      const current = await conversations.find(conversation.id);
      if (current?.version !== conversation.version) return undefined;
      const stored = await context.additions.do(conversation.id, () =>
        appendInOrder(context, messages, conversation),
      );
      // After the replies: an agent may take it at once, and then nothing of this turn would be said any more.
      if (record) await turns.insert(record, { service: understoodService(record) });
      if (escalation) await escalations.insert(escalation, { open_key: openKey(escalation) });
      // Last, so that a turn cut off before this is decided again and finds what it has written by its ids.
      const saved = await conversations.save(conversation);
      if (!saved) return undefined;
      // A mark that a crash leaves out is made up for in the next run.
      if (handled) await mark(context, handled.id, handled.as);
      return { conversation: saved, messages: stored };
    },
    get: (inboundId) => turns.find(inboundId),
    ofConversation: (conversationId) => turns.all({ conversation_id: conversationId }, { at: 1, _id: 1 }),
    counts: async (from, to) => {
      const columns = ['channel', 'language', 'service', 'outcome'];
      const groups = await turns.count({ at: { $gte: from, $lt: to } }, columns);
      return groups.map(({ of, count }) => ({
        channel: of.channel as ChannelName,
        language: String(of.language),
        service: String(of.service),
        outcome: String(of.outcome),
        count,
      }));
    },
    conversations: async (from, to) => {
      const columns = ['conversation_id', 'channel', 'language', 'service'];
      const groups = await turns.count({ at: { $gte: from, $lt: to } }, columns);
      return groups.map(({ of }) => ({
        conversationId: String(of.conversation_id),
        channel: of.channel as ChannelName,
        language: String(of.language),
        service: String(of.service),
      }));
    },
    ended: ({ from, to, outcomes, limit }) =>
      turns.all({ at: { $gte: from, $lt: to }, outcome: { $in: outcomes } }, { at: -1, _id: 1 }, limit),
  };
}
