import type { InlineKeyboardMarkup } from 'telegraf/types';
import type { Message } from '../../src/core/message.ts';
import { sourceLines, splitText } from '../../src/core/text-parts.ts';
import type { ChannelLimits } from '../../src/ports/channel.ts';

/** https://core.telegram.org/bots/api#sendmessage: 4,096 characters; 100 buttons; labels are cut by the apps near 60. */
export const TELEGRAM_LIMITS: ChannelLimits = { textLength: 4096, buttons: 100, buttonLength: 60 };

/** One call of `sendMessage`, without the chat. Plain text: nothing has to be escaped. */
export interface TelegramText {
  readonly text: string;
  readonly reply_markup?: InlineKeyboardMarkup;
  readonly link_preview_options: { readonly is_disabled: true };
}

/** A message in as many texts as needed, in order; the choices stand under the last one. */
export function encodeMessage(message: Message): TelegramText[] {
  const lines = [
    message.text,
    ...(message.sources?.length ? [sourceLines(message.sources, message.language).join('\n')] : []),
  ];
  const pieces = splitText(lines.join('\n\n'), TELEGRAM_LIMITS.textLength);
  return pieces.map((text, index) => ({
    text,
    link_preview_options: { is_disabled: true },
    ...(index === pieces.length - 1 && message.choices?.length ? { reply_markup: keyboard(message) } : {}),
  }));
}

function keyboard({ choices = [] }: Message): InlineKeyboardMarkup {
  return {
    inline_keyboard: choices.map(({ id, label }) => [{ text: cut(label), callback_data: id }]),
  };
}

function cut(label: string): string {
  const { buttonLength } = TELEGRAM_LIMITS;
  return label.length <= buttonLength ? label : `${splitText(label, buttonLength - 1)[0]}…`;
}
