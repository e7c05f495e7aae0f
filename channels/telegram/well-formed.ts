import type { Update } from 'telegraf/types';
import { z } from 'zod';

const user = z.looseObject({ id: z.number(), is_bot: z.boolean(), language_code: z.string().optional() });
const chat = z.looseObject({ id: z.number(), type: z.string() });
const entities = z
  .array(
    z.looseObject({
      type: z.string(),
      offset: z.number(),
      length: z.number(),
      user: z.looseObject({ id: z.number() }).optional(),
    }),
  )
  .optional();
const message = z.looseObject({
  message_id: z.number(),
  date: z.number(),
  chat,
  from: user.optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  entities,
  caption_entities: entities,
  location: z.looseObject({ latitude: z.number(), longitude: z.number() }).optional(),
  reply_to_message: z.looseObject({ from: z.looseObject({ id: z.number() }).optional() }).optional(),
  reply_markup: z.looseObject({ inline_keyboard: z.array(z.array(z.looseObject({}))) }).optional(),
});
const shape = z.looseObject({
  update_id: z.number(),
  message: message.optional(),
  edited_message: message.optional(),
  callback_query: z
    .looseObject({ id: z.string(), from: user, message: message.optional(), data: z.string().optional() })
    .optional(),
  my_chat_member: z.looseObject({ chat, new_chat_member: z.looseObject({ status: z.string() }) }).optional(),
});

/**
 * Whether an update has what we read of it, in the form that Telegram documents. One that has not is left alone: it
 * would fail each time that it comes again, and hold up all that come after it.
 */
export function isWellFormed(update: unknown): update is Update {
  return shape.safeParse(update).success;
}
