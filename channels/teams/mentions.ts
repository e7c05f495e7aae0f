import { z } from 'zod';
import type { Activity } from './activity.ts';

const mentionSchema = z.object({
  type: z.literal('mention'),
  mentioned: z.object({ id: z.string() }),
  text: z.string().max(1000).optional().catch(undefined),
});

/** The words without the bot's name, other people's names as they are read, and whether the bot was named. */
export function withoutMentions({ text = '', entities, recipient }: Activity): {
  text: string;
  addressed: boolean;
} {
  const mentions = entities
    .map((entity) => mentionSchema.safeParse(entity).data)
    .filter((mention) => mention !== undefined);
  const ofBot = mentions.filter(({ mentioned }) => mentioned.id === recipient?.id);
  let words = text;
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
