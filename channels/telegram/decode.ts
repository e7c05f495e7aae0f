import type { CallbackQuery, Chat, Message, Update, User } from 'telegraf/types';
import { isLanguage } from '../../src/core/language.ts';
import type { Attachment, InboundMessage } from '../../src/core/message.ts';
import { addressedText, wordsOf } from './addressed.ts';
import type { BotIdentity } from './api.ts';
import { commandOf } from './commands.ts';

/** Where a person is answered. */
export interface TelegramAddress {
  readonly chatId: number;
  /** In groups: the topic, and the message that is answered. */
  readonly threadId?: number;
  readonly replyTo?: number;
}

type Decoded = InboundMessage | undefined;

/**
 * An update as a message, or nothing: channels, bots, talk in groups that is not meant for this bot and what is not a
 * message are left alone.
 */
export function decodeUpdate(update: Update, bot: BotIdentity = { id: 0 }): Decoded {
  if ('message' in update) return decodeMessage(update.message, idOf(update.message), bot);
  if ('edited_message' in update) {
    const edited = update.edited_message as Message & { edit_date?: number };
    // A live position is edited every few seconds; it was answered once.
    if (wordsOf(edited).text === '') return undefined;
    const decoded = decodeMessage(edited, `m${edited.message_id}-${edited.edit_date ?? 0}`, bot);
    return decoded && { ...decoded, sentAt: new Date((edited.edit_date ?? edited.date) * 1000) };
  }
  return 'callback_query' in update ? decodeCallback(update.callback_query) : undefined;
}

/** The pictures of an album come one by one; those without words are one message, answered once. */
function idOf(message: Message): string {
  const { media_group_id } = message as Partial<Message.MediaMessage>;
  return media_group_id && wordsOf(message).text === '' ? `g${media_group_id}` : `m${message.message_id}`;
}

/** Whether the update can only be understood by knowing the bot's name. */
export function isOfGroup(update: Update): boolean {
  const message = 'message' in update ? update.message : 'edited_message' in update && update.edited_message;
  return message !== false && message.chat.type !== 'private';
}

function decodeMessage(message: Message, platformId: string, bot: BotIdentity): Decoded {
  const { chat, from } = message;
  if (!from || from.is_bot || chat.type === 'channel') return undefined;
  const isPrivate = chat.type === 'private';
  const said = isPrivate ? wordsOf(message).text : addressedText(message, bot);
  if (said === undefined) return undefined;
  const attachments = attachmentsOf(message);
  const named = said === '' && attachments.length === 0 && !isPrivate;
  const text = named ? wordsOf(message).text : said;
  if (text === '' && attachments.length === 0) return undefined;
  // Whoever only calls the bot by its name is asked what they need.
  const asked = named ? { choice: 'topics' } : commandOf(text, bot.username);
  return {
    ...personOf(chat, from),
    address: isPrivate ? { chatId: chat.id } : addressIn(message),
    platformId,
    text,
    ...asked,
    ...(attachments.length > 0 ? { attachments } : {}),
    sentAt: new Date(message.date * 1000),
  };
}

function decodeCallback(query: CallbackQuery): Decoded {
  const { message, from } = query;
  if (!('data' in query) || !message || message.chat.type === 'channel') return undefined;
  const answered = (message as Partial<Message.CommonMessage>).reply_to_message;
  // In a group a keyboard is for whoever was answered with it.
  if (answered?.from && answered.from.id !== from.id) return undefined;
  const isPrivate = message.chat.type === 'private';
  const chatId = message.chat.id;
  return {
    ...personOf(message.chat, from),
    address: isPrivate ? { chatId } : addressIn(message as Message),
    platformId: `c${query.id}`,
    text: labelOf(message, query.data) ?? query.data,
    // Without a time: the message is that of the button, which may be old.
    choice: query.data,
  };
}

/** In a group each person has a conversation of their own. */
function personOf(chat: Chat, from: User): Pick<InboundMessage, 'channel' | 'personId' | 'languageHint'> {
  const languageHint = from.language_code?.slice(0, 2);
  return {
    channel: 'telegram',
    personId: chat.type === 'private' ? String(chat.id) : `${chat.id}.${from.id}`,
    ...(isLanguage(languageHint) ? { languageHint } : {}),
  };
}

function addressIn(message: Message): TelegramAddress {
  const { message_thread_id, is_topic_message } = message as Partial<Message.CommonMessage>;
  return {
    chatId: message.chat.id,
    ...(is_topic_message && message_thread_id ? { threadId: message_thread_id } : {}),
    replyTo: message.message_id,
  };
}

/** The words on the button that was pressed. */
function labelOf(message: object, data: string): string | undefined {
  const markup = (message as Partial<Message.TextMessage>).reply_markup;
  return markup?.inline_keyboard
    .flat()
    .find((button) => 'callback_data' in button && button.callback_data === data)?.text;
}

const KINDS: readonly (readonly [key: string, kind: Attachment['kind']])[] = [
  ['photo', 'image'],
  ['voice', 'voice'],
  ['audio', 'voice'],
  ['video', 'video'],
  ['video_note', 'video'],
  ['sticker', 'sticker'],
  ['animation', 'other'],
  ['document', 'document'],
  ['contact', 'contact'],
  ['poll', 'other'],
  ['dice', 'other'],
  ['game', 'other'],
  ['story', 'other'],
  ['invoice', 'other'],
  ['paid_media', 'other'],
  ['checklist', 'other'],
];

/** Only the kind is kept, never the thing. */
function attachmentsOf(message: Message): Attachment[] {
  if ('location' in message) {
    const { latitude, longitude } = message.location;
    return [{ kind: 'location', latitude, longitude }];
  }
  const found = KINDS.find(([key]) => key in message);
  return found ? [{ kind: found[1] }] : [];
}
