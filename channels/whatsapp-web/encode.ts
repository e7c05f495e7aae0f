import type { Message } from '../../src/core/message.ts';
import { numberedChoices, sourceLines, splitText } from '../../src/core/text-parts.ts';
import type { ChannelLimits } from '../../src/ports/channel.ts';

/** WhatsApp takes 65,536 characters; the app folds what is longer than a screen or two away behind “read more”. */
export const WHATSAPP_WEB_LIMITS: ChannelLimits = {
  textLength: 4096,
  buttons: 0,
  buttonLength: 0,
  formatting: 'whatsapp',
};

/** A message in as many texts as needed, in order: words, sources, and the choices as numbered lines. */
export function encodeMessage({ text, language, sources = [], choices = [] }: Message): string[] {
  const parts = [text, sourceLines(sources, language).join('\n'), numberedChoices(choices)];
  const full = parts.filter((part) => part !== '').join('\n\n');
  return pieces(full, WHATSAPP_WEB_LIMITS.textLength);
}

function pieces(text: string, limit: number): string[] {
  return splitText(text, limit).flatMap((piece) => {
    const shown = plain(piece);
    return shown.length <= WHATSAPP_WEB_LIMITS.textLength ? [shown] : pieces(piece, Math.floor(limit / 2));
  });
}

/** Invisible, and neither white space nor part of a word: WhatsApp's marks open nothing before it. */
const JOINER = '\u2060';
/** White space as thin as can be: a mark that it follows opens nothing. */
const HAIR = '\u200A';
/** Marks that could open bold, italic, struck or code; addresses are left whole. */
const OPENING = /(https?:\/\/\S+|(?<!\S)\S+@\S+)|(?<![\p{L}\p{N}])([*_~`]+)(?=\S)/gu;

/** The text so that WhatsApp shows it as it stands: https://faq.whatsapp.com/539178204879377 */
function plain(text: string): string {
  return text
    .replace(OPENING, (_, address: string | undefined, marks: string) => address ?? `${marks}${HAIR}`)
    .replace(/^(?=>)/gm, JOINER);
}
