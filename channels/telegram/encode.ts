import type { InlineKeyboardMarkup } from 'telegraf/types';
import type { Choice, Message } from '../../src/core/message.ts';
import { numberedChoices, shorten, sourceLines, splitText } from '../../src/core/text-parts.ts';
import type { ChannelLimits } from '../../src/ports/channel.ts';

/** https://core.telegram.org/bots/api#sendmessage: 4,096 characters; 100 buttons; labels are cut by the apps near 60. */
export const TELEGRAM_LIMITS: ChannelLimits = {
  textLength: 4096,
  buttons: 100,
  buttonLength: 60,
  formatting: 'plain',
};

/** One call of `sendMessage`, without the chat. Plain text: nothing has to be escaped. */
export interface TelegramText {
  readonly text: string;
  readonly reply_markup?: InlineKeyboardMarkup;
  readonly link_preview_options: { readonly is_disabled: true };
}

/**
 * A message in as many texts as needed, in order; the choices stand under the last one. Labels that no button can show
 * whole stand in the text too, numbered.
 */
export function encodeMessage(message: Message): TelegramText[] {
  const { choices = [], language, text } = message;
  const { buttons, buttonLength, textLength } = TELEGRAM_LIMITS;
  const asButtons = choices.length <= buttons;
  const fits = asButtons && choices.every(({ label }) => label.length <= buttonLength);
  const full = [
    text,
    ...(message.sources?.length ? [sourceLines(message.sources, language).join('\n')] : []),
    ...(fits ? [] : [numberedChoices(choices)]),
  ].join('\n\n');
  const pieces = splitText(full, textLength);
  return pieces.map((piece, index) => ({
    text: piece,
    link_preview_options: { is_disabled: true },
    ...(index === pieces.length - 1 && choices.length > 0 && asButtons
      ? { reply_markup: keyboard(choices) }
      : {}),
  }));
}

function keyboard(choices: readonly Choice[]): InlineKeyboardMarkup {
  const { buttonLength } = TELEGRAM_LIMITS;
  return {
    inline_keyboard: choices.map(({ id, label }) => [
      { text: shorten(label, buttonLength), callback_data: id },
    ]),
  };
}
