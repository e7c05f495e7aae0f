import { z } from 'zod';
import type { Activity } from './activity.ts';

const mentionSchema = z.object({
  type: z.literal('mention'),
  mentioned: z.object({ id: z.string() }),
  text: z.string().max(1000).optional().catch(undefined),
});

/** A text names few; more are a trick to keep us busy, as is a longer text. */
const MENTIONS = 50;
const READ_LIMIT = 20_000;

/** The words without the bot's name, other people's names as they are read, and whether the bot was named. */
export function withoutMentions({ text = '', entities, recipient }: Activity): {
  text: string;
  addressed: boolean;
} {
  const mentions = entities
    .slice(0, MENTIONS)
    .map((entity) => mentionSchema.safeParse(entity).data)
    .filter((mention) => mention !== undefined);
  const ofBot = mentions.filter(({ mentioned }) => mentioned.id === recipient?.id);
  let words = text.slice(0, READ_LIMIT);
  for (const { text: name } of ofBot) if (name) words = words.replaceAll(name, ' ');
  return { text: plainWords(words), addressed: ofBot.length > 0 };
}

/** Teams writes names in `<at>` and some spaces as entities. */
function plainWords(text: string): string {
  return text
    .replace(/<\/?at(?: id="\d{1,3}")?>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/[ \t]{2,}/g, ' ')
    .trim();
}
