import type { CallbackQuery, Message, Update } from 'telegraf/types';
import { LANGUAGES, type Language } from '../../src/core/language.ts';
import type { Attachment, InboundMessage } from '../../src/core/message.ts';

/** Commands of the menu; each does what the choice of that id does. */
const COMMANDS: Readonly<Record<string, string>> = {
  '/start': 'topics',
  '/help': 'topics',
  '/lang': 'languages',
  '/agent': 'agent',
};

/** An update as a message, or nothing: groups, channels, bots and what is not a message are left alone. */
export function decodeUpdate(update: Update): InboundMessage | undefined {
  if ('message' in update) return decodeMessage(update.message, `m${update.message.message_id}`);
  if ('edited_message' in update) {
    const { message_id, edit_date } = update.edited_message as Message & { edit_date?: number };
    return decodeMessage(update.edited_message as Message, `m${message_id}-${edit_date ?? 0}`);
  }
  return 'callback_query' in update ? decodeCallback(update.callback_query) : undefined;
}

function decodeMessage(message: Message, platformId: string): InboundMessage | undefined {
  if (message.chat.type !== 'private' || message.from?.is_bot) return undefined;
  const attachments = attachmentsOf(message);
  const text = 'text' in message ? message.text : 'caption' in message ? (message.caption ?? '') : '';
  if (text === '' && attachments.length === 0) return undefined;
  const command = COMMANDS[text.split(/[\s@]/)[0] ?? ''];
  return {
    ...personOf(message.chat.id, message.from?.language_code),
    platformId,
    text,
    ...(command ? { choice: command } : {}),
    ...(attachments.length > 0 ? { attachments } : {}),
    sentAt: new Date(message.date * 1000),
  };
}

function decodeCallback(query: CallbackQuery): InboundMessage | undefined {
  const { message } = query;
  if (!('data' in query) || !message || message.chat.type !== 'private') return undefined;
  return {
    ...personOf(message.chat.id, query.from.language_code),
    platformId: `c${query.id}`,
    text: labelOf(message, query.data) ?? query.data,
    choice: query.data,
    sentAt: new Date(message.date * 1000),
  };
}

function personOf(
  chatId: number,
  code: string | undefined,
): Pick<InboundMessage, 'channel' | 'personId' | 'address' | 'languageHint'> {
  const languageHint = LANGUAGES.find((language): language is Language => language === code?.slice(0, 2));
  return {
    channel: 'telegram',
    personId: String(chatId),
    address: { chatId },
    ...(languageHint ? { languageHint } : {}),
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
];

function attachmentsOf(message: Message): Attachment[] {
  if ('location' in message) {
    const { latitude, longitude } = message.location;
    return [{ kind: 'location', latitude, longitude }];
  }
  const found = KINDS.find(([key]) => key in message);
  return found ? [{ kind: found[1] }] : [];
}
