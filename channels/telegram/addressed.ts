import type { Message, MessageEntity } from 'telegraf/types';
import type { BotIdentity } from './api.ts';
import { commandOf } from './commands.ts';

/** The words of a message, and where in them someone is named. */
export function wordsOf(message: Message): { text: string; entities: readonly MessageEntity[] } {
  if ('text' in message) return { text: message.text, entities: message.entities ?? [] };
  const { caption, caption_entities } = message as Partial<Message.CaptionableMessage>;
  return { text: caption ?? '', entities: caption_entities ?? [] };
}

/**
 * What a message in a group says to the bot, without its name; nothing if it is not meant for it. It is meant for the
 * bot if it names it, answers one of its messages, or is one of its commands.
 */
export function addressedText(message: Message, bot: BotIdentity): string | undefined {
  const { text, entities } = wordsOf(message);
  const mentions = entities.filter((entity) => names(entity, text, bot));
  const replyTo = (message as Partial<Message.CommonMessage>).reply_to_message;
  const isReply = replyTo?.from?.id === bot.id;
  if (mentions.length === 0 && !isReply && !commandOf(text, bot.username)) return undefined;
  return mentions
    .reduceRight((rest, { offset, length }) => rest.slice(0, offset) + rest.slice(offset + length), text)
    .replace(/[ \t]{2,}/g, ' ')
    .replace(/^[\s,،:;]+/u, '')
    .trim();
}

function names(entity: MessageEntity, text: string, { id, username }: BotIdentity): boolean {
  if (entity.type === 'text_mention') return entity.user.id === id;
  const named = text.slice(entity.offset, entity.offset + entity.length).toLowerCase();
  return entity.type === 'mention' && username !== undefined && named === `@${username.toLowerCase()}`;
}
