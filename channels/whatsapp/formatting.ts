import { splitText } from '../../src/core/text-parts.ts';

/** White space as thin as can be: WhatsApp formats only words that its marks touch. */
const HAIR = '\u200A';
/** Invisible and not white space: WhatsApp quotes only lines that begin with the mark. */
const JOINER = '\u2060';

/** Marks at the edge of words that have a partner on the same line; addresses are left whole. */
const PAIRED =
  /(https?:\/\/\S+|(?<!\S)\S+@\S+)|(?<![\p{L}\p{N}])(\*+|_+|~+|`+)(?=\S)([^\n]*?\S)(\2)(?![\p{L}\p{N}])/gu;

/**
 * The text so that WhatsApp shows it as it stands, without making bold, italic, struck, code or quotes of it
 * (https://faq.whatsapp.com/539178204879377). Only white space and invisible characters are added.
 */
export function neutralise(text: string): string {
  return text
    .replace(PAIRED, (whole, address: string | undefined, mark: string, inner: string) =>
      address ? whole : `${mark}${HAIR}${neutralise(inner)}${HAIR}${mark}`,
    )
    .replace(/^(?=>)/gm, JOINER);
}

/** The text as shown, in pieces of at most `limit` UTF-16 units. */
export function neutralPieces(text: string, limit: number): string[] {
  return splitText(text, limit).flatMap((piece) => {
    const shown = neutralise(piece);
    if (shown.length <= limit) return [shown];
    return neutralPieces(piece, Math.floor(limit / 2));
  });
}
